package io.github.secular.quantum.steady;

import io.github.secular.drive.BaseFrequencies;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Lattice;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.FastTime;
import io.github.secular.quantum.BlochModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The attracting state of a driven model, ρ*(θ) = Σ_a y_a e^{i a·θ} with θ = ω τ (doc/bloch-solvers.md, B11.1): where
 * every start, or the given one, ends. Immutable.
 *
 * @param base ω_1 … ω_r of the indices a, per unit of fast time: those of the wave, or fewer where these depend on each
 *     other
 * @param indices a; the first is that of the mean, zeros
 * @param harmonics y_a, N × N, in the same order, y_{−a} = y_a†; all NaN where the start never comes to rest
 * @param count how many steady states there are; more than one where something is dark or decoupled
 * @param slowest the slowest relaxation rate, in slow time; infinite if nothing relaxes; NaN if it is not known
 * @param oscillating |frequencies| per unit of fast time of what is never damped though the start has a part in it
 * @param photons absorbed per frequency of the wave, probes left out
 * @param probes what each probe of the wave adds to first order
 * @param error estimate of the largest error of an entry of ρ*, at any θ
 * @param model the model in these base frequencies, without its probes
 * @param work in words
 * @param remarks sentences
 */
public record SteadyState(
        BaseFrequencies base,
        List<int[]> indices,
        List<ComplexMatrix> harmonics,
        int count,
        double slowest,
        double[] oscillating,
        List<AbsorbedPhotons> photons,
        List<ProbeResponse> probes,
        double error,
        BlochModel model,
        String work,
        List<String> remarks) {
    public SteadyState {
        indices = List.copyOf(indices);
        harmonics = List.copyOf(harmonics);
        photons = List.copyOf(photons);
        probes = List.copyOf(probes);
        remarks = List.copyOf(remarks);
    }

    /** N. */
    public int size() {
        return mean().rows();
    }

    /** y_0, the mean over time: N × N, Hermitian, of trace 1. */
    public ComplexMatrix mean() {
        return harmonics.get(0);
    }

    /** y_a, N × N; zero where it is below the error. @param index a, in the base frequencies here */
    public ComplexMatrix harmonic(int... index) {
        for (int i = 0; i < indices.size(); i++) {
            if (Arrays.equals(indices.get(i), index)) {
                return harmonics.get(i);
            }
        }
        return ComplexMatrix.zero(size(), size());
    }

    /**
     * The index a of the harmonic of ρ_nm that is nearest to its resonance w(n, m) + a·ω = 0, of those by which the wave
     * couples n and m; where it does not, of those that at most two photons of it make. Zeros for n = m and under noises.
     * In a rotating wave ρ_nm has no other.
     */
    public int[] resonant(int n, int m) {
        int[] best = new int[base.count()];
        if (n == m || best.length == 0) {
            return best;
        }
        List<int[]> steps = model.wave().indices();
        List<int[]> candidates = new ArrayList<>(model.wave().harmonics().stream()
                .filter(h -> h.matrix().abs2(n, m) > 0)
                .map(Harmonic::index)
                .toList());
        if (candidates.isEmpty()) {
            candidates.add(best.clone());
            candidates.addAll(steps);
            for (int[] a : steps) {
                steps.forEach(b -> candidates.add(Lattice.sum(a, b, 1)));
            }
        }
        double nearest = Double.POSITIVE_INFINITY;
        for (int[] a : candidates) {
            double away = Math.abs(model.divisor(n, m, a));
            // equally near ones differ by rounding only
            if (away + 1e-9 * model.divisorScale(n, m, a) < nearest) {
                nearest = away;
                best = a;
            }
        }
        return best;
    }

    /** Whether the start comes to rest at all. */
    public boolean exists() {
        return oscillating.length == 0;
    }

    /** ρ* at a time, N × N, when all else has decayed. */
    public ComplexMatrix at(FastTime time) {
        double[] turns = base.turns(new ArrayList<>(indices), time);
        ComplexMatrix sum = ComplexMatrix.zero(size(), size());
        for (int i = 0; i < harmonics.size(); i++) {
            sum = sum.plus(harmonics.get(i).times(turns[2 * i], turns[2 * i + 1]));
        }
        return sum;
    }
}
