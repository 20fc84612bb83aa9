package io.github.secular.quantum.steady;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.quantum.BlochModel;
import java.util.Arrays;
import java.util.List;

/**
 * What a probe adds to a steady state to first order in it: Σ_a z_a e^{i a·θ} and its adjoint, z the part that follows
 * V̂_p e^{i p·θ}, p·ω &gt; 0 (doc/bloch-solvers.md, B11.9). Immutable.
 *
 * @param coupling V̂_p, N × N
 * @param photons p, its frequency and what is absorbed of it, to second order in the probe
 * @param indices a, in the base frequencies of the steady state; the first is p
 * @param harmonics z_a, N × N, in the same order
 * @param error estimate of the largest error of an entry of the response, at any θ
 */
public record ProbeResponse(
        ComplexMatrix coupling,
        AbsorbedPhotons photons,
        List<int[]> indices,
        List<ComplexMatrix> harmonics,
        double error) {
    public ProbeResponse {
        indices = List.copyOf(indices);
        harmonics = List.copyOf(harmonics);
    }

    /** p; not to be changed. */
    public int[] index() {
        return photons.index();
    }

    /** z_p, N × N: what turns with the probe itself, p·ω. */
    public ComplexMatrix atProbe() {
        return harmonics.get(0);
    }

    /** z_a, N × N; zero where there is none. */
    public ComplexMatrix harmonic(int... index) {
        for (int i = 0; i < indices.size(); i++) {
            if (Arrays.equals(indices.get(i), index)) {
                return harmonics.get(i);
            }
        }
        return ComplexMatrix.zero(coupling.rows(), coupling.rows());
    }

    /**
     * The part (re, im) of ρ_nm, of those that turn with ±a·ω, that is nearest to resonance: with the probe's own
     * frequency where it couples n and m, else with any at which ρ responds.
     *
     * @param model whose levels and frequencies these are
     */
    public double[] coherence(BlochModel model, int n, int m) {
        boolean direct = coupling.abs2(n, m) > 0 || coupling.abs2(m, n) > 0;
        double nearest = Double.POSITIVE_INFINITY;
        double[] best = {0, 0};
        for (int i = 0; i < (direct ? 1 : indices.size()); i++) {
            int[] a = indices.get(i);
            ComplexMatrix z = harmonics.get(i);
            double away = Math.abs(model.divisor(n, m, a));
            if (away < nearest) {
                nearest = away;
                best = new double[] {z.re(n, m), z.im(n, m)};
            }
            double opposite =
                    Math.abs(model.divisor(n, m, Arrays.stream(a).map(j -> -j).toArray()));
            if (opposite < nearest) {
                nearest = opposite;
                best = new double[] {z.re(m, n), -z.im(m, n)};
            }
        }
        return best;
    }
}
