package io.github.secular.classical.grid;

import java.util.function.DoubleUnaryOperator;

/**
 * The cubic B-splines of E on knots that are even in the root of E − E_min, fourfold at the ends, held as polynomials of
 * each interval: with u = (E − middle)/width, |u| ≤ ½, spline number j + i is Σ_k a_jik u^k on interval j, i = 0 … 3. At
 * a separatrix, where means over shells have a cusp, a knot is threefold, so that the splines are continuous there and
 * no more, and knots draw together from both sides; at the bottom of an upper well, where an orbit joins the shell,
 * it is fourfold, and the splines may jump.
 */
final class EnergySplines {
    static final int ORDER = 4;

    private final int intervals;
    private final double bottom;
    private final double top;
    private final double scale;
    /** All knots, those that lie upon each other too. */
    private final double[] knots;
    /** By even parts of the root: the first interval that may hold an energy there. */
    private final int[] first;

    private final double[] middles;
    private final double[] reciprocals;
    /** a_jik at (j · 4 + i) · 4 + k. */
    private final double[] polynomials;

    /**
     * @param count of intervals without those that draw together
     * @param cusps energies at which splines are continuous only; those outside (bottom, top) are passed over
     * @param jumps energies at which they need not be
     * @param points how many grid points lie below an energy: knots are left out where fewer than {@value EnergyKnots#LEAST} would
     *     lie between two
     */
    EnergySplines(double bottom, double top, int count, double[] cusps, double[] jumps, DoubleUnaryOperator points) {
        this.bottom = bottom;
        this.top = top;
        this.scale = count * (double) count / (top - bottom);
        this.knots = EnergyKnots.of(bottom, top, count, cusps, jumps, points);
        this.intervals = knots.length - 2 * ORDER + 1;
        middles = new double[intervals];
        reciprocals = new double[intervals];
        polynomials = new double[intervals * ORDER * ORDER];
        for (int j = 0; j < intervals; j++) {
            middles[j] = (knots[j + ORDER - 1] + knots[j + ORDER]) / 2;
            double width = knots[j + ORDER] - knots[j + ORDER - 1];
            if (width == 0) {
                continue;
            }
            reciprocals[j] = 1 / width;
            double[][] at = new double[ORDER][];
            for (int q = 0; q < ORDER; q++) {
                at[q] = values(knots, j, middles[j] + (q / 3.0 - 0.5) * width);
            }
            for (int i = 0; i < ORDER; i++) {
                expand(at[0][i], at[1][i], at[2][i], at[3][i], (j * ORDER + i) * ORDER);
            }
        }
        first = new int[count + 1];
        for (int k = 0, j = 0; k <= count; k++) {
            double from = bottom + k * (double) k / scale * (1 - 1e-12);
            while (j < intervals - 1 && knots[j + ORDER] <= from) {
                j++;
            }
            first[k] = j;
        }
    }

    /** The four splines of an interval at E (Cox and de Boor). */
    private static double[] values(double[] knots, int interval, double energy) {
        int span = interval + ORDER - 1;
        double[] values = new double[ORDER];
        values[0] = 1;
        for (int degree = 1; degree < ORDER; degree++) {
            double saved = 0;
            for (int r = 0; r < degree; r++) {
                double right = knots[span + r + 1];
                double left = knots[span + 1 - degree + r];
                double part = values[r] / (right - left);
                values[r] = saved + (right - energy) * part;
                saved = (energy - left) * part;
            }
            values[degree] = saved;
        }
        return values;
    }

    /** The cubic through values at u = −1/2, −1/6, 1/6, 1/2, even and odd part apart. */
    private void expand(double a, double b, double c, double d, int place) {
        double inner = (b + c) / 2;
        double second = 4.5 * ((a + d) / 2 - inner);
        double rise = (c - b) / 2;
        double third = 4.5 * ((d - a) - 6 * rise);
        polynomials[place] = inner - second / 36;
        polynomials[place + 1] = 6 * rise - third / 36;
        polynomials[place + 2] = second;
        polynomials[place + 3] = third;
    }

    /** All of them, those of no width at a break too. */
    int intervals() {
        return intervals;
    }

    /** The number of splines. */
    int size() {
        return intervals + ORDER - 1;
    }

    double bottom() {
        return bottom;
    }

    double top() {
        return top;
    }

    /** The interval of an energy below the top. */
    int interval(double energy) {
        int k = (int) Math.sqrt(Math.max(0, (energy - bottom) * scale));
        int j = first[Math.min(k, first.length - 1)];
        while (j < intervals - 1 && energy >= knots[j + ORDER]) {
            j++;
        }
        return j;
    }

    /** u of an energy in interval j. */
    double place(int j, double energy) {
        return (energy - middles[j]) * reciprocals[j];
    }

    /** a_jik. */
    double coefficient(int j, int i, int k) {
        return polynomials[(j * ORDER + i) * ORDER + k];
    }

    /**
     * The polynomials of a sum of splines: on interval j, Σ_k out[4 j + k] u^k.
     *
     * @param c one coefficient per spline
     */
    double[] polynomials(double[] c) {
        double[] out = new double[intervals * ORDER];
        for (int j = 0; j < intervals; j++) {
            for (int i = 0; i < ORDER; i++) {
                for (int k = 0; k < ORDER; k++) {
                    out[j * ORDER + k] += c[j + i] * coefficient(j, i, k);
                }
            }
        }
        return out;
    }
}
