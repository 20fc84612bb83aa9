package io.github.secular.asymptotics;

import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * How far a limit is from the equation it is the limit of, over a list of ε.
 *
 * @param limitModel the name of the limit model
 * @param rows one per ε, in the order given
 */
public record Comparison(String limitModel, List<Row> rows) {
    /** An error counts in an order only if it is this many times the floor: it is then known to ten per cent. */
    private static final double CLEAR = 10;

    public Comparison {
        rows = List.copyOf(rows);
    }

    /** The slope of log error over log ε by least squares over the rows clear of the floor; NaN with fewer than two. */
    public double observedOrder() {
        SimpleRegression line = new SimpleRegression();
        for (Row r : rows) {
            if (!r.belowFloor() && r.error() > 0) {
                line.addData(Math.log(r.epsilon()), Math.log(r.error()));
            }
        }
        return line.getSlope();
    }

    /** What is found at one ε. */
    @FunctionalInterface
    interface Trial {
        /** @throws RefusalException if a solver or the limit refuses */
        Row at(double epsilon, Progress progress);
    }

    /** One trial after the other. @throws RefusalException if one of them refuses, naming ε */
    static Comparison of(String limitModel, double[] epsilons, Progress progress, Trial trial) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < epsilons.length; i++) {
            progress.check();
            Progress part = progress.part(
                    (double) i / epsilons.length,
                    (i + 1.0) / epsilons.length,
                    "epsilon " + (i + 1) + " of " + epsilons.length);
            try {
                Row row = trial.at(epsilons[i], part);
                rows.add(i == 0 ? row : row.after(rows.get(i - 1)));
            } catch (RefusalException e) {
                RefusalException named = new RefusalException("At epsilon = " + epsilons[i] + ": " + e.getMessage());
                named.initCause(e);
                throw named;
            }
            progress.at((i + 1.0) / epsilons.length, "epsilon = " + epsilons[i] + " compared");
        }
        return new Comparison(limitModel, rows);
    }

    /**
     * @param epsilon strength of the coupling
     * @param error sup over times and levels of |ρ_nn − p_n|, or over times and energies of |Π f^ε − F|
     * @param beside sup over times of the largest |ρ_nm|, n ≠ m, or the error over the largest F
     * @param order log(error ratio) / log(ε ratio) against the row before; NaN in the first row and where one
     *     of the two errors does not stand clear of the floor
     * @param belowFloor whether this error is not clear of the error of the solvers
     * @param floor what the solvers' own error may be
     * @param from the first slow time that counts: 0, or, with a corrected start, the end of the initial layer of the largest ε
     * @param solver the solver of the equation that ran
     */
    public record Row(
            double epsilon,
            double error,
            double beside,
            double order,
            boolean belowFloor,
            double floor,
            double from,
            String solver) {
        /** The first of its rows. */
        static Row first(double epsilon, double error, double beside, double floor, double from, String solver) {
            return new Row(epsilon, error, beside, Double.NaN, !(error > CLEAR * floor), floor, from, solver);
        }

        private Row after(Row before) {
            return belowFloor || before.belowFloor || before.epsilon == epsilon
                    ? this
                    : new Row(
                            epsilon,
                            error,
                            beside,
                            Math.log(before.error / error) / Math.log(before.epsilon / epsilon),
                            false,
                            floor,
                            from,
                            solver);
        }
    }
}
