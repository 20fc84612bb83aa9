package io.github.secular.classical.space;

import io.github.secular.numerics.BandedGram;
import io.github.secular.numerics.Heap;
import io.github.secular.numerics.ObtuseSuperbase;
import io.github.secular.numerics.Progress;
import java.util.ArrayList;
import java.util.List;

/**
 * w ∂_sF = Σ_ab ∂_a(w D_ab ∂_bF), w the part of phase space of an area, on a plane of actions: each cell's D is a sum of squares of whole vectors, along
 * which cells exchange mass (doc/classical.md, C9.9). The matrix is symmetric and its rates are positive; the mass is kept to
 * rounding. No flux through the edges; F = 0 in empty cells, where motions have left.
 */
final class ActionFlow {
    private static final int LONGEST = 8;
    /** Of the two-stage method of order 2 that damps stiff parts to 0. */
    private static final double STAGE = 1 - Math.sqrt(0.5);

    private final int count;
    private final int[] from;
    private final int[] to;
    private final double[] rate;
    /** Of each cell: a unit of area of the plane in phase space. */
    private final double[] weight;

    private final boolean[] isEmpty;
    private final int band;
    private final double added;

    ActionFlow(ActionPlane plane) {
        int n = plane.size();
        count = n * n;
        List<int[]> pairs = new ArrayList<>();
        List<Double> rates = new ArrayList<>();
        weight = new double[count];
        isEmpty = new boolean[count];
        for (int cell = 0; cell < count; cell++) {
            isEmpty[cell] = plane.isEmpty(cell);
            weight[cell] = isEmpty[cell] ? 1 : plane.measure(cell) / (4 * Math.PI * Math.PI);
        }
        double most = 0;
        double x = 1 / plane.width(0);
        double y = 1 / plane.width(1);
        int width = 1;
        for (int cell = 0; cell < count; cell++) {
            if (isEmpty[cell]) {
                continue;
            }
            double[] d = plane.matrix(cell);
            ObtuseSuperbase.Sum sum = ObtuseSuperbase.of(d[0] * x * x, d[1] * x * y, d[2] * y * y, LONGEST);
            most = Math.max(most, sum.added());
            for (ObtuseSuperbase.Part part : sum.parts()) {
                for (int sign = -1; sign <= 1; sign += 2) {
                    int i = cell / n + sign * part.x();
                    int j = cell % n + sign * part.y();
                    if (i >= 0 && i < n && j >= 0 && j < n) {
                        pairs.add(new int[] {cell, i * n + j});
                        // the other half is that of the other cell, but for one where F = 0
                        rates.add((isEmpty[i * n + j] ? 1 : 0.5) * part.weight() * weight[cell]);
                        width = Math.max(width, Math.abs(i * n + j - cell) + 1);
                    }
                }
            }
        }
        from = pairs.stream().mapToInt(p -> p[0]).toArray();
        to = pairs.stream().mapToInt(p -> p[1]).toArray();
        rate = rates.stream().mapToDouble(Double::doubleValue).toArray();
        band = width;
        added = most;
        Heap.require(
                16.0 * count * band,
                "A plane of " + n + " x " + n + " actions",
                "raise the tolerance so that fewer cells do");
    }

    /** The largest part of D that was added so that vectors stay short. */
    double added() {
        return added;
    }

    /** L F, the mass that comes into each cell. */
    private double[] flow(double[] f) {
        double[] out = new double[count];
        for (int e = 0; e < rate.length; e++) {
            double moved = rate[e] * (f[to[e]] - f[from[e]]);
            out[from[e]] += moved;
            out[to[e]] -= moved;
        }
        for (int cell = 0; cell < count; cell++) {
            out[cell] = isEmpty[cell] ? 0 : out[cell];
        }
        return out;
    }

    /** ∂_sF. */
    private double[] slope(double[] f) {
        double[] out = flow(f);
        for (int cell = 0; cell < count; cell++) {
            out[cell] /= weight[cell];
        }
        return out;
    }

    /** W − h L, W the weights. */
    private BandedGram implicit(double h, Progress progress) {
        double[][] rows = new double[count][band];
        for (int cell = 0; cell < count; cell++) {
            rows[cell][0] = weight[cell];
        }
        for (int e = 0; e < rate.length; e++) {
            rows[from[e]][0] += h * rate[e];
            if (isEmpty[to[e]]) {
                continue;
            }
            rows[to[e]][0] += h * rate[e];
            int high = Math.max(from[e], to[e]);
            rows[high][Math.abs(from[e] - to[e])] -= h * rate[e];
        }
        return new BandedGram(rows, progress);
    }

    /**
     * F at the given times, read from cubics between steps of one length.
     *
     * @param times increasing, from 0 on
     */
    double[][] solve(double[] start, double[] times, int steps, Progress progress) {
        double end = times[times.length - 1];
        double[][] out = new double[times.length][];
        if (!(end > 0)) {
            java.util.Arrays.setAll(out, i -> start.clone());
            return out;
        }
        double h = end / steps;
        BandedGram matrix = implicit(STAGE * h, progress);
        double[] f = start.clone();
        double[] slope = slope(f);
        int next = 0;
        for (int step = 0; step < steps; step++) {
            progress.check();
            progress.at((double) step / steps, "Plane of actions");
            double[] k1 = matrix.solve(flow(f));
            double[] k2 = matrix.solve(flow(sum(f, (1 - STAGE) * h, k1, 0, k1)));
            double[] after = sum(f, (1 - STAGE) * h, k1, STAGE * h, k2);
            double[] slopeAfter = slope(after);
            boolean last = step == steps - 1;
            while (next < times.length && (last || times[next] <= (step + 1) * h)) {
                out[next] = between(f, slope, after, slopeAfter, h, Math.min(1, times[next] / h - step));
                next++;
            }
            f = after;
            slope = slopeAfter;
        }
        return out;
    }

    private static double[] sum(double[] f, double a, double[] x, double b, double[] y) {
        double[] out = new double[f.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = f[i] + a * x[i] + b * y[i];
        }
        return out;
    }

    /** Hermite's cubic at the part u of a step. */
    private static double[] between(double[] f0, double[] s0, double[] f1, double[] s1, double h, double u) {
        double[] out = new double[f0.length];
        double a = (1 + 2 * u) * (1 - u) * (1 - u);
        double b = u * (1 - u) * (1 - u) * h;
        double c = u * u * (3 - 2 * u);
        double d = u * u * (u - 1) * h;
        for (int i = 0; i < out.length; i++) {
            out[i] = a * f0[i] + b * s0[i] + c * f1[i] + d * s1[i];
        }
        return out;
    }
}
