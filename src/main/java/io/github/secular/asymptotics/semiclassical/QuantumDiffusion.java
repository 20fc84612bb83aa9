package io.github.secular.asymptotics.semiclassical;

import io.github.secular.classical.CosineTerm;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.RandomPotential;
import io.github.secular.drive.Noise;
import io.github.secular.drive.RandomDrive;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.quantum.RateMatrix;
import io.github.secular.quantum.limit.AveragedRates;
import io.github.secular.quantum.limit.RandomRates;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.complex.Complex;

/**
 * d_q(E_n) = ½ Σ_m A(n, m) (E_m − E_n)² of a quantum well, with what a cut basis leaves out
 * (doc/semiclassical.md, W3.2 and W3.3).
 *
 * @param rates A, slow time
 * @param values d_q(E_n), energy² per slow time, one per level
 * @param leaks (V̂²)_nn − Σ|V_nm|² over all that shakes, as part of (V̂²)_nn, one per level
 * @param missing what d_q(E_n) may lack at most, one per level
 */
record QuantumDiffusion(RateMatrix rates, double[] values, double[] leaks, double[] missing) {
    private static final int PER_DECADE = 40;
    private static final int DECADES = 12;
    /** A leak is a difference of sums, good to this part of them. */
    private static final double ROUNDING = 1e-14;

    /** @param t slow time, at which envelopes are taken */
    static QuantumDiffusion of(QuantumWell well, double t) {
        WellLevels levels = well.levels();
        int n = levels.size();
        RateMatrix rates = well.isDark()
                ? RateMatrix.zero(n)
                : well.model().drive() instanceof RandomDrive
                        ? RandomRates.of(well.model(), true).rates()
                        : AveragedRates.at(well.model(), t).rates();
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double step = levels.energy(j) - levels.energy(i);
                values[i] += rates.rate(i, j) * step * step / 2;
            }
        }
        double[] squares = new double[n];
        double[] lost = new double[n];
        double[] missing = new double[n];
        for (Group group : groups(well, t)) {
            group.add(well, squares, lost, missing);
        }
        double[] leaks = new double[n];
        for (int i = 0; i < n; i++) {
            leaks[i] = squares[i] > 0 ? lost[i] / squares[i] : 0;
        }
        return new QuantumDiffusion(rates, values, leaks, missing);
    }

    /**
     * What shakes with one spectrum.
     *
     * @param functions V, or C and S of the terms of one frequency
     * @param amplitudes how strong each is now
     * @param spectrum of ω: ω² times what a rate has for each |V_nm|²/ħ², halved; γ is taken as it is
     */
    private record Group(List<PhaseFunction> functions, List<Double> amplitudes, Spectrum spectrum) {
        void add(QuantumWell well, double[] squares, double[] lost, double[] missing) {
            WellLevels levels = well.levels();
            int n = levels.size();
            double[] root = new double[n];
            for (int f = 0; f < functions.size(); f++) {
                double g = Math.abs(amplitudes.get(f));
                double[] square = levels.squares(functions.get(f));
                ComplexMatrix v = levels.matrix(functions.get(f));
                for (int i = 0; i < n; i++) {
                    double kept = 0;
                    for (int m = 0; m < n; m++) {
                        kept += v.abs2(i, m);
                    }
                    double leak = Math.max(0, square[i] - kept);
                    squares[i] += g * g * square[i];
                    lost[i] += g * g * leak;
                    root[i] += g * Math.sqrt(leak + ROUNDING * square[i]);
                }
            }
            double top = levels.energy(n - 1);
            double width = (top - levels.hamiltonian().lowestEnergy()) / levels.hbar();
            for (int i = 0; i < n; i++) {
                double gamma = well.model().fastDamping(i, i == n - 1 ? Math.max(0, n - 2) : n - 1);
                // The highest level is the last one kept; those that are left out lie above it.
                double from = (top - levels.energy(i)) / levels.hbar();
                missing[i] +=
                        root[i] * root[i] * largest(w -> w * w * spectrum.at(gamma, w), Math.max(from, 1e-6 * width));
            }
        }
    }

    private interface Spectrum {
        double at(double gamma, double omega);
    }

    /** doc/semiclassical.md, W3.3. */
    private static double largest(DoubleUnaryOperator f, double from) {
        double out = 0;
        for (int i = 0; i <= PER_DECADE * DECADES; i++) {
            out = Math.max(out, f.applyAsDouble(from * Math.pow(10, (double) i / PER_DECADE)));
        }
        return out;
    }

    private static double lorentzian(double gamma, double s) {
        return gamma > 0 ? 1 / (gamma * (1 + (s / gamma) * (s / gamma))) : 0;
    }

    private static double weight(Noise noise, double gamma, double w) {
        return noise.laplace(new Complex(gamma, w)).getReal();
    }

    private static List<Group> groups(QuantumWell well, double t) {
        List<Group> out = new ArrayList<>();
        if (well.problem().shaking() instanceof RandomPotential random) {
            for (RandomPotential.Part part : random.parts()) {
                double nu = part.signal().carrier();
                Spectrum spectrum = nu == 0
                        ? (gamma, w) -> weight(part.noise(), gamma, w)
                        : (gamma, w) -> (weight(part.noise(), gamma, w - nu) + weight(part.noise(), gamma, w + nu)) / 4;
                out.add(new Group(List.of(part.shape()), List.of(1.0), spectrum));
            }
            return out;
        }
        QuasiPeriodicPotential wave = (QuasiPeriodicPotential) well.problem().shaking();
        Map<List<Integer>, List<CosineTerm>> byIndex = new LinkedHashMap<>();
        for (CosineTerm term : wave.terms()) {
            byIndex.computeIfAbsent(Arrays.stream(term.index()).boxed().toList(), k -> new ArrayList<>())
                    .add(term);
        }
        for (List<CosineTerm> terms : byIndex.values()) {
            List<PhaseFunction> functions = new ArrayList<>();
            List<Double> amplitudes = new ArrayList<>();
            for (CosineTerm term : terms) {
                for (PhaseFunction f : List.of(term.cosine(), term.sine())) {
                    if (!f.isZero()) {
                        functions.add(f);
                        amplitudes.add(term.envelope().at(t));
                    }
                }
            }
            double nu = wave.frequency(terms.get(0).index());
            Spectrum spectrum = terms.get(0).isStatic()
                    ? (gamma, w) -> lorentzian(gamma, w)
                    : (gamma, w) -> (lorentzian(gamma, w - nu) + lorentzian(gamma, w + nu)) / 4;
            out.add(new Group(functions, amplitudes, spectrum));
        }
        return out;
    }
}
