package io.github.secular.asymptotics;

import java.util.List;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * How far energy diffusion is from the Vlasov equation it is the limit of, over a list of ε.
 *
 * @param corrected whether the start of the limit was corrected to first order in ε
 * @param rows one per ε, in the order given
 */
public record VlasovComparison(boolean corrected, List<Row> rows) {
    public VlasovComparison {
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

    /**
     * @param epsilon ε
     * @param error sup over times and energies of |Π f^ε − F|
     * @param relative the same, over the largest F
     * @param order log(error ratio) / log(ε ratio) against the row before; NaN in the first row and where one of the
     *     two errors does not stand clear of the floor
     * @param belowFloor whether this error is not clear of the error of the solvers
     * @param floor what the solvers' own error may be
     * @param from the first slow time that counts: 0, or, with a corrected start, the end of the initial layer
     * @param solver the Vlasov solver that ran
     */
    public record Row(
            double epsilon,
            double error,
            double relative,
            double order,
            boolean belowFloor,
            double floor,
            double from,
            String solver) {}
}
