package io.github.secular.classical.harmonic;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Composite Gauss-Legendre rule on [0, b] in panels of {@value #POINTS} points. Functions known at its points can be
 * carried over to panels split evenly, and tell by their Legendre coefficients whether the points resolve them.
 */
final class RadialRule {
    static final int POINTS = 32;
    /** So many of the last Legendre coefficients of a panel have to be small. */
    private static final int LAST = 3;

    private final double end;
    private final int panels;
    private final double[] nodes = new double[POINTS];
    private final double[] weights = new double[POINTS];

    /** @param end b > 0 */
    RadialRule(double end, int panels) {
        this.end = end;
        this.panels = panels;
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(POINTS, -1, 1);
        for (int i = 0; i < POINTS; i++) {
            nodes[i] = rule.getPoint(i);
            weights[i] = rule.getWeight(i);
        }
    }

    double end() {
        return end;
    }

    int size() {
        return panels * POINTS;
    }

    double width() {
        return end / panels;
    }

    double point(int i) {
        return width() * (i / POINTS + (1 + nodes[i % POINTS]) / 2);
    }

    double weight(int i) {
        return width() / 2 * weights[i % POINTS];
    }

    /** The rule with every panel split into so many. */
    RadialRule split(int factor) {
        return new RadialRule(end, panels * factor);
    }

    /** Rows (function values at the points) carried over to {@link #split}, by the polynomials of the panels. */
    double[][] carry(double[][] rows, int factor) {
        double[][] matrix = interpolation(factor);
        int width = rows[0].length;
        double[][] out = new double[rows.length * factor][width];
        for (int panel = 0; panel < panels; panel++) {
            for (int i = 0; i < matrix.length; i++) {
                double[] to = out[panel * matrix.length + i];
                for (int j = 0; j < POINTS; j++) {
                    double[] from = rows[panel * POINTS + j];
                    double a = matrix[i][j];
                    for (int m = 0; m < width; m++) {
                        to[m] += a * from[m];
                    }
                }
            }
        }
        return out;
    }

    /** Barycentric interpolation from Gauss-Legendre points, whose weights are ±√((1 − x²) w). */
    private double[][] interpolation(int factor) {
        double[][] out = new double[POINTS * factor][POINTS];
        for (int i = 0; i < out.length; i++) {
            double x = (2 * (i / POINTS) + 1 + nodes[i % POINTS]) / factor - 1;
            double sum = 0;
            int hit = -1;
            for (int j = 0; j < POINTS; j++) {
                if (x == nodes[j]) {
                    hit = j;
                    break;
                }
                double b = (j % 2 == 0 ? 1 : -1) * Math.sqrt((1 - nodes[j] * nodes[j]) * weights[j]);
                out[i][j] = b / (x - nodes[j]);
                sum += out[i][j];
            }
            for (int j = 0; j < POINTS; j++) {
                out[i][j] = hit < 0 ? out[i][j] / sum : j == hit ? 1 : 0;
            }
        }
        return out;
    }

    /**
     * What the points leave out of x f(x) for rows of values of functions f: the largest of the last Legendre
     * coefficients of all panels, relative to the largest value.
     */
    double unresolved(double[][] rows) {
        double[][] legendre = new double[LAST][POINTS];
        for (int j = 0; j < POINTS; j++) {
            double before = 1;
            double p = nodes[j];
            for (int k = 2; k < POINTS; k++) {
                double next = ((2 * k - 1) * nodes[j] * p - (k - 1) * before) / k;
                before = p;
                p = next;
                if (k >= POINTS - LAST) {
                    legendre[k - POINTS + LAST][j] = p * (k + 0.5) * weights[j];
                }
            }
        }
        int width = rows[0].length;
        double largest = 0;
        for (int i = 0; i < rows.length; i++) {
            for (double v : rows[i]) {
                largest = Math.max(largest, point(i) * Math.abs(v));
            }
        }
        double last = 0;
        for (int panel = 0; panel < panels; panel++) {
            for (int m = 0; m < width; m++) {
                for (double[] polynomial : legendre) {
                    double sum = 0;
                    for (int j = 0; j < POINTS; j++) {
                        int i = panel * POINTS + j;
                        sum += polynomial[j] * point(i) * rows[i][m];
                    }
                    last = Math.max(last, Math.abs(sum));
                }
            }
        }
        return largest > 0 ? last / largest : 0;
    }
}
