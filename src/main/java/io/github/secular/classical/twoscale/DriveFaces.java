package io.github.secular.classical.twoscale;

import java.util.Arrays;
import java.util.List;

/**
 * The fluxes of the drive over the ends of cells, central between both sides: with w_m of a cell and w′_m of its
 * neighbour, a row k with test function φ gets at the upper end
 *
 * <pre>
 *   −i φ Σ_m V_{k−m} [(k + m)/2 w_m − (k − m)/2 w′_m],
 * </pre>
 *
 * at the lower end the opposite. At the top there is no neighbour. At a separatrix w′_m = Σ_n S_mn w_n of the cell above
 * (see {@link SeparatrixMatch}), which gets the adjoint with the opposite sign. Shell means are continuous and have no
 * flux.
 */
final class DriveFaces {
    private final PairLayout layout;
    private final DriveShapes shapes;
    private final ModeMixing[] mixing;
    private final List<ElementCell> cells;
    private final int highest;
    private final int width;
    /** By cell: (re, im) of the values at the ends at 2 pair. */
    private final double[][] lower;

    private final double[][] upper;
    /** The same, mixed, at 2 (m + highest), of the row at hand. */
    private final double[][] mixedLower;

    private final double[][] mixedUpper;
    private final double[] other;
    private final SeparatrixMatch[] matches;

    DriveFaces(PairLayout layout, DriveShapes shapes, ModeMixing[] mixing) {
        this.layout = layout;
        this.shapes = shapes;
        this.mixing = mixing;
        cells = layout.basis().mesh().cells();
        highest = layout.highest();
        width = 2 * highest + 1;
        lower = new double[cells.size()][2 * layout.pairs()];
        upper = new double[cells.size()][2 * layout.pairs()];
        mixedLower = new double[cells.size()][2 * width];
        mixedUpper = new double[cells.size()][2 * width];
        other = new double[2 * width];
        matches = cells.stream()
                .map(c -> c.merged == null
                        ? null
                        : new SeparatrixMatch(layout.basis().mesh(), c, highest))
                .toArray(SeparatrixMatch[]::new);
    }

    void clear() {
        for (int c = 0; c < lower.length; c++) {
            Arrays.fill(lower[c], 0);
            Arrays.fill(upper[c], 0);
        }
    }

    /** Takes the values at the ends of what functions with coefficients from a place of y on make of a pair. */
    void trace(ElementCell cell, int pair, ElementBasis.Functions f, double[] y, int start) {
        double[] low = lower[cell.number];
        double[] up = upper[cell.number];
        for (int a = 0; a < f.size(); a++) {
            double re = y[2 * (start + a)];
            double im = y[2 * (start + a) + 1];
            low[2 * pair] += f.lower()[a] * re;
            low[2 * pair + 1] += f.lower()[a] * im;
            up[2 * pair] += f.upper()[a] * re;
            up[2 * pair + 1] += f.upper()[a] * im;
        }
    }

    void apply(double[] out) {
        for (int s = 0; s < mixing.length; s++) {
            for (int j = 0; j < layout.modes(); j++) {
                if (mixing[s].begin(j) == mixing[s].end(j)) {
                    continue;
                }
                for (ElementCell cell : cells) {
                    mix(lower[cell.number], mixing[s], j, mixedLower[cell.number]);
                    mix(upper[cell.number], mixing[s], j, mixedUpper[cell.number]);
                }
                for (ElementCell cell : cells) {
                    atUpper(cell, s, j, out);
                    if (!cell.atBottom()) {
                        atLower(cell, s, j, out);
                    }
                }
            }
        }
    }

    private void mix(double[] from, ModeMixing some, int row, double[] to) {
        Arrays.fill(to, 0);
        for (int m = -highest; m <= highest; m++) {
            boolean conjugate = layout.isReal() && m < 0;
            for (int e = some.begin(row); e < some.end(row); e++) {
                int pair = layout.pair(conjugate ? -m : m, some.column(e));
                if (pair >= 0) {
                    double a = from[2 * pair];
                    double b = conjugate ? -from[2 * pair + 1] : from[2 * pair + 1];
                    to[2 * (m + highest)] += some.re(e) * a - some.im(e) * b;
                    to[2 * (m + highest) + 1] += some.re(e) * b + some.im(e) * a;
                }
            }
        }
    }

    private void atUpper(ElementCell cell, int shape, int mode, double[] out) {
        double[] next = null;
        if (cell.above != null) {
            next = mixedLower[cell.above.number];
        } else if (cell.merged != null) {
            matches[cell.number].apply(mixedLower[cell.merged.number], other);
            next = other;
        }
        flux(cell, shape, mode, shapes.upper(shape, cell), mixedUpper[cell.number], next, -1, out);
        if (cell.merged != null) {
            toMerged(cell, shape, mode, out);
        }
    }

    private void atLower(ElementCell cell, int shape, int mode, double[] out) {
        double[] next = cell.below == null ? null : mixedUpper[cell.below.number];
        flux(cell, shape, mode, shapes.lower(shape, cell), mixedLower[cell.number], next, 1, out);
    }

    /** @param next of the neighbour; null where there is none @param sign −1 at the upper end */
    private void flux(
            ElementCell cell, int shape, int mode, double[] v, double[] own, double[] next, int sign, double[] out) {
        int reach = layout.reach(cell);
        for (int k = layout.isReal() ? 0 : -reach; k <= reach; k++) {
            int pair = layout.pair(k, mode);
            if (pair < 0) {
                continue;
            }
            double re = 0;
            double im = 0;
            for (int q : shapes.orders(shape)) {
                int m = k - q;
                if (m < -highest || m > highest) {
                    continue;
                }
                int at = 2 * (m + highest);
                double x = (k + m) * own[at];
                double y = (k + m) * own[at + 1];
                if (next != null) {
                    x -= q * next[at];
                    y -= q * next[at + 1];
                }
                double a = v[2 * Math.abs(q)] / 2;
                double b = (q < 0 ? -v[2 * Math.abs(q) + 1] : v[2 * Math.abs(q) + 1]) / 2;
                re += a * x - b * y;
                im += a * y + b * x;
            }
            test(cell, pair, k, -sign * im, sign * re, sign < 0, out);
        }
    }

    /** The cell above a separatrix gets conj(S_mn) times what a row m of this cell would get from below. */
    private void toMerged(ElementCell cell, int shape, int mode, double[] out) {
        double[] own = mixedUpper[cell.number];
        double[] v = shapes.upper(shape, cell);
        Arrays.fill(other, 0);
        for (int m = -highest; m <= highest; m++) {
            double re = 0;
            double im = 0;
            for (int q : shapes.orders(shape)) {
                int k = m - q;
                if (k < -highest || k > highest) {
                    continue;
                }
                double a = q * v[2 * Math.abs(q)] / 2;
                double b = q * (q < 0 ? -v[2 * Math.abs(q) + 1] : v[2 * Math.abs(q) + 1]) / 2;
                double x = own[2 * (k + highest)];
                double y = own[2 * (k + highest) + 1];
                re += a * x - b * y;
                im += a * y + b * x;
            }
            // times −i
            other[2 * (m + highest)] = im;
            other[2 * (m + highest) + 1] = -re;
        }
        ElementCell merged = cell.merged;
        int reach = layout.reach(merged);
        double[] sum = new double[2];
        for (int n = layout.isReal() ? 0 : -reach; n <= reach; n++) {
            int pair = layout.pair(n, mode);
            if (pair >= 0) {
                matches[cell.number].adjoint(other, n, sum);
                test(merged, pair, n, sum[0], sum[1], false, out);
            }
        }
    }

    private void test(ElementCell cell, int pair, int k, double re, double im, boolean atUpper, double[] out) {
        if (k != 0) {
            int start = layout.start(pair, cell);
            ElementBasis.Functions f = layout.basis().harmonic(cell, k);
            double[] trace = atUpper ? f.upper() : f.lower();
            for (int a = 0; start >= 0 && a < trace.length; a++) {
                out[2 * (start + a)] += trace[a] * re;
                out[2 * (start + a) + 1] += trace[a] * im;
            }
            return;
        }
        ElementBasis.Functions[][] some = layout.basis().differencesOf(cell.element);
        int start = layout.differences(pair, cell.element);
        for (int d = 0; d < some.length; d++) {
            double trace = atUpper
                    ? some[d][cell.place].upper()[0]
                    : some[d][cell.place].lower()[0];
            out[2 * (start + d)] += trace * re;
            out[2 * (start + d) + 1] += trace * im;
        }
    }
}
