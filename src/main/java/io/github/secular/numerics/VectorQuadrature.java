package io.github.secular.numerics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Integrals of several functions over one interval at once, by Gauss–Kronrod rules of 7 and 15 points on intervals that
 * are cut in two where the rules differ. All new points of a round are asked for together. At the end wide intervals
 * are cut once more and the sums compared, so that what lies between the points is looked for again, and again if
 * something was found.
 */
public final class VectorQuadrature {
    /** The points of Kronrod's rule in [0, 1], from the outermost on; every second is one of Gauss's. */
    private static final double[] POINTS = {
        0.991455371120812639206854697526329,
        0.949107912342758524526189684047851,
        0.864864423359769072789712788640926,
        0.741531185599394439863864773280788,
        0.586087235467691130294144691693013,
        0.405845151377397166906606412076961,
        0.207784955007898467600689403773245,
        0
    };

    private static final double[] KRONROD = {
        0.022935322010529224963732008058970,
        0.063092092629978553290700663189204,
        0.104790010322250183839876322541518,
        0.140653259715525918745189590510238,
        0.169004726639267902826583426598550,
        0.190350578064785409913256402421014,
        0.204432940075298892414161999234649,
        0.209482141084727828012999174891714
    };

    private static final double[] GAUSS = {
        0.129484966168869693270611432679082,
        0.279705391489276667901467771423780,
        0.381830050505118944950369775488975,
        0.417959183673469387755102040816327
    };

    private static final int NODES = 15;

    /** The rules are to differ by such a part of the tolerance: of a narrow line between the points only the feet are seen. */
    private static final double STRICT = 1e-3;

    /** So often an interval is cut whose error would do: a line shows itself the more the nearer the points are, noise not. */
    private static final int EXTRA = 3;

    private static final double ROUNDING = 1e-17;

    /** Intervals wider than such a part of the whole are cut once more at the end. */
    private static final int WIDE = 96;

    private static final int MOST_WIDE = 96 << 5;

    private final Functions functions;
    private final double tolerance;
    private final int mostPoints;
    private int points;

    /** Several functions of one variable. */
    @FunctionalInterface
    public interface Functions {
        /** Their values at points in any order: points × functions. */
        double[][] at(double[] x);
    }

    /**
     * What was found, a number per function.
     *
     * @param values the integrals
     * @param errors estimates of their errors
     * @param sizes the integrals of the absolute values
     * @param points how many points were asked for
     * @param converged whether every error is below the tolerance times its size
     */
    public record Integrals(double[] values, double[] errors, double[] sizes, int points, boolean converged) {}

    /** @param tolerance of an error, as a part of the integral of the absolute value */
    public VectorQuadrature(Functions functions, double tolerance, int mostPoints) {
        this.functions = functions;
        this.tolerance = tolerance;
        this.mostPoints = mostPoints;
    }

    /** @param extra how often it was cut since its error would have done */
    private record Cell(double from, double to, double[] value, double[] error, double[] size, int extra) {
        /** The largest error as a part of the size of the whole. */
        double worst(double[] sizes) {
            double out = 0;
            for (int c = 0; c < error.length; c++) {
                out = Math.max(out, sizes[c] == 0 ? 0 : error[c] / sizes[c]);
            }
            return out;
        }
    }

    /** An interval to be measured. */
    private record Cut(double from, double to, int extra) {}

    /** @param cells into how many even intervals it is cut at first */
    public Integrals over(double from, double to, int cells) {
        List<Cut> wanted = new ArrayList<>();
        for (int i = 0; i < cells; i++) {
            wanted.add(new Cut(from + (to - from) * i / cells, from + (to - from) * (i + 1) / cells, 0));
        }
        List<Cell> all = refined(measured(wanted));
        Integrals before = sum(all, null);
        for (int wide = WIDE; ; wide *= 2) {
            List<Cell> twice = new ArrayList<>();
            List<Cut> halves = new ArrayList<>();
            for (Cell c : all) {
                if ((c.to - c.from) * wide > to - from && points < mostPoints) {
                    cut(c, 0, halves);
                } else {
                    twice.add(c);
                }
            }
            twice.addAll(measured(halves));
            all = refined(twice);
            Integrals found = sum(all, before);
            // where something new was found, there may be more
            if (found.converged || points >= mostPoints || wide > MOST_WIDE || Double.isNaN(found.values[0])) {
                return found;
            }
            before = sum(all, null);
        }
    }

    private static void cut(Cell c, int extra, List<Cut> out) {
        double middle = 0.5 * (c.from + c.to);
        out.add(new Cut(c.from, middle, extra));
        out.add(new Cut(middle, c.to, extra));
    }

    private List<Cell> refined(List<Cell> start) {
        List<Cell> all = start;
        while (points < mostPoints) {
            Integrals sum = sum(all, null);
            if (Double.isNaN(sum.values[0])) {
                break;
            }
            List<Cell> kept = new ArrayList<>();
            List<Cut> halves = new ArrayList<>();
            double share = 0.5 * tolerance / all.size();
            for (Cell c : all) {
                double worst = c.worst(sum.sizes);
                boolean isNarrow = c.to - c.from <= 1e-13 * Math.max(Math.abs(c.from), Math.abs(c.to));
                int extra = worst <= share ? c.extra + 1 : 0;
                if (worst > STRICT * share && worst > ROUNDING && !isNarrow && extra <= EXTRA) {
                    cut(c, extra, halves);
                } else {
                    kept.add(c);
                }
            }
            if (halves.isEmpty()) {
                break;
            }
            kept.addAll(measured(halves));
            all = kept;
        }
        return all;
    }

    private List<Cell> measured(List<Cut> cells) {
        double[] x = new double[NODES * cells.size()];
        for (int i = 0; i < cells.size(); i++) {
            double middle = 0.5 * (cells.get(i).from + cells.get(i).to);
            double half = 0.5 * (cells.get(i).to - cells.get(i).from);
            for (int k = 0; k < NODES; k++) {
                x[NODES * i + k] = middle + half * (k < 8 ? -POINTS[k] : POINTS[NODES - 1 - k]);
            }
        }
        points += x.length;
        double[][] y = x.length == 0 ? new double[0][] : functions.at(x);
        List<Cell> out = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            out.add(cell(cells.get(i), Arrays.copyOfRange(y, NODES * i, NODES * (i + 1))));
        }
        return out;
    }

    private static Cell cell(Cut cut, double[][] y) {
        int width = y[0].length;
        double half = 0.5 * (cut.to - cut.from);
        double[] value = new double[width];
        double[] error = new double[width];
        double[] size = new double[width];
        for (int c = 0; c < width; c++) {
            double kronrod = 0;
            double gauss = 0;
            for (int k = 0; k < NODES; k++) {
                int place = Math.min(k, NODES - 1 - k);
                kronrod += KRONROD[place] * y[k][c];
                size[c] += KRONROD[place] * Math.abs(y[k][c]);
                gauss += place % 2 == 1 ? GAUSS[place / 2] * y[k][c] : 0;
            }
            value[c] = half * kronrod;
            size[c] *= half;
            error[c] = half * Math.abs(kronrod - gauss);
        }
        return new Cell(cut.from, cut.to, value, error, size, cut.extra);
    }

    /** @param before sums that were found on other points; null where there are none */
    private Integrals sum(List<Cell> cells, Integrals before) {
        int width = cells.get(0).value.length;
        double[] values = new double[width];
        double[] errors = new double[width];
        double[] sizes = new double[width];
        boolean converged = true;
        for (int c = 0; c < width; c++) {
            for (Cell each : cells) {
                values[c] += each.value[c];
                errors[c] += each.error[c];
                sizes[c] += each.size[c];
            }
            if (before != null) {
                errors[c] = Math.max(errors[c], Math.abs(values[c] - before.values[c]));
            }
            errors[c] += 1e-15 * sizes[c];
            converged &= errors[c] <= tolerance * sizes[c];
        }
        return new Integrals(values, errors, sizes, points, converged);
    }
}
