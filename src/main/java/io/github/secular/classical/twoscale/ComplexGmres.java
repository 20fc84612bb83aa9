package io.github.secular.classical.twoscale;

import java.util.Arrays;

/**
 * The generalised minimal residual method for complex systems, preconditioned from the right, begun again after so many
 * directions (Y. Saad, Iterative Methods for Sparse Linear Systems, section 9.3). Vectors are (re, im) pairs.
 */
final class ComplexGmres {
    private static final int DIRECTIONS = 80;

    private final int most;
    private int iterations;
    private double work;

    /** out = what it makes of v, which is not to be changed. */
    interface Map {
        void apply(double[] v, double[] out);
    }

    /** @param most products with the matrix for one solution */
    ComplexGmres(int most) {
        this.most = most;
    }

    /** Products with the matrix so far. */
    int iterations() {
        return iterations;
    }

    /** Multiplications so far, but for those of the maps. */
    double work() {
        return work;
    }

    /**
     * Adds to x what makes matrix · (what is added) = b.
     *
     * @param tolerance of the residual, relative to b
     * @return the residual reached, relative to b
     */
    double solve(Map matrix, Map preconditioner, double[] b, double tolerance, double[] x) {
        int n = b.length;
        double scale = norm(b);
        if (scale == 0) {
            return 0;
        }
        double[] r = b.clone();
        double left = 1;
        int done = 0;
        while (left > tolerance && done < most) {
            double beta = norm(r);
            double[][] q = new double[DIRECTIONS + 1][];
            double[] h = new double[2 * (DIRECTIONS + 1) * DIRECTIONS];
            double[] cosines = new double[DIRECTIONS];
            double[] sines = new double[2 * DIRECTIONS];
            double[] g = new double[2 * DIRECTIONS + 2];
            g[0] = beta;
            q[0] = r.clone();
            scale(q[0], 1 / beta);
            double[] z = new double[n];
            int k = 0;
            for (; k < DIRECTIONS && done < most; k++) {
                Arrays.fill(z, 0);
                preconditioner.apply(q[k], z);
                double[] w = new double[n];
                matrix.apply(z, w);
                done++;
                orthogonalise(q, k, w, h);
                work += 4.0 * n * (k + 1);
                q[k + 1] = w;
                rotate(h, k, cosines, sines, g);
                left = Math.hypot(g[2 * k + 2], g[2 * k + 3]) / scale;
                if (left <= tolerance) {
                    k++;
                    break;
                }
            }
            double[] c = back(h, g, k);
            double[] sum = new double[n];
            for (int i = 0; i < k; i++) {
                addScaled(sum, c[2 * i], c[2 * i + 1], q[i]);
            }
            Arrays.fill(z, 0);
            preconditioner.apply(sum, z);
            addScaled(x, 1, 0, z);
            if (left > tolerance) {
                double[] w = new double[n];
                matrix.apply(z, w);
                addScaled(r, -1, 0, w);
                left = norm(r) / scale;
            }
        }
        iterations += done;
        return left;
    }

    private static int at(int i, int k) {
        return 2 * (k * (DIRECTIONS + 1) + i);
    }

    /** Modified Gram and Schmidt, and the length of what is left. */
    private static void orthogonalise(double[][] q, int k, double[] w, double[] h) {
        for (int i = 0; i <= k; i++) {
            double re = 0;
            double im = 0;
            double[] v = q[i];
            for (int j = 0; j < w.length; j += 2) {
                re += v[j] * w[j] + v[j + 1] * w[j + 1];
                im += v[j] * w[j + 1] - v[j + 1] * w[j];
            }
            h[at(i, k)] = re;
            h[at(i, k) + 1] = im;
            addScaled(w, -re, -im, v);
        }
        double length = norm(w);
        h[at(k + 1, k)] = length;
        if (length > 0) {
            scale(w, 1 / length);
        }
    }

    /** Applies the rotations so far to column k, and finds the one that takes its last entry off. */
    private static void rotate(double[] h, int k, double[] c, double[] s, double[] g) {
        for (int i = 0; i < k; i++) {
            turn(h, at(i, k), at(i + 1, k), c[i], s[2 * i], s[2 * i + 1]);
        }
        double re = h[at(k, k)];
        double im = h[at(k, k) + 1];
        double below = h[at(k + 1, k)];
        double size = Math.hypot(re, im);
        double length = Math.hypot(size, below);
        if (size == 0) {
            c[k] = 0;
            s[2 * k] = 1;
        } else {
            c[k] = size / length;
            s[2 * k] = re / size * below / length;
            s[2 * k + 1] = im / size * below / length;
        }
        turn(h, at(k, k), at(k + 1, k), c[k], s[2 * k], s[2 * k + 1]);
        turn(g, 2 * k, 2 * k + 2, c[k], s[2 * k], s[2 * k + 1]);
    }

    /** (x, y) → (c x + s y, −conj(s) x + c y). */
    private static void turn(double[] v, int x, int y, double c, double re, double im) {
        double xr = v[x];
        double xi = v[x + 1];
        double yr = v[y];
        double yi = v[y + 1];
        v[x] = c * xr + re * yr - im * yi;
        v[x + 1] = c * xi + re * yi + im * yr;
        v[y] = c * yr - (re * xr + im * xi);
        v[y + 1] = c * yi - (re * xi - im * xr);
    }

    private static double[] back(double[] h, double[] g, int k) {
        double[] c = Arrays.copyOf(g, 2 * k);
        for (int i = k - 1; i >= 0; i--) {
            for (int j = i + 1; j < k; j++) {
                double re = h[at(i, j)];
                double im = h[at(i, j) + 1];
                c[2 * i] -= re * c[2 * j] - im * c[2 * j + 1];
                c[2 * i + 1] -= re * c[2 * j + 1] + im * c[2 * j];
            }
            double re = h[at(i, i)];
            double im = h[at(i, i) + 1];
            double size = re * re + im * im;
            double x = c[2 * i];
            c[2 * i] = size == 0 ? 0 : (x * re + c[2 * i + 1] * im) / size;
            c[2 * i + 1] = size == 0 ? 0 : (c[2 * i + 1] * re - x * im) / size;
        }
        return c;
    }

    static void addScaled(double[] to, double re, double im, double[] v) {
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

    private static void scale(double[] v, double factor) {
        for (int j = 0; j < v.length; j++) {
            v[j] *= factor;
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
