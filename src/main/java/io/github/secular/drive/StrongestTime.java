package io.github.secular.drive;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.univariate.BrentOptimizer;
import org.apache.commons.math3.optim.univariate.SearchInterval;
import org.apache.commons.math3.optim.univariate.UnivariateObjectiveFunction;
import org.apache.commons.math3.optim.univariate.UnivariatePointValuePair;

/**
 * Where a strength that is smooth between jumps is largest, from samples that show all of its features.
 *
 * @param times increasing, at least one
 */
record StrongestTime(DoubleUnaryOperator strength, double[] times) {
    /** A sample may lie so far below the peak beside it: a piece holds nine, and one oscillation at most. */
    private static final double NEARLY = 0.9;

    /** What is larger by less is so by rounding. */
    private static final double ROUNDING = 1e-12;

    /** The first time of the largest strength. */
    double find() {
        double[] samples = Arrays.stream(times).map(strength).toArray();
        double largest = Arrays.stream(samples).max().orElse(0);
        double best = times[0];
        double most = -1;
        for (int i = 0; i < times.length; i++) {
            if (samples[i] >= NEARLY * largest) {
                double t = peak(samples, i);
                double found = strength.applyAsDouble(t);
                if (found > most * (1 + ROUNDING)) {
                    most = found;
                    best = t;
                }
            }
        }
        return best;
    }

    /** Of the times around sample i that of the largest strength. */
    private double peak(double[] samples, int i) {
        boolean inside = i > 0
                && i < times.length - 1
                && samples[i] >= samples[i - 1]
                && samples[i] >= samples[i + 1]
                && Math.min(samples[i - 1], samples[i + 1]) < samples[i];
        if (!inside) {
            return times[i];
        }
        UnivariatePointValuePair found = new BrentOptimizer(1e-9, 1e-12 * times[i + 1])
                .optimize(
                        new MaxEval(1000),
                        new UnivariateObjectiveFunction(strength::applyAsDouble),
                        GoalType.MAXIMIZE,
                        new SearchInterval(times[i - 1], times[i + 1], times[i]));
        return found.getValue() > samples[i] * (1 + ROUNDING) ? found.getPoint() : times[i];
    }
}
