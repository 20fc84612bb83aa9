package io.github.secular.asymptotics.semiclassical;

import io.github.secular.classical.CosineTerm;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.drive.Drive;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.RandomDrive;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.Damping;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.RateMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A classical model as a Bloch model over the levels of its well (doc/semiclassical.md, W1.2).
 *
 * @param problem the classical model; its start is not used
 * @param levels of its Hamiltonian
 * @param model e = E/ħ, V = −V̂/ħ; doublets as equal e with shifts
 * @param doublets the tunnelling doublets among the levels
 */
public record QuantumWell(VlasovProblem problem, WellLevels levels, BlochModel model, Doublets doublets) {
    /**
     * @throws RefusalException if the drive has no operator here, or the collisions have a kernel that no damping of
     *     coherences stands for
     */
    public static QuantumWell of(VlasovProblem problem, WellLevels levels) {
        Doublets doublets = Doublets.of(levels, problem.epsilon());
        BlochModel model = new BlochModel(
                energies(levels, doublets, problem.epsilon()),
                damping(problem.relaxation(), levels),
                RateMatrix.zero(levels.size()),
                drive(problem, levels),
                problem.epsilon());
        return new QuantumWell(problem, levels, model, doublets);
    }

    /** e_n = E_n/ħ; the two of a doublet have their mean, and shifts ±Δ/2ħ over ε^p (doc/semiclassical.md, W3.4). */
    private static Levels energies(WellLevels levels, Doublets doublets, double epsilon) {
        int n = levels.size();
        double hbar = levels.hbar();
        double[] e = new double[n];
        double[] shifts = new double[n];
        for (int i = 0; i < n; i++) {
            e[i] = levels.energy(i) / hbar;
        }
        double unit = Math.pow(epsilon, doublets.exponent());
        for (int i = 0; i < doublets.lower().length; i++) {
            int k = doublets.lower()[i];
            double middle = (e[k] + e[k + 1]) / 2;
            e[k] = middle;
            e[k + 1] = middle;
            shifts[k] = -doublets.splittings()[i] / (2 * hbar * unit);
            shifts[k + 1] = -shifts[k];
        }
        List<String> labels = IntStream.range(0, n).mapToObj(Integer::toString).toList();
        return new Levels(labels, e, new int[n][0], e, shifts, doublets.exponent());
    }

    private static Damping damping(Relaxation relaxation, WellLevels levels) {
        if (relaxation.shellKernel().isPresent()) {
            throw new RefusalException("A general collision kernel between the points of a shell is no damping of"
                    + " coherences between levels: give the relaxation without a kernel, or one of angle differences.");
        }
        int n = levels.size();
        if (relaxation.hasKernel() && !isSingle(levels)) {
            throw new RefusalException(
                    "A kernel of angle differences stands for a damping of coherences only where"
                            + " every shell is one orbit, but this well has separatrices: give the relaxation without a kernel.");
        }
        double[] rate = new double[n];
        for (int i = 0; i < n; i++) {
            rate[i] = relaxation.rate(levels.energy(i));
        }
        double[][] gamma = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                // doc/semiclassical.md, W1.2
                double kept = relaxation.hasKernel() ? 1 - relaxation.kernel(i - j) : 1;
                gamma[i][j] = kept * (rate[i] + rate[j]) / 2;
                gamma[j][i] = gamma[i][j];
            }
        }
        return new Damping(gamma, relaxation.exponent());
    }

    /** Whether every shell up to the highest level is one orbit. */
    private static boolean isSingle(WellLevels levels) {
        double top = levels.energy(levels.size() - 1);
        for (double critical : levels.hamiltonian().criticalEnergies()) {
            if (critical < top) {
                return false;
            }
        }
        return true;
    }

    /** −V̂/ħ. */
    private static Drive drive(VlasovProblem problem, WellLevels levels) {
        double unit = -1 / levels.hbar();
        int n = levels.size();
        if (problem.shaking() instanceof RandomPotential random) {
            List<RandomDrive.Source> sources = new ArrayList<>();
            for (RandomPotential.Part part : random.parts()) {
                sources.add(new RandomDrive.Source(
                        part.signal(), levels.matrix(part.shape()).times(unit, 0)));
            }
            return new RandomDrive(n, sources);
        }
        QuasiPeriodicPotential wave = (QuasiPeriodicPotential) problem.shaking();
        List<Harmonic> harmonics = new ArrayList<>();
        for (CosineTerm term : wave.terms()) {
            ComplexMatrix cosine = levels.matrix(term.cosine());
            if (term.isStatic()) {
                harmonics.add(new Harmonic(term.index(), cosine.times(unit, 0), term.envelope()));
                continue;
            }
            // V̂_ξ = g (C − iS)/2 and its adjoint (doc/light.md, L2.5)
            ComplexMatrix half =
                    cosine.plus(levels.matrix(term.sine()).times(0, -1)).times(unit / 2, 0);
            Harmonic one = new Harmonic(term.index(), half, term.envelope());
            harmonics.add(one);
            harmonics.add(one.opposite());
        }
        return new Wave(n, wave.base(), harmonics);
    }

    /** Whether V is 0. */
    boolean isDark() {
        return problem.shaking() instanceof QuasiPeriodicPotential wave
                && wave.terms().stream().allMatch(t -> isZero(t.cosine()) && isZero(t.sine()));
    }

    private static boolean isZero(PhaseFunction f) {
        return f.isZero();
    }
}
