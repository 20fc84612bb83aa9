package io.github.secular.view;

import io.github.secular.asymptotics.Comparison;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.Damping;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.RateMatrix;
import io.github.secular.quantum.SolverReport;
import io.github.secular.quantum.Trajectory;
import io.github.secular.quantum.limit.TransitionRates;
import io.github.secular.run.BlochResult;
import io.github.secular.run.ComparisonResult;
import io.github.secular.run.Provenance;
import io.github.secular.run.RateEquationResult;
import io.github.secular.run.TransitionRatesResult;
import io.github.secular.scenario.ModelFile;
import io.github.secular.scenario.ModelHead;
import io.github.secular.scenario.Scenario;
import io.github.secular.scenario.Units;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Results made by hand, each entry telling where it belongs. */
final class Samples {
    static final SolverReport REPORT = new SolverReport("direct", 1e-8, Double.NaN, "312 steps", "");
    static final Provenance PROVENANCE = new Provenance(Map.of("solver", "direct"));

    private Samples() {}

    static double[] even(double last, int count) {
        return IntStream.range(0, count)
                .mapToDouble(i -> last * i / (count - 1))
                .toArray();
    }

    /** 0, then from 10^first to 10^last by even ratios. */
    static double[] logarithmic(double first, double last, int count) {
        return IntStream.range(0, count)
                .mapToDouble(i -> i == 0 ? 0 : Math.pow(10, first + (last - first) * (i - 1) / (count - 2)))
                .toArray();
    }

    static Scenario scenario(int size, double[] times, Units units) {
        return new Scenario(
                new ModelHead(
                        "a sample",
                        times,
                        units,
                        "automatic",
                        1e-8,
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.of(ModelFile.of("{}", "a sample"))),
                new BlochModel(
                        Levels.of(IntStream.range(0, size).mapToDouble(n -> n).toArray()),
                        new Damping(new double[size][size], 0),
                        RateMatrix.zero(size),
                        new Wave(size, new double[0], List.of()),
                        0.1),
                ComplexMatrix.zero(size, size),
                Optional.empty(),
                Optional.empty(),
                java.util.Map.of());
    }

    /** ρ_nm at time number i has real part 100 i + 10 n + m + 0.1 and imaginary part −(that) / 1000. */
    static BlochResult marked(int size, double[] times, Units units) {
        double[][] states = new double[times.length][2 * size * size];
        for (int i = 0; i < times.length; i++) {
            for (int n = 0; n < size; n++) {
                for (int m = 0; m < size; m++) {
                    states[i][2 * (n * size + m)] = 100 * i + 10 * n + m + 0.1;
                    states[i][2 * (n * size + m) + 1] = -(100 * i + 10 * n + m + 0.1) / 1000;
                }
            }
        }
        return new BlochResult(
                scenario(size, times, units),
                new Trajectory(size, times, states, REPORT),
                Optional.empty(),
                PROVENANCE);
    }

    /** A damped cascade down a ladder of levels, with coherences between neighbours, and its smooth limit. */
    static BlochResult cascade(int size, double[] times, Units units) {
        double[][] states = new double[times.length][2 * size * size];
        double[][] limit = new double[times.length][size];
        for (int i = 0; i < times.length; i++) {
            double t = times[i];
            for (int n = 0; n < size; n++) {
                double p = binomial(size - 1, n, 0.5 * (1 - Math.exp(-t)));
                limit[i][n] = p;
                double ripple = 0.04 * Math.sin(40 * t + 0.7) * Math.exp(-t / 2);
                states[i][2 * (n * size + n)] = p + (n == 0 ? -ripple : n == 1 ? ripple : 0);
                if (n + 1 < size) {
                    double size01 = 0.3 * Math.exp(-t / 3) * Math.sqrt(p + 0.01) / (n + 1);
                    double re = size01 * Math.cos(3 * t + n);
                    double im = size01 * Math.sin(3 * t + n);
                    states[i][2 * (n * size + n + 1)] = re;
                    states[i][2 * (n * size + n + 1) + 1] = im;
                    states[i][2 * ((n + 1) * size + n)] = re;
                    states[i][2 * ((n + 1) * size + n) + 1] = -im;
                }
            }
        }
        return new BlochResult(
                scenario(size, times, units),
                new Trajectory(size, times, states, REPORT),
                Optional.of(new PopulationTrajectory(times, limit, REPORT)),
                PROVENANCE);
    }

    private static double binomial(int count, int k, double q) {
        double p = Math.pow(q, k) * Math.pow(1 - q, count - k);
        for (int j = 1; j <= k; j++) {
            p *= (double) (count - k + j) / j;
        }
        return p;
    }

    static RateEquationResult rateEquation(int size, double[] times, Units units) {
        return new RateEquationResult(
                scenario(size, times, units),
                "averaged",
                cascade(size, times, units).rates().orElseThrow(),
                PROVENANCE);
    }

    /** Rate n → k = 1 + 10 n + k, in slow time; two lines. */
    static TransitionRatesResult rates(int size, Units units) {
        double[][] w = new double[size][size];
        for (int n = 0; n < size; n++) {
            for (int k = 0; k < size; k++) {
                w[n][k] = 1 + 10 * n + k;
            }
        }
        return new TransitionRatesResult(
                scenario(size, even(1, 3), units),
                new double[0],
                List.of(new TransitionRates(
                        "averaged",
                        new RateMatrix(w),
                        List.of(
                                new TransitionRates.Line(1, 0, new int[] {1, -2}, 0.25, 3),
                                new TransitionRates.Line(0, 1, new int[] {0, 1}, -0.5, 2)))),
                PROVENANCE);
    }

    /** Errors 0.3 ε^1.5, the last one below the floor. */
    static ComparisonResult comparison() {
        double[] eps = {0.2, 0.1, 0.05, 0.025, 0.0125};
        return new ComparisonResult(
                scenario(2, even(1, 3), Units.SCALED),
                new Comparison(
                        "averaged",
                        IntStream.range(0, eps.length)
                                .mapToObj(i -> new Comparison.Row(
                                        eps[i],
                                        i == 4 ? 4e-4 : 0.3 * Math.pow(eps[i], 1.5),
                                        0.8 * eps[i],
                                        i == 0 || i == 4 ? Double.NaN : 1.5,
                                        i == 4,
                                        5e-4,
                                        0,
                                        "direct"))
                                .toList()),
                2,
                PROVENANCE);
    }
}
