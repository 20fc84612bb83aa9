package io.github.secular.study;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/** What least squares leave open of the numbers they found. */
final class FitCovariance {
    /** Directions that the data tell less than this part of the best are not told at all. */
    private static final double UNTOLD = 1e-9;

    private FitCovariance() {}

    /**
     * C = (JᵀJ)⁻¹ of the weighted derivatives of those that stand at no end; NaN for the others, and where the data do not tell
     * one.
     */
    static double[][] of(List<FitParameter> parameters, double[] values, RealMatrix weighted) {
        int[] free = IntStream.range(0, values.length)
                .filter(j -> !parameters.get(j).isAtEnd(values[j]))
                .toArray();
        double[][] out = new double[values.length][values.length];
        for (double[] row : out) {
            Arrays.fill(row, Double.NaN);
        }
        if (free.length == 0) {
            return out;
        }
        RealMatrix columns = new Array2DRowRealMatrix(weighted.getRowDimension(), free.length);
        double[] lengths = new double[free.length];
        for (int a = 0; a < free.length; a++) {
            double[] column = weighted.getColumn(free[a]);
            lengths[a] = Math.sqrt(Arrays.stream(column).map(c -> c * c).sum());
            double length = lengths[a] == 0 ? 1 : lengths[a];
            columns.setColumn(a, Arrays.stream(column).map(c -> c / length).toArray());
        }
        SingularValueDecomposition parts = new SingularValueDecomposition(columns);
        double[] s = parts.getSingularValues();
        for (int a = 0; a < free.length; a++) {
            for (int b = 0; b < free.length; b++) {
                double sum = 0;
                for (int k = 0; k < s.length; k++) {
                    double product = parts.getV().getEntry(a, k) * parts.getV().getEntry(b, k);
                    boolean told = s[k] > UNTOLD * s[0];
                    // a direction that is not told makes what lies along it unknown
                    sum += told ? product / (s[k] * s[k]) : Math.abs(product) > 1e-12 ? Double.NaN : 0;
                }
                out[free[a]][free[b]] = sum / (lengths[a] * lengths[b]);
            }
        }
        return out;
    }

    /**
     * Σ_i |(C Jᵀ)_i| u_i: by how much points that are off, all to the worst side, move a number.
     *
     * @param covariance the number's row of C
     * @param weighted the derivatives J, weighted as the points are
     * @param unsure u: by how much each point may be off, in units of its own error
     */
    static double moved(double[] covariance, RealMatrix weighted, double[] unsure) {
        double sum = 0;
        for (int i = 0; i < unsure.length; i++) {
            double by = 0;
            for (int k = 0; k < covariance.length; k++) {
                double c = covariance[k];
                // a number that the data do not tell has derivatives of 0, and moves none that they tell
                by += Double.isFinite(c) ? c * weighted.getEntry(i, k) : 0;
            }
            sum += Math.abs(by) * unsure[i];
        }
        return sum;
    }
}
