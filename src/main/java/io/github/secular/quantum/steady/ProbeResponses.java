package io.github.secular.quantum.steady;

import io.github.secular.drive.Harmonic;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the first-order responses to probes, with their errors (doc/bloch-solvers.md, B11.9). */
final class ProbeResponses {
    private static final int MOST_WINDOWS = 12;

    private ProbeResponses() {}

    /** The steady state on two windows, one of them shaken. */
    @FunctionalInterface
    interface Windows {
        SteadyWindow of(int order, double noise);
    }

    /**
     * The response to one probe.
     *
     * @param model without the probe
     * @param order of the window that does for its steady state
     * @param noise by which one of two windows is shaken
     * @param tolerance wanted, as a part of the largest entry of the response; where that is out of reach, the largest error
     * @throws RefusalException if neither can be kept
     */
    static ProbeResponse of(
            BlochModel model,
            Harmonic probe,
            Windows windows,
            int order,
            double noise,
            double tolerance,
            Progress progress) {
        double previous = Double.POSITIVE_INFINITY;
        for (int attempt = 0, k = order; ; attempt++, k += 2) {
            progress.check();
            ProbeWindow coarse = new ProbeWindow(model, probe, windows.of(k, noise), k, noise, progress);
            ProbeWindow fine = new ProbeWindow(model, probe, windows.of(k + 2, 0), k + 2, 0, progress);
            double error = distance(model.size(), coarse.harmonics(), fine.harmonics());
            boolean stuck = !(error <= 0.5 * previous) || attempt == MOST_WINDOWS;
            double wanted = tolerance * Math.min(1, largest(fine.harmonics()));
            if (error <= wanted || stuck && error <= tolerance) {
                return response(
                        model,
                        probe,
                        fine.harmonics(),
                        Math.abs(fine.photons(model.epsilon()) - coarse.photons(model.epsilon())),
                        error);
            }
            if (stuck) {
                throw RefusalException.of(
                        "The response to the probe %s is known to %.1e only, more than the tolerance of %.1e: what it"
                                + " moves is hardly damped, or its beat with the wave is slower than all that damps it.",
                        Arrays.toString(probe.index()), error, tolerance);
            }
            previous = error;
        }
    }

    /** Of z_a by index. @param rateError of the photons */
    static ProbeResponse response(
            BlochModel model, Harmonic probe, Map<List<Integer>, double[]> z, double rateError, double error) {
        int n = model.size();
        List<int[]> indices = new ArrayList<>(List.of(probe.index().clone()));
        List<ComplexMatrix> harmonics = new ArrayList<>();
        double[] own = z.get(SteadyWindow.key(probe.index()));
        harmonics.add(own == null ? ComplexMatrix.zero(n, n) : ComplexMatrix.of(n, n, own));
        z.forEach((a, matrix) -> {
            if (!a.equals(SteadyWindow.key(probe.index()))) {
                indices.add(a.stream().mapToInt(j -> j).toArray());
                harmonics.add(ComplexMatrix.of(n, n, matrix));
            }
        });
        double rate = ProbeWindow.photons(probe, z, model.epsilon());
        AbsorbedPhotons photons =
                new AbsorbedPhotons(probe.index().clone(), model.wave().frequency(probe.index()), rate, rateError);
        return new ProbeResponse(probe.matrix(), photons, indices, harmonics, error);
    }

    /** The same where the state is none that comes to rest. */
    static ProbeResponse none(BlochModel model, Harmonic probe) {
        int n = model.size();
        double nothing = Double.NaN;
        return new ProbeResponse(
                probe.matrix(),
                new AbsorbedPhotons(probe.index().clone(), model.wave().frequency(probe.index()), nothing, nothing),
                List.of(probe.index().clone()),
                List.of(ComplexMatrix.diagonal(new double[n]).times(nothing, nothing)),
                nothing);
    }

    /** The largest entry, at any θ. */
    private static double largest(Map<List<Integer>, double[]> z) {
        double max = 0;
        for (double[] matrix : z.values()) {
            for (int k = 0; k < matrix.length; k += 2) {
                max = Math.max(max, Math.hypot(matrix[k], matrix[k + 1]));
            }
        }
        return max;
    }

    /** max over (n, m) of Σ_a |z_a − z'_a|, twice, as the adjoint differs as much. */
    private static double distance(int n, Map<List<Integer>, double[]> one, Map<List<Integer>, double[]> other) {
        Set<List<Integer>> all = new LinkedHashSet<>(one.keySet());
        all.addAll(other.keySet());
        double[] none = new double[2 * n * n];
        double[] sums = new double[n * n];
        for (List<Integer> a : all) {
            double[] x = one.getOrDefault(a, none);
            double[] y = other.getOrDefault(a, none);
            for (int k = 0; k < sums.length; k++) {
                sums[k] += Math.hypot(x[2 * k] - y[2 * k], x[2 * k + 1] - y[2 * k + 1]);
            }
        }
        double max = 0;
        for (double sum : sums) {
            max = sum <= max ? max : sum;
        }
        return 2 * max;
    }
}
