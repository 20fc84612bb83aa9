package io.github.secular.classical.twoscale;

import io.github.secular.numerics.CompressedRows;
import java.util.Arrays;

/**
 * The drive −{V, ·} = −∂_I V ∂_θ + ∂_θ V ∂_I between the unknowns of a {@link PairLayout}, tested with the basis. With
 * w_m what the modes' matrix makes of f_m, and V_q the harmonics of the shape, a row k gets on each cell
 *
 * <pre>
 *   i ∫ [k φ Σ_m V_{k−m} ∂_E w_m + ∂_E φ Σ_m m V_{k−m} w_m] dE
 * </pre>
 *
 * and the fluxes of {@link DriveFaces}. The matrix is exactly skew-Hermitian in ∫ · dI, and its rows of the shell mean
 * sum to 0, so that the mass is kept. Serves one thread at a time.
 */
final class DriveOperator {
    private final PairLayout layout;
    private final ElementBasis basis;
    private final DriveShapes shapes;
    private final ModeMixing[] mixing;
    private final DriveFaces faces;
    private final int points;
    private final int highest;
    private final int width;
    /** By pair and Gauss point: values and E-derivatives. */
    private final double[] ur;

    private final double[] ui;
    private final double[] vr;
    private final double[] vi;
    /** By harmonic m and Gauss point, mixed. */
    private final double[] wr;

    private final double[] wi;
    private final double[] xr;
    private final double[] xi;
    private final boolean[] present;
    private final double[] ar;
    private final double[] ai;
    private final double[] cr;
    private final double[] ci;

    DriveOperator(PairLayout layout, DriveShapes shapes, ModeMixing[] mixing) {
        this.layout = layout;
        this.basis = layout.basis();
        this.shapes = shapes;
        this.mixing = mixing;
        points = basis.mesh().points();
        highest = layout.highest();
        width = 2 * highest + 1;
        faces = new DriveFaces(layout, shapes, mixing);
        ur = new double[layout.pairs() * points];
        ui = new double[ur.length];
        vr = new double[ur.length];
        vi = new double[ur.length];
        wr = new double[width * points];
        wi = new double[wr.length];
        xr = new double[wr.length];
        xi = new double[wr.length];
        present = new boolean[width];
        ar = new double[points];
        ai = new double[points];
        cr = new double[points];
        ci = new double[points];
    }

    /** Adds what the drive makes of y. */
    void apply(double[] y, double[] out) {
        faces.clear();
        for (ElementCell cell : basis.mesh().cells()) {
            expand(cell, y);
            for (int s = 0; s < mixing.length; s++) {
                for (int j = 0; j < layout.modes(); j++) {
                    if (mixing[s].begin(j) < mixing[s].end(j) && mix(cell, mixing[s], j)) {
                        rows(cell, s, j, out);
                    }
                }
            }
        }
        faces.apply(out);
    }

    /**
     * The same as a matrix that acts on real and imaginary parts in turn, with the modes mixed as they are now: column by
     * column, what becomes of one of them.
     */
    CompressedRows matrix() {
        int size = 2 * layout.size();
        double[] unit = new double[size];
        double[] column = new double[size];
        int[] rows = new int[32 * size];
        int[] columns = new int[rows.length];
        double[] values = new double[rows.length];
        int count = 0;
        for (int j = 0; j < size; j++) {
            unit[j] = 1;
            Arrays.fill(column, 0);
            apply(unit, column);
            unit[j] = 0;
            if (count + size > rows.length) {
                rows = Arrays.copyOf(rows, 2 * rows.length);
                columns = Arrays.copyOf(columns, rows.length);
                values = Arrays.copyOf(values, rows.length);
            }
            for (int i = 0; i < size; i++) {
                if (column[i] != 0) {
                    rows[count] = i;
                    columns[count] = j;
                    values[count++] = column[i];
                }
            }
        }
        return new CompressedRows(size, rows, columns, values, count);
    }

    /** Multiplications that {@link #apply} takes, about. */
    double work() {
        double sum = 0;
        for (ElementCell cell : basis.mesh().cells()) {
            int reach = layout.reach(cell);
            int rows = layout.isReal() ? reach + 1 : 2 * reach + 1;
            double perPoint = 4.0 * layout.pairs() * basis.order();
            for (int s = 0; s < mixing.length; s++) {
                for (int j = 0; j < layout.modes(); j++) {
                    int mixed = mixing[s].end(j) - mixing[s].begin(j);
                    if (mixed > 0) {
                        perPoint += 8.0 * mixed * (2 * reach + 1);
                        perPoint += rows * (4.0 * shapes.orders(s).length + 4.0 * basis.order());
                    }
                }
            }
            sum += points * perPoint;
        }
        return sum;
    }

    private void expand(ElementCell cell, double[] y) {
        Arrays.fill(ur, 0);
        Arrays.fill(ui, 0);
        Arrays.fill(vr, 0);
        Arrays.fill(vi, 0);
        for (int i = 0; i < layout.pairs(); i++) {
            int k = layout.harmonic(i);
            if (k != 0) {
                int start = layout.start(i, cell);
                if (start >= 0) {
                    ElementBasis.Functions f = basis.harmonic(cell, k);
                    for (int a = 0; a < f.size(); a++) {
                        add(i, y, start + a, f.values()[a], f.slopes()[a]);
                    }
                    faces.trace(cell, i, f, y, start);
                }
                continue;
            }
            int from = layout.offset(i) + cell.element * basis.order();
            double[][] psi = basis.meanValues(cell.element);
            double[][] slope = basis.meanSlopes(cell.element);
            for (int a = 0; a <= basis.order(); a++) {
                add(i, y, from + a, psi[a], slope[a]);
            }
            ElementBasis.Functions[][] some = basis.differencesOf(cell.element);
            int start = layout.differences(i, cell.element);
            for (int d = 0; d < some.length; d++) {
                ElementBasis.Functions f = some[d][cell.place];
                add(i, y, start + d, f.values()[0], f.slopes()[0]);
                faces.trace(cell, i, f, y, start + d);
            }
        }
    }

    private void add(int pair, double[] y, int at, double[] value, double[] slope) {
        double re = y[2 * at];
        double im = y[2 * at + 1];
        int to = pair * points;
        for (int g = 0; g < points; g++) {
            ur[to + g] += re * value[g];
            ui[to + g] += im * value[g];
            vr[to + g] += re * slope[g];
            vi[to + g] += im * slope[g];
        }
    }

    /** What the matrix of modes makes of all harmonics for one row. */
    private boolean mix(ElementCell cell, ModeMixing some, int row) {
        int reach = layout.reach(cell);
        boolean any = false;
        for (int m = -reach; m <= reach; m++) {
            int to = (m + highest) * points;
            boolean there = false;
            for (int e = some.begin(row); e < some.end(row); e++) {
                boolean conjugate = layout.isReal() && m < 0;
                int pair = layout.pair(conjugate ? -m : m, some.column(e));
                if (pair < 0) {
                    continue;
                }
                double re = some.re(e);
                double im = some.im(e);
                double sign = conjugate ? -1 : 1;
                int from = pair * points;
                if (!there) {
                    Arrays.fill(wr, to, to + points, 0);
                    Arrays.fill(wi, to, to + points, 0);
                    Arrays.fill(xr, to, to + points, 0);
                    Arrays.fill(xi, to, to + points, 0);
                    there = true;
                }
                for (int g = 0; g < points; g++) {
                    double a = ur[from + g];
                    double b = sign * ui[from + g];
                    wr[to + g] += re * a - im * b;
                    wi[to + g] += re * b + im * a;
                    a = vr[from + g];
                    b = sign * vi[from + g];
                    xr[to + g] += re * a - im * b;
                    xi[to + g] += re * b + im * a;
                }
            }
            present[m + highest] = there;
            any |= there;
        }
        return any;
    }

    private void rows(ElementCell cell, int shape, int mode, double[] out) {
        int reach = layout.reach(cell);
        for (int k = layout.isReal() ? 0 : -reach; k <= reach; k++) {
            int pair = layout.pair(k, mode);
            if (pair >= 0 && gather(cell, shape, k, reach)) {
                test(cell, pair, k, out);
            }
        }
    }

    /** Σ_m V_{k−m} ∂w_m and Σ_m m V_{k−m} w_m, times the weights. */
    private boolean gather(ElementCell cell, int shape, int k, int reach) {
        Arrays.fill(ar, 0);
        Arrays.fill(ai, 0);
        Arrays.fill(cr, 0);
        Arrays.fill(ci, 0);
        boolean any = false;
        boolean real = shapes.isReal(shape);
        for (int q : shapes.orders(shape)) {
            int m = k - q;
            if (m < -reach || m > reach || !present[m + highest] || k == 0 && m == 0) {
                continue;
            }
            any = true;
            int from = (m + highest) * points;
            double[] vre = shapes.re(shape, cell, Math.abs(q));
            if (real) {
                for (int g = 0; g < points; g++) {
                    double v = vre[g];
                    ar[g] += v * xr[from + g];
                    ai[g] += v * xi[from + g];
                    cr[g] += m * v * wr[from + g];
                    ci[g] += m * v * wi[from + g];
                }
            } else {
                double[] vim = shapes.im(shape, cell, Math.abs(q));
                double sign = q < 0 ? -1 : 1;
                for (int g = 0; g < points; g++) {
                    double v = vre[g];
                    double w = sign * vim[g];
                    ar[g] += v * xr[from + g] - w * xi[from + g];
                    ai[g] += v * xi[from + g] + w * xr[from + g];
                    cr[g] += m * (v * wr[from + g] - w * wi[from + g]);
                    ci[g] += m * (v * wi[from + g] + w * wr[from + g]);
                }
            }
        }
        for (int g = 0; any && g < points; g++) {
            double weight = basis.mesh().weight(cell.element, g);
            ar[g] *= k * weight;
            ai[g] *= k * weight;
            cr[g] *= weight;
            ci[g] *= weight;
        }
        return any;
    }

    private void test(ElementCell cell, int pair, int k, double[] out) {
        if (k != 0) {
            int start = layout.start(pair, cell);
            ElementBasis.Functions f = basis.harmonic(cell, k);
            for (int a = 0; start >= 0 && a < f.size(); a++) {
                double[] value = f.values()[a];
                double[] slope = f.slopes()[a];
                double re = 0;
                double im = 0;
                for (int g = 0; g < points; g++) {
                    re += value[g] * ar[g] + slope[g] * cr[g];
                    im += value[g] * ai[g] + slope[g] * ci[g];
                }
                out[2 * (start + a)] -= im;
                out[2 * (start + a) + 1] += re;
            }
            return;
        }
        int to = layout.offset(pair) + cell.element * basis.order();
        double[][] slopes = basis.meanSlopes(cell.element);
        for (int a = 0; a <= basis.order(); a++) {
            testSlope(slopes[a], to + a, out);
        }
        ElementBasis.Functions[][] some = basis.differencesOf(cell.element);
        int start = layout.differences(pair, cell.element);
        for (int d = 0; d < some.length; d++) {
            testSlope(some[d][cell.place].slopes()[0], start + d, out);
        }
    }

    private void testSlope(double[] slope, int to, double[] out) {
        double re = 0;
        double im = 0;
        for (int g = 0; g < points; g++) {
            re += slope[g] * cr[g];
            im += slope[g] * ci[g];
        }
        out[2 * to] -= im;
        out[2 * to + 1] += re;
    }
}
