package io.github.secular.quantum.random;

import io.github.secular.quantum.Trajectory;
import java.util.List;

/**
 * What a number of random paths gave.
 *
 * @param plan how they were drawn
 * @param times slow times, length T; never modified
 * @param mean the mean of ρ over the paths
 * @param standardErrors of each number of the mean: T arrays of length 2N², row by row, (re, im); never modified
 * @param lower the plan's lower quantile of each population, T × N; never modified
 * @param upper the plan's upper quantile of each population, T × N; never modified
 * @param samples the first paths, each ρ(t) along one path
 */
public record Ensemble(
        SamplingPlan plan,
        double[] times,
        Trajectory mean,
        double[][] standardErrors,
        double[][] lower,
        double[][] upper,
        List<Trajectory> samples) {
    public Ensemble {
        samples = List.copyOf(samples);
    }

    /** The standard error of the mean population n at time number i. */
    public double populationError(int i, int n) {
        return standardErrors[i][2 * (n * mean.size() + n)];
    }

    /** The largest standard error of any number. */
    public double largestError() {
        double max = 0;
        for (double[] row : standardErrors) {
            for (double e : row) {
                max = Math.max(max, e);
            }
        }
        return max;
    }
}
