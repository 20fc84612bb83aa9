package io.github.secular.quantum;

import io.github.secular.solver.Answer;

/**
 * Level populations p_n at a list of times, as a rate equation gives them.
 *
 * @param times slow times, increasing; length T; not to be changed by anyone
 * @param populations p_n at each time: T × N; kept, not copied, and not to be changed by anyone
 */
public record PopulationTrajectory(double[] times, double[][] populations, SolverReport report)
        implements Answer<PopulationTrajectory> {
    public PopulationTrajectory {
        times = times.clone();
    }

    /** N. */
    public int size() {
        return populations.length == 0 ? 0 : populations[0].length;
    }

    /** T. */
    public int length() {
        return times.length;
    }

    public double time(int i) {
        return times[i];
    }

    public double population(int i, int n) {
        return populations[i][n];
    }

    @Override
    public PopulationTrajectory because(String reason) {
        return new PopulationTrajectory(times, populations, report.because(reason));
    }

    /** Whether all populations at all times are numbers, neither NaN nor infinite. */
    @Override
    public boolean isFinite() {
        for (int i = 0; i < length(); i++) {
            if (!(Math.abs(sum(i)) < Double.POSITIVE_INFINITY)) {
                return false;
            }
        }
        return true;
    }

    /** Σ_n p_n at time number i. */
    public double sum(int i) {
        double sum = 0;
        for (double p : populations[i]) {
            sum += p;
        }
        return sum;
    }
}
