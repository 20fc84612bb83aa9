package io.github.secular.quantum.random;

import io.github.secular.quantum.PackedState;
import io.github.secular.quantum.SolverReport;
import io.github.secular.quantum.Trajectory;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/**
 * Mean, standard errors and quantiles of paths, summed in the order of paths.
 *
 * @param paths one array per path: packed densities, one per time
 */
record EnsembleStatistics(int size, double[] times, SamplingPlan plan, double[][] paths, SolverReport report) {
    EnsembleStatistics {
        times = times.clone();
    }

    Ensemble ensemble() {
        int length = PackedState.length(size);
        double[][] means = new double[times.length][];
        double[][] errors = new double[times.length][];
        double largest = 0;
        for (int i = 0; i < times.length; i++) {
            double[] mean = new double[length];
            double[] error = new double[length];
            for (int k = 0; k < length; k++) {
                moments(i * length + k, k, mean, error);
                largest = Math.max(largest, error[k]);
            }
            means[i] = PackedState.unpack(size, mean);
            // Unpacking conjugates; errors have no sign.
            errors[i] = PackedState.unpack(size, error);
            for (int k = 0; k < errors[i].length; k++) {
                errors[i][k] = Math.abs(errors[i][k]);
            }
        }
        SolverReport sampled = new SolverReport(
                report.solver(), report.tolerance(), largest, report.work(), "the estimated error is a standard error");
        return new Ensemble(
                plan,
                times,
                new Trajectory(size, times, means, sampled),
                errors,
                quantiles(plan.lower()),
                quantiles(plan.upper()),
                samples());
    }

    private void moments(int at, int k, double[] mean, double[] error) {
        double sum = 0;
        for (double[] path : paths) {
            sum += path[at];
        }
        double average = sum / paths.length;
        double squares = 0;
        for (double[] path : paths) {
            squares += (path[at] - average) * (path[at] - average);
        }
        mean[k] = average;
        error[k] = Math.sqrt(squares / (paths.length - 1.0) / paths.length);
    }

    private double[][] quantiles(double fraction) {
        double[][] out = new double[times.length][size];
        double[] column = new double[paths.length];
        // Commons Math takes percentages above 0.
        Percentile percentile = new Percentile(Math.max(100 * fraction, Double.MIN_VALUE));
        for (int i = 0; i < times.length; i++) {
            for (int n = 0; n < size; n++) {
                for (int p = 0; p < paths.length; p++) {
                    column[p] = paths[p][i * PackedState.length(size) + n];
                }
                out[i][n] = percentile.evaluate(column);
            }
        }
        return out;
    }

    private List<Trajectory> samples() {
        List<Trajectory> out = new ArrayList<>();
        int length = PackedState.length(size);
        for (int p = 0; p < plan.samples(); p++) {
            double[][] states = new double[times.length][];
            for (int i = 0; i < times.length; i++) {
                states[i] =
                        PackedState.unpack(size, java.util.Arrays.copyOfRange(paths[p], i * length, (i + 1) * length));
            }
            SolverReport one = new SolverReport(
                    report.solver(), report.tolerance(), Double.NaN, report.work(), "path number " + p);
            out.add(new Trajectory(size, times, states, one));
        }
        return out;
    }
}
