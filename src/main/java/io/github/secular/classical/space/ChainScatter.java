package io.github.secular.classical.space;

import java.util.Arrays;

/**
 * What chance does to a jump chain, from readings with one batch left out each, by the jackknife: standard errors, and the
 * bias of first order.
 */
final class ChainScatter {
    private final double[] volumes;
    private final double[][] errors;
    private final double[][] bias;
    private double below;

    /**
     * @param each per batch the readings without it, one row per time; none: there is no chance
     * @param all those of all batches
     * @param volumes of the bins
     */
    ChainScatter(double[][][] each, double[][] all, double[] volumes) {
        this.volumes = volumes;
        int b = each.length;
        int n = volumes.length;
        this.errors = new double[all.length][n + 3];
        this.bias = new double[all.length][n + 2];
        for (int t = 0; t < all.length; t++) {
            double[] sums = new double[b];
            for (int i = 0; i < n + 3; i++) {
                double squares = 0;
                double far = 0;
                for (int k = 0; k < b; k++) {
                    double away = reading(each[k][t], i, n) - reading(all[t], i, n);
                    squares += away * away;
                    sums[k] += i < n ? away : 0;
                    far += sums[k] * sums[k];
                    if (i < n + 2) {
                        bias[t][i] += away * (b - 1) / b;
                    }
                }
                errors[t][i] = b == 0 ? 0 : Math.sqrt(squares * (b - 1) / b);
                below = b == 0 ? 0 : Math.max(below, Math.sqrt(far * (b - 1) / b));
            }
        }
    }

    /** The masses of n bins, mass and energy of all, and their ratio. */
    private static double reading(double[] of, int i, int n) {
        return i < n + 2 ? of[i] : of[n + 1] / of[n];
    }

    /** One standard error of every reading, and of the mean energy after them; one row per time. */
    double[][] errors() {
        return errors;
    }

    /** What is to be taken off every reading. */
    double[][] bias() {
        return bias;
    }

    /** The largest standard error of the mass below an energy. */
    double below() {
        return below;
    }

    /** The largest standard error of F as a part of the largest F then. */
    double largest(double[][] values) {
        return largest(errors, values, volumes);
    }

    /** The largest F of one as a part of the largest F of the other at the same time. */
    static double largest(double[][] of, double[][] against, double[] volumes) {
        double out = 0;
        for (int t = 0; t < of.length; t++) {
            out = Math.max(out, largest(of[t], volumes) / largest(against[t], volumes));
        }
        return out;
    }

    /** The largest difference of mean energies as a part of those of a third, above the lowest energy. */
    static double energy(double[][] a, double[][] b, double[][] against, double lowest) {
        double out = 0;
        for (int t = 0; t < a.length; t++) {
            out = Math.max(out, Math.abs(energy(a[t]) - energy(b[t])) / Math.abs(energy(against[t]) - lowest));
        }
        return out;
    }

    private static double energy(double[] reading) {
        return reading[reading.length - 1] / reading[reading.length - 2];
    }

    private static double largest(double[] reading, double[] volumes) {
        double out = 0;
        for (int i = 0; i < volumes.length; i++) {
            out = Math.max(out, Math.abs(reading[i]) / volumes[i]);
        }
        return out;
    }

    static double[][] hypot(double[][] a, double[][] b) {
        double[][] out = new double[a.length][];
        for (int t = 0; t < a.length; t++) {
            double[] one = a[t];
            double[] other = b[t];
            out[t] = new double[one.length];
            Arrays.setAll(out[t], i -> Math.hypot(one[i], other[i]));
        }
        return out;
    }
}
