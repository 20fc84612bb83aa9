package io.github.secular.classical;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/** Legendre series Σ c_l P_l(y) on −1 ≤ y ≤ 1 from values at {@value #POINTS} Gauss points, and their integrals. */
final class PanelSeries {
    static final int POINTS = 16;

    private static final double[] NODE = new double[POINTS];
    private static final double[] WEIGHT = new double[POINTS];
    /** COEFFICIENT[l][q]: from values at the nodes to Legendre coefficients. */
    private static final double[][] COEFFICIENT = new double[POINTS][POINTS];
    /** l/(l + 1): P_l+1 = y P_l + l/(l + 1) (y P_l − P_l−1). */
    private static final double[] UP = new double[POINTS];
    /** 1/(2l + 1): ∫ P_l = (P_l+1 − P_l−1)/(2l + 1). */
    private static final double[] ACROSS = new double[POINTS];

    static {
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(POINTS);
        for (int l = 0; l < POINTS; l++) {
            UP[l] = l / (l + 1.0);
            ACROSS[l] = 1 / (2 * l + 1.0);
        }
        for (int q = 0; q < POINTS; q++) {
            NODE[q] = rule.getPoint(q);
            WEIGHT[q] = rule.getWeight(q);
            double before = 0;
            double now = 1;
            for (int l = 0; l < POINTS; l++) {
                COEFFICIENT[l][q] = (l + 0.5) * WEIGHT[q] * now;
                double next = now * NODE[q] + UP[l] * (now * NODE[q] - before);
                before = now;
                now = next;
            }
        }
    }

    private PanelSeries() {}

    /** Gauss point number q. */
    static double node(int q) {
        return NODE[q];
    }

    /** Its weight; all together 2. */
    static double weight(int q) {
        return WEIGHT[q];
    }

    /** Writes the coefficients of the polynomial through values at the Gauss points to {@code out}, from a place on. */
    static void expand(double[] values, double[] out, int from) {
        for (int l = 0; l < POINTS; l++) {
            for (int q = 0; q < POINTS; q++) {
                out[from + l] += COEFFICIENT[l][q] * values[q];
            }
        }
    }

    /** Writes Σ c_l P_l(y) and its integral from −1 to y to {@code out}. */
    static void sums(double[] c, double y, double[] out) {
        double before = 1;
        double now = y;
        double value = c[0];
        double integral = c[0] * (y + 1);
        for (int l = 1; l < POINTS; l++) {
            double next = y * now + UP[l] * (y * now - before);
            value += c[l] * now;
            integral += c[l] * (next - before) * ACROSS[l];
            before = now;
            now = next;
        }
        out[0] = value;
        out[1] = integral;
    }
}
