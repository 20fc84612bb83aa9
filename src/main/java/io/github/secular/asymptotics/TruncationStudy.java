package io.github.secular.asymptotics;

import io.github.secular.numerics.Progress;
import io.github.secular.numerics.Sentence;
import io.github.secular.quantum.limit.SparseRates;
import io.github.secular.quantum.limit.truncation.LevelFormulas;
import io.github.secular.quantum.limit.truncation.Truncation;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * Error of truncation against the number of levels and ε, for the dominant rates of a system given by formulas.
 *
 * @param referenceLevels the number of levels that stands for infinitely many
 * @param rows one per ε and N, in the order given
 */
public record TruncationStudy(int referenceLevels, List<Row> rows) {
    /** @param error sup_t ‖p^N − p^reference‖, Euclidean norm */
    public record Row(double epsilon, int levels, double error) {}

    public TruncationStudy {
        rows = List.copyOf(rows);
    }

    /**
     * @param times slow times, increasing
     */
    public static TruncationStudy of(
            LevelFormulas system,
            double[] epsilons,
            int[] levels,
            int referenceLevels,
            double[] times,
            Progress progress) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < epsilons.length; i++) {
            double eps = epsilons[i];
            double[][] reference = populations(system, referenceLevels, eps, times, progress);
            for (int n : levels) {
                double[][] few = populations(system, n, eps, times, progress);
                rows.add(new Row(eps, n, Truncation.distance(few, reference)));
            }
            progress.at((i + 1.0) / epsilons.length, "errors of truncation");
        }
        return new TruncationStudy(referenceLevels, rows);
    }

    /** p at the given times from the dominant rates (24) (the averaged rates (17) for μ = 0) and W between the first N levels: times × N. */
    public static double[][] populations(
            LevelFormulas system, int levels, double epsilon, double[] times, Progress progress) {
        // doc/quantum.md, Q5.4: with a damping of its own size all harmonics count, resonant or not.
        SparseRates rates = system.dampingExponent() == 0
                ? system.averagedRates(levels, epsilon)
                : system.resonantRates(levels, epsilon);
        double[][] out = new double[times.length][];
        double[] p = system.populations(levels);
        double now = 0;
        for (int i = 0; i < times.length; i++) {
            p = rates.evolve(p, times[i] - now, progress);
            now = times[i];
            out[i] = p.clone();
        }
        return out;
    }

    /**
     * With which power of 1/ε the number of levels grows, by least squares.
     *
     * @param levels N(ε) for one error
     */
    public static double growth(double[] epsilons, int[] levels) {
        SimpleRegression line = new SimpleRegression();
        for (int i = 0; i < epsilons.length; i++) {
            line.addData(Math.log(1 / epsilons[i]), Math.log(levels[i]));
        }
        return line.getSlope();
    }

    /** A line per row. */
    public String text() {
        StringBuilder out = new StringBuilder(String.format("epsilon     levels  error%n"));
        for (Row row : rows) {
            out.append(Sentence.of("%-11.4g %-7d %.6g%n", row.epsilon(), row.levels(), row.error()));
        }
        return out.toString();
    }
}
