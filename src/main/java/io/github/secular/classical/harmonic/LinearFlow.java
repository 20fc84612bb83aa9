package io.github.secular.classical.harmonic;

import io.github.secular.numerics.OdeSteps;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.Sentence;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.apache.commons.math3.ode.sampling.StepHandler;
import org.apache.commons.math3.ode.sampling.StepInterpolator;
import org.ejml.data.ZMatrixRMaj;

/**
 * Moves the state of a driven linear system through time: step by step, or at once by a matrix.
 *
 * @param tolerance absolute error allowed in a step
 * @param progress asked at every step whether the work is still wanted
 */
record LinearFlow(DrivenSystem system, double tolerance, Progress progress) {
    /** No step beyond this many radians, so that no oscillation of the signal goes unseen. */
    private static final double LARGEST_STEP = 0.5;

    /** The smallest, in parts of the whole. */
    private static final double SMALLEST_STEP = 1e-9;

    /** The number of complex unknowns. */
    int size() {
        return system.size();
    }

    /**
     * Advances a state, in place.
     *
     * @throws java.util.concurrent.CancellationException if the work is no longer wanted
     */
    void advance(DoubleUnaryOperator phi, double from, double to, double[] state) {
        if (!(to - from > 1e-12 * Math.max(1, Math.abs(to)))) {
            return;
        }
        progress.check();
        system.start(phi, from);
        double length = to - from;
        DormandPrince853Integrator integrator =
                new DormandPrince853Integrator(SMALLEST_STEP * length, Math.min(LARGEST_STEP, length), tolerance, 0);
        integrator.setInitialStepSize(Math.min(0.2, length));
        integrator.addStepHandler(new StepHandler() {
            @Override
            public void init(double t0, double[] y0, double t) {}

            @Override
            public void handleStep(StepInterpolator step, boolean isLast) {
                progress.check();
            }
        });
        OdeSteps.run(
                integrator,
                system,
                from,
                state,
                to,
                state,
                () -> Sentence.of(
                        "The driven harmonic well would be followed over %.2g units of fast time by steps below %.2g,"
                                + " too small to be taken; shorten the run, or raise epsilon.",
                        length, SMALLEST_STEP * length));
        system.leaveFrame(to, state);
    }

    /** The matrix that takes the state from one time to another. */
    ZMatrixRMaj transfer(DoubleUnaryOperator phi, double from, double to) {
        int n = size();
        ZMatrixRMaj out = new ZMatrixRMaj(n, n);
        double[] column = new double[2 * n];
        for (int j = 0; j < n; j++) {
            java.util.Arrays.fill(column, 0);
            column[2 * j] = 1;
            advance(phi, from, to, column);
            for (int i = 0; i < n; i++) {
                out.set(i, j, column[2 * i], column[2 * i + 1]);
            }
        }
        return out;
    }
}
