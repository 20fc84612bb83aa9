package io.github.secular.numerics;

import java.util.Arrays;

/**
 * The generalised minimal residual method for complex systems that are known by what they do to a vector, preconditioned
 * from the right and begun again after so many directions (Y. Saad, Iterative Methods for Sparse Linear Systems, section
 * 9.3). Complex vectors are interleaved, (re, im). One object may solve one system after the other, and counts what all took.
 */
public final class ComplexGmres {
    /** Below this the recurrence's own residual is not to be trusted. */
    private static final double TRUSTED = 1e-13;
    /** A new start that gains less than this has met the rounding of the products. */
    private static final double GAIN = 0.5;

    private final int directions;
    private final int most;
    private int iterations;
    private double work;

    /** A linear map of complex vectors. */
    @FunctionalInterface
    public interface Map {
        /** @param out overwritten, another array than {@code v}, which is not to be changed */
        void apply(double[] v, double[] out);
    }

    /**
     * @param directions after which it begins again
     * @param most products with the matrix for one solution
     */
    public ComplexGmres(int directions, int most) {
        this.directions = directions;
        this.most = most;
    }

    /** Products with the matrix so far. */
    public int iterations() {
        return iterations;
    }

    /** Multiplications so far, but for those of the maps. */
    public double work() {
        return work;
    }

    /**
     * Adds to x what makes matrix · (what is added) = b.
     *
     * @param preconditioner about the inverse of the matrix
     * @param tolerance of the residual, relative to b
     * @return the residual reached, relative to b
     */
    public double solve(Map matrix, Map preconditioner, double[] b, double tolerance, double[] x) {
        int n = b.length;
        double scale = norm(b);
        if (scale == 0) {
            return 0;
        }
        double[] r = b.clone();
        double[] sum = new double[n];
        double[] step = new double[n];
        double left = 1;
        double before = Double.POSITIVE_INFINITY;
        int done = 0;
        while (left > tolerance && done < most && left < GAIN * before) {
            before = left;
            Krylov space = new Krylov(r);
            while (space.size < directions && done < most && space.residual() > tolerance * scale && !space.isWhole) {
                space.extend(matrix, preconditioner);
                done++;
            }
            preconditioner.apply(space.combined(), step);
            addScaled(sum, 1, 0, step);
            left = space.residual() / scale;
            if (left > tolerance || tolerance < TRUSTED) {
                matrix.apply(sum, step);
                System.arraycopy(b, 0, r, 0, n);
                addScaled(r, -1, 0, step);
                left = norm(r) / scale;
            }
        }
        addScaled(x, 1, 0, sum);
        iterations += done;
        return left;
    }

    /** The space that a residual and its images span, and the least residual in it. */
    private final class Krylov {
        private final double[][] q = new double[directions + 1][];
        /** Columns of the Hessenberg matrix, turned into a triangle. */
        private final double[][] h = new double[directions][];

        private final double[] cosines = new double[directions];
        private final double[] sines = new double[2 * directions];
        private final double[] g = new double[2 * directions + 2];
        private final double[] z;
        private int size;
        private boolean isWhole;

        Krylov(double[] r) {
            double length = norm(r);
            g[0] = length;
            q[0] = r.clone();
            divide(q[0], length);
            z = new double[r.length];
        }

        double residual() {
            return Math.hypot(g[2 * size], g[2 * size + 1]);
        }

        void extend(Map matrix, Map preconditioner) {
            int k = size;
            preconditioner.apply(q[k], z);
            double[] w = new double[z.length];
            matrix.apply(z, w);
            h[k] = new double[2 * k + 4];
            // by Gram and Schmidt, modified
            for (int i = 0; i <= k; i++) {
                project(q[i], w, h[k], 2 * i);
            }
            work += 4.0 * w.length * (k + 1);
            double length = norm(w);
            h[k][2 * k + 2] = length;
            if (length > 0) {
                divide(w, length);
            }
            isWhole = length == 0;
            q[k + 1] = w;
            rotate(k);
            size++;
        }

        /** Applies the rotations so far to a column, and finds the one that takes its last entry off. */
        private void rotate(int k) {
            double[] column = h[k];
            for (int i = 0; i < k; i++) {
                turn(column, 2 * i, i);
            }
            double length = Math.hypot(column[2 * k], column[2 * k + 1]);
            double all = Math.hypot(length, column[2 * k + 2]);
            cosines[k] = all == 0 ? 1 : length / all;
            if (all > 0) {
                // the phase of the entry itself, 1 for 0
                sines[2 * k] = (length == 0 ? 1 : column[2 * k] / length) * column[2 * k + 2] / all;
                sines[2 * k + 1] = (length == 0 ? 0 : column[2 * k + 1] / length) * column[2 * k + 2] / all;
            }
            turn(column, 2 * k, k);
            turn(g, 2 * k, k);
        }

        /** (x, y) → (c x + s y, −s̄ x + c y) of two neighbours. */
        private void turn(double[] v, int at, int rotation) {
            double c = cosines[rotation];
            double re = sines[2 * rotation];
            double im = sines[2 * rotation + 1];
            double xr = v[at];
            double xi = v[at + 1];
            double yr = v[at + 2];
            double yi = v[at + 3];
            v[at] = c * xr + re * yr - im * yi;
            v[at + 1] = c * xi + re * yi + im * yr;
            v[at + 2] = c * yr - (re * xr + im * xi);
            v[at + 3] = c * yi - (re * xi - im * xr);
        }

        /** The vector of the space whose image is nearest. */
        double[] combined() {
            double[] c = Arrays.copyOf(g, 2 * size);
            double[] out = new double[q[0].length];
            for (int i = size - 1; i >= 0; i--) {
                for (int j = i + 1; j < size; j++) {
                    double re = h[j][2 * i];
                    double im = h[j][2 * i + 1];
                    c[2 * i] -= re * c[2 * j] - im * c[2 * j + 1];
                    c[2 * i + 1] -= re * c[2 * j + 1] + im * c[2 * j];
                }
                double re = h[i][2 * i];
                double im = h[i][2 * i + 1];
                double length = re * re + im * im;
                double x = c[2 * i];
                c[2 * i] = length == 0 ? 0 : (x * re + c[2 * i + 1] * im) / length;
                c[2 * i + 1] = length == 0 ? 0 : (c[2 * i + 1] * re - x * im) / length;
            }
            for (int i = 0; i < size; i++) {
                addScaled(out, c[2 * i], c[2 * i + 1], q[i]);
            }
            return out;
        }
    }

    /** Takes from w what it has of v, and adds that to {@code h}. */
    private static void project(double[] v, double[] w, double[] h, int at) {
        double re = 0;
        double im = 0;
        for (int j = 0; j < w.length; j += 2) {
            re += v[j] * w[j] + v[j + 1] * w[j + 1];
            im += v[j] * w[j + 1] - v[j + 1] * w[j];
        }
        h[at] += re;
        h[at + 1] += im;
        addScaled(w, -re, -im, v);
    }

    /** to += (re, im) · v. */
    public static void addScaled(double[] to, double re, double im, double[] v) {
        if (im == 0) {
            for (int j = 0; j < to.length; j++) {
                to[j] += re * v[j];
            }
            return;
        }
        for (int j = 0; j < to.length; j += 2) {
            to[j] += re * v[j] - im * v[j + 1];
            to[j + 1] += re * v[j + 1] + im * v[j];
        }
    }

    private static void divide(double[] v, double by) {
        for (int j = 0; j < v.length; j++) {
            v[j] /= by;
        }
    }

    private static double norm(double[] v) {
        double sum = 0;
        for (double x : v) {
            sum += x * x;
        }
        return Math.sqrt(sum);
    }
}
