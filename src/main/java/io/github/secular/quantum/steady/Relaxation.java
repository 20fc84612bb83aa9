package io.github.secular.quantum.steady;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.PackedState;
import io.github.secular.quantum.graded.PeriodRelaxation;
import io.github.secular.quantum.slowset.RotatingModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How a model relaxes (doc/bloch-solvers.md, B11.5).
 *
 * @param slowest decay rate, per unit of fast time; NaN if it is not known
 * @param oscillating |frequencies| of what lasts, turns, and the start has a part in; NaN where the frequency is not known
 */
record Relaxation(double slowest, double[] oscillating) {
    private static final Relaxation UNKNOWN = new Relaxation(Double.NaN, new double[0]);

    /** Changes of the start below this, when all else has decayed, are rounding. */
    private static final double EXCITED = 1e-7;
    /** Multiples of one frequency that two may be. */
    private static final int MULTIPLE = 200;
    /** What two ways of making frequencies commensurate may differ by. */
    private static final double AGREES = 0.02;

    /**
     * Finds out how a model relaxes.
     *
     * @param model under a wave without envelopes
     * @param count how many steady states it has
     */
    static Relaxation of(BlochModel model, int count, ComplexMatrix initial, Progress progress) {
        Optional<BlochModel> exact = RotatingModel.of(model);
        if (exact.isPresent()) {
            return PeriodRelaxation.of(exact.get(), progress)
                    .map(r -> of(model, r, count, initial, true))
                    .orElse(UNKNOWN);
        }
        List<Relaxation> near = new ArrayList<>();
        for (BlochModel commensurate : RotatingModel.commensurate(model, MULTIPLE)) {
            PeriodRelaxation.of(commensurate, progress).ifPresent(r -> near.add(of(model, r, count, initial, false)));
        }
        if (near.size() < 2) {
            return UNKNOWN;
        }
        double rough = near.get(0).slowest;
        double fine = near.get(1).slowest;
        boolean same = rough == fine || Math.abs(rough - fine) <= AGREES * fine;
        return new Relaxation(same ? fine : Double.NaN, near.get(1).oscillating);
    }

    private static Relaxation of(
            BlochModel model, PeriodRelaxation found, int count, ComplexMatrix initial, boolean exact) {
        if (found.lasting() < count) {
            // rounding has eaten what is steady: rates are too far apart for the map
            return UNKNOWN;
        }
        double[] frequencies = found.frequencies();
        // two ways of making frequencies commensurate are left different ones by rounding, which is seen above
        double slowest = exact && !found.isSeen() ? Double.NaN : found.slowest();
        if (!found.isSettled() && found.lasting() > count && count == 1 && isPositive(model)) {
            // one steady state of a completely positive evolution attracts all: the rest is too slow to be told
            return UNKNOWN;
        }
        if (found.lasting() <= count
                || frequencies.length < found.lasting()
                || found.unrest(PackedState.pack(initial)) <= EXCITED) {
            return new Relaxation(slowest, new double[0]);
        }
        double[] turning = Arrays.stream(frequencies, count, frequencies.length)
                .map(f -> exact ? f : Double.NaN)
                .distinct()
                .toArray();
        return new Relaxation(slowest, turning);
    }

    /** Whether coherences are damped at least as decay of their levels damps them, which positivity asks for. */
    private static boolean isPositive(BlochModel model) {
        double scale = 0.5 * model.epsilon() * model.epsilon() * (1 - 1e-9);
        for (int n = 0; n < model.size(); n++) {
            for (int m = 0; m < n; m++) {
                double decay =
                        model.relaxation().outflow(n) + model.relaxation().outflow(m);
                if (!(model.fastDamping(n, m) >= scale * decay)) {
                    return false;
                }
            }
        }
        return true;
    }
}
