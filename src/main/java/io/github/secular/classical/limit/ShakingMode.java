package io.github.secular.classical.limit;

import io.github.secular.classical.CosineTerm;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.ShakingPotential;
import io.github.secular.drive.Envelope;
import io.github.secular.drive.NoiseSignal;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.complex.Complex;

/**
 * One term of the shaking potential as the sum over angle harmonics sees it: the amplitude V̂ = factor (C − iS), how
 * often it counts (twice for ξ and −ξ), and the response of the cell problem to the harmonic k.
 *
 * @param index ξ; of a random potential 1 at the carrier of the noise, of all different ones, increasing
 * @param cosine C
 * @param sine S
 * @param envelope g(t)
 * @param factor 1/2 for a wave or a carrier, 1 for a static potential or a noise without a carrier
 * @param multiplicity 2 for a wave or a carrier, 1 for the others
 * @param response χ_k = −ikω V̂_k R_k, with R_k of E, k and ω
 * @param frequency 2πξ·Ω, or that of the carrier of a noise
 * @param group equal for terms whose amplitudes add before they are squared
 * @param noise s_j of a random potential; null for a wave
 */
record ShakingMode(
        int[] index,
        PhaseFunction cosine,
        PhaseFunction sine,
        Envelope envelope,
        double factor,
        int multiplicity,
        Response response,
        double frequency,
        int group,
        NoiseSignal noise) {
    /** R_k. */
    interface Response {
        /**
         * @param energy E
         * @param k ≠ 0, of either sign
         * @param omega ω of the orbit
         * @param shift of the frequency 2πξ·Ω of a wave, ε²φ′ of its phase
         */
        Complex at(double energy, int k, double omega, double shift);

        /** Without a shift. */
        default Complex at(double energy, int k, double omega) {
            return at(energy, k, omega, 0);
        }
    }

    /** Which noise it is, from 0; −1 for a wave. */
    int source() {
        return noise == null ? -1 : noise.source();
    }

    static List<ShakingMode> of(ShakingPotential potential, Relaxation relaxation) {
        return potential instanceof QuasiPeriodicPotential wave
                ? ofWave(wave, relaxation)
                : ofNoises((RandomPotential) potential, relaxation);
    }

    private static List<ShakingMode> ofWave(QuasiPeriodicPotential wave, Relaxation relaxation) {
        List<int[]> indices = wave.indices();
        List<ShakingMode> out = new ArrayList<>();
        for (CosineTerm term : wave.terms()) {
            double nu = wave.frequency(term.index());
            // Theorem 4: R = 1/(γ_k + i(kω + 2πξ·Ω)); its real part is L_γ.
            Response response = (energy, k, omega, shift) -> {
                double gamma = Relaxation.required(relaxation.rate(energy, k), energy);
                return new Complex(gamma, k * omega + nu + shift).reciprocal();
            };
            boolean fixed = term.isStatic();
            out.add(new ShakingMode(
                    term.index(),
                    term.cosine(),
                    fixed ? PhaseFunction.ZERO : term.sine(),
                    term.envelope(),
                    fixed ? 1 : 0.5,
                    fixed ? 1 : 2,
                    response,
                    nu,
                    position(indices, term.index()),
                    null));
        }
        return out;
    }

    /**
     * Theorems 5, 6: the covariance, damped and turned, R = ∫ C(τ) exp(−(γ_k + ikω + iΩ)τ) dτ, Ω the carrier. Signals
     * that do not correlate are groups by themselves, and their d add (doc/classical.md, C6.1).
     */
    private static List<ShakingMode> ofNoises(RandomPotential potential, Relaxation relaxation) {
        List<ShakingMode> out = new ArrayList<>();
        List<NoiseSignal> groups = new ArrayList<>();
        double[] carriers = NoiseSignal.carriers(potential.signals());
        for (RandomPotential.Part part : potential.parts()) {
            NoiseSignal signal = part.signal();
            if (groups.stream().noneMatch(signal::correlatesWith)) {
                groups.add(signal);
            }
            int group = 0;
            while (!signal.correlatesWith(groups.get(group))) {
                group++;
            }
            int[] index = new int[carriers.length];
            for (int c = 0; c < carriers.length; c++) {
                index[c] = carriers[c] == signal.carrier() ? 1 : 0;
            }
            Response response = (energy, k, omega, shift) -> {
                double gamma = relaxation.rate(energy, k);
                if (signal.isCarried() && !(gamma > 0)) {
                    // What one kick leaves in the angles would keep the phase of the carrier for the next.
                    throw new RefusalException(
                            "Under a noise on a carrier there is no limit without relaxation, which makes"
                                    + " the angles forget the phase of the carrier (gamma = 0 at E = " + energy
                                    + "); set gamma above 0 on all energies in use.");
                }
                return signal.noise().laplace(new Complex(gamma, k * omega + signal.carrier()));
            };
            out.add(new ShakingMode(
                    index,
                    signal.sine() ? PhaseFunction.ZERO : part.shape(),
                    signal.sine() ? part.shape() : PhaseFunction.ZERO,
                    Envelope.ONE,
                    signal.isCarried() ? 0.5 : 1,
                    signal.isCarried() ? 2 : 1,
                    response,
                    signal.carrier(),
                    group,
                    signal));
        }
        return out;
    }

    private static int position(List<int[]> indices, int[] index) {
        for (int i = 0; i < indices.size(); i++) {
            if (java.util.Arrays.equals(indices.get(i), index)) {
                return i;
            }
        }
        throw new IllegalStateException("An index of a term is not among the indices of its potential.");
    }
}
