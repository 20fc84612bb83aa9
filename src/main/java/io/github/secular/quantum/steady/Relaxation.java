package io.github.secular.quantum.steady;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.PackedState;
import io.github.secular.quantum.graded.PeriodRelaxation;
import io.github.secular.quantum.slowset.RotatingModel;
import java.util.Arrays;
import java.util.Optional;

/**
 * How a model relaxes (doc/bloch-solvers.md, B11.5).
 *
 * @param slowest decay rate, per unit of fast time; NaN if it is not known
 * @param oscillating |frequencies| of what lasts, turns, and the start has a part in
 */
record Relaxation(double slowest, double[] oscillating) {
    private static final Relaxation UNKNOWN = new Relaxation(Double.NaN, new double[0]);

    /** Parts of the start below this are rounding. */
    private static final double EXCITED = 1e-7;

    /**
     * Finds out how a model relaxes.
     *
     * @param model under a wave without envelopes
     * @param window its steady state
     */
    static Relaxation of(BlochModel model, SteadyWindow window, ComplexMatrix initial, Progress progress) {
        Optional<PeriodRelaxation> found = RotatingModel.of(model).flatMap(m -> PeriodRelaxation.of(m, progress));
        if (found.isEmpty()) {
            return UNKNOWN;
        }
        PeriodRelaxation relaxation = found.get();
        double[] frequencies = relaxation.frequencies();
        if (relaxation.lasting() <= window.count() || frequencies.length < relaxation.lasting()) {
            return new Relaxation(relaxation.slowest(), new double[0]);
        }
        double[] turning = Arrays.copyOfRange(frequencies, window.count(), frequencies.length);
        double[] end = relaxation.settledFrom(PackedState.pack(initial));
        double[] steady = PackedState.pack(model.size(), window.atOrigin());
        double largest = 0;
        for (int i = 0; i < end.length; i++) {
            largest = Math.max(largest, Math.abs(end[i] - steady[i]));
        }
        return new Relaxation(
                relaxation.slowest(),
                largest > EXCITED ? Arrays.stream(turning).distinct().toArray() : new double[0]);
    }
}
