package io.github.secular.quantum.limit.truncation;

import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.Sentence;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * How many levels a computation needs, found by comparing N with 2N (doc/quantum.md, Q9.3).
 *
 * @param levels the N that suffices
 * @param estimatedError estimate of sup_t ‖p^N − p‖ at that N
 * @param rows what was compared, in order
 */
public record Truncation(int levels, double estimatedError, List<Row> rows) {
    /** @param difference sup_t ‖p^N − p^2N‖, levels that only 2N has counted in full */
    public record Row(int levels, double difference) {}

    public Truncation {
        rows = List.copyOf(rows);
    }

    /**
     * Doubles N until the estimated error is below the tolerance. Errors that fall by a factor q from N to 2N are
     * taken for the difference divided by 1 − q.
     *
     * @param populations p at the times of interest with N levels: times × N
     * @param first where to begin, at least 1
     * @param largest the largest number of levels that may be computed
     * @param tolerance error wanted in the Euclidean norm
     * @throws RefusalException if {@code largest} does not suffice
     */
    public static Truncation choose(
            IntFunction<double[][]> populations, int first, int largest, double tolerance, Progress progress) {
        List<Row> rows = new ArrayList<>();
        double[][] coarse = populations.apply(first);
        double before = Double.NaN;
        for (int n = first; 2 * n <= largest; n *= 2) {
            progress.check();
            double[][] fine = populations.apply(2 * n);
            double difference = distance(coarse, fine);
            rows.add(new Row(n, difference));
            // Without a second difference, or where they do not fall yet, the factor is not known: assume 1/2.
            double q = difference < 0.9 * before ? difference / before : 0.5;
            double error = difference / (1 - q);
            if (error <= tolerance) {
                return new Truncation(n, error, rows);
            }
            coarse = fine;
            before = difference;
        }
        throw RefusalException.of(
                "%d levels do not bring the error of truncation below %.2g (the last difference was %.2g): allow more"
                        + " levels, shorten the run or raise the tolerance.",
                largest,
                tolerance,
                rows.isEmpty() ? Double.NaN : rows.get(rows.size() - 1).difference());
    }

    /**
     * The smallest number of levels between {@code low} and {@code high} whose distance from a reference is at most
     * the tolerance, by bisection (distances are taken to fall with N).
     *
     * @param high a number that suffices
     */
    public static int smallest(
            IntFunction<double[][]> populations, double[][] reference, int low, int high, double tolerance) {
        int fails = low - 1;
        int suffices = high;
        while (suffices - fails > 1) {
            int middle = (suffices + fails) >>> 1;
            if (distance(populations.apply(middle), reference) <= tolerance) {
                suffices = middle;
            } else {
                fails = middle;
            }
        }
        return suffices;
    }

    /**
     * sup over times of the Euclidean distance, the shorter padded with empty levels.
     *
     * @param few times × N
     * @param many times × N', N' ≥ N
     */
    public static double distance(double[][] few, double[][] many) {
        double largest = 0;
        for (int i = 0; i < few.length; i++) {
            double sum = 0;
            for (int n = 0; n < many[i].length; n++) {
                double d = many[i][n] - (n < few[i].length ? few[i][n] : 0);
                sum += d * d;
            }
            largest = Math.max(largest, Math.sqrt(sum));
        }
        return largest;
    }

    /** What was compared and what was found, a line each. */
    public String text() {
        StringBuilder out = new StringBuilder();
        for (Row row : rows) {
            out.append(Sentence.of("%d against %d levels: %.3g%n", row.levels(), 2 * row.levels(), row.difference()));
        }
        return out.append(Sentence.of("%d levels suffice, with an estimated error of %.2g.%n", levels, estimatedError))
                .toString();
    }
}
