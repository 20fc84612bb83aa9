package io.github.secular.classical.twoscale;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Functions of an amplitude a in (−A, A) that are even or odd, by their values at the n positive points of the
 * Gauss-Legendre rule with 2n points: differentiation, interpolation and integrals of their interpolating polynomials
 * (MATH-classical, section 9A; Berrut and Trefethen, SIAM Review 46 (2004), for the barycentric formulas).
 */
final class AmplitudeBasis {
    private final double reach;
    /** All 2n points, increasing, and their barycentric weights. */
    private final double[] points;

    private final double[] barycentric;
    private final int n;
    private final double[][][] derivative = new double[2][][];
    private final double[] integral;

    /** @param reach A > 0 @param n number of points above 0 */
    AmplitudeBasis(double reach, int n) {
        this.reach = reach;
        this.n = n;
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(2 * n, -1, 1);
        points = new double[2 * n];
        barycentric = new double[2 * n];
        for (int i = 0; i < 2 * n; i++) {
            double y = rule.getPoint(i);
            points[i] = reach * y;
            barycentric[i] = (i % 2 == 0 ? 1 : -1) * Math.sqrt((1 - y * y) * rule.getWeight(i));
        }
        differentiate();
        // a times an even polynomial of degree 2n − 2: exact with n points.
        integral = new double[n];
        GaussIntegrator half = new GaussIntegratorFactory().legendre(n, 0, reach);
        double[] row = new double[n];
        for (int q = 0; q < n; q++) {
            weights(half.getPoint(q), 0, row);
            for (int i = 0; i < n; i++) {
                integral[i] += half.getWeight(q) * half.getPoint(q) * row[i];
            }
        }
    }

    private void differentiate() {
        double[][] full = new double[2 * n][2 * n];
        for (int i = 0; i < 2 * n; i++) {
            for (int j = 0; j < 2 * n; j++) {
                if (i != j) {
                    full[i][j] = barycentric[j] / barycentric[i] / (points[i] - points[j]);
                    full[i][i] -= full[i][j];
                }
            }
        }
        for (int parity = 0; parity < 2; parity++) {
            derivative[parity] = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    double mirrored = full[n + i][n - 1 - j];
                    derivative[parity][i][j] = full[n + i][n + j] + (parity == 0 ? mirrored : -mirrored);
                }
            }
        }
    }

    double reach() {
        return reach;
    }

    /** n. */
    int size() {
        return n;
    }

    /** Point i above 0. */
    double point(int i) {
        return points[n + i];
    }

    /** df/da at the points from f at the points. @param parity 0 for even f, 1 for odd; not to be changed */
    double[][] derivative(int parity) {
        return derivative[parity & 1];
    }

    /** The weights of ∫_0^A f a da for even f; not to be changed. */
    double[] integral() {
        return integral;
    }

    /** Writes the weights with which values at the points give that at a in [−A, A]. */
    void weights(double a, int parity, double[] out) {
        java.util.Arrays.fill(out, 0);
        double sum = 0;
        for (int i = 0; i < 2 * n; i++) {
            double sign = i < n && (parity & 1) == 1 ? -1 : 1;
            int at = i < n ? n - 1 - i : i - n;
            if (a == points[i]) {
                java.util.Arrays.fill(out, 0);
                out[at] = sign;
                return;
            }
            double w = barycentric[i] / (a - points[i]);
            sum += w;
            out[at] += sign * w;
        }
        for (int i = 0; i < n; i++) {
            out[i] /= sum;
        }
    }

    /**
     * How much of f the two highest sixths of its polynomials hold, relative to the largest: small where the points
     * resolve f.
     */
    double tail(double[] f, int parity) {
        double[] c = new double[n];
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(2 * n, -1, 1);
        double largest = 0;
        double last = 0;
        for (int l = parity & 1; l < 2 * n; l += 2) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += (2 * l + 1) * rule.getWeight(n + i) * legendre(l, rule.getPoint(n + i)) * f[i];
            }
            c[l / 2] = Math.abs(sum);
            largest = Math.max(largest, c[l / 2]);
            if (l / 2 >= n - Math.max(2, n / 6)) {
                last = Math.max(last, c[l / 2]);
            }
        }
        return largest == 0 ? 0 : last / largest;
    }

    private static double legendre(int l, double y) {
        double before = 0;
        double now = 1;
        for (int j = 0; j < l; j++) {
            double next = ((2 * j + 1) * y * now - j * before) / (j + 1);
            before = now;
            now = next;
        }
        return now;
    }
}
