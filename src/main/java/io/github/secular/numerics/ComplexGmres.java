package io.github.secular.numerics;

import java.util.Optional;

/**
 * Solves A x = b for a complex A that is known by what it does to a vector, by the generalised minimal residual method
 * (Y. Saad, M. H. Schultz, 1986) with a preconditioner from the right, started anew from true residuals. Complex vectors
 * are interleaved, (re, im).
 */
public final class ComplexGmres {
    private static final int MOST_STARTS = 4;

    private final Map a;
    private final Map preconditioner;
    private final int steps;

    /** A linear map of complex vectors. */
    @FunctionalInterface
    public interface Map {
        /** @param out overwritten, another array than {@code x} */
        void apply(double[] x, double[] out);
    }

    /**
     * @param preconditioner about the inverse of A
     * @param steps most products with A from one start
     */
    public ComplexGmres(Map a, Map preconditioner, int steps) {
        this.a = a;
        this.preconditioner = preconditioner;
        this.steps = steps;
    }

    /**
     * The x with |b − A x| ≤ tolerance · |b|, as far as rounding lets it.
     *
     * @return empty if the steps do not suffice
     */
    public Optional<double[]> solve(double[] b, double tolerance) {
        int n = b.length;
        double[] x = new double[n];
        double size = norm(b);
        if (size == 0) {
            return Optional.of(x);
        }
        double[] r = b.clone();
        double left = size;
        double[] product = new double[n];
        for (int start = 0; start < MOST_STARTS && left > tolerance * size; start++) {
            double[] d = correction(r, left, tolerance * size);
            preconditioner.apply(d, product);
            for (int i = 0; i < n; i++) {
                x[i] += product[i];
            }
            a.apply(x, product);
            for (int i = 0; i < n; i++) {
                r[i] = b[i] - product[i];
            }
            double before = left;
            left = norm(r);
            if (!(left < 0.5 * before)) {
                break;
            }
        }
        return left <= 16 * tolerance * size ? Optional.of(x) : Optional.empty();
    }

    /** About the d with A P d = r, in the Krylov space of r. */
    private double[] correction(double[] r, double size, double wanted) {
        int n = r.length;
        double[][] basis = new double[steps + 1][];
        // columns of the Hessenberg matrix, turned into a triangle; (re, im)
        double[][] h = new double[steps][];
        double[] cosines = new double[steps];
        double[] sines = new double[2 * steps];
        double[] g = new double[2 * (steps + 1)];
        basis[0] = new double[n];
        for (int i = 0; i < n; i++) {
            basis[0][i] = r[i] / size;
        }
        g[0] = size;
        double[] work = new double[n];
        int k = 0;
        while (k < steps && Math.hypot(g[2 * k], g[2 * k + 1]) > 0.25 * wanted) {
            double[] w = new double[n];
            preconditioner.apply(basis[k], work);
            a.apply(work, w);
            h[k] = new double[2 * (k + 2)];
            // twice, so that the basis stays orthogonal
            for (int round = 0; round < 2; round++) {
                for (int j = 0; j <= k; j++) {
                    project(basis[j], w, h[k], 2 * j);
                }
            }
            double next = norm(w);
            h[k][2 * (k + 1)] = next;
            rotate(h[k], k, cosines, sines, g);
            k++;
            if (next == 0 || k == steps) {
                break;
            }
            for (int i = 0; i < n; i++) {
                w[i] /= next;
            }
            basis[k] = w;
        }
        return combined(basis, h, g, k, n);
    }

    /** Takes from w what it has of v, and adds that to {@code h}. */
    private static void project(double[] v, double[] w, double[] h, int at) {
        double re = 0;
        double im = 0;
        for (int i = 0; i < v.length; i += 2) {
            re += v[i] * w[i] + v[i + 1] * w[i + 1];
            im += v[i] * w[i + 1] - v[i + 1] * w[i];
        }
        for (int i = 0; i < v.length; i += 2) {
            w[i] -= re * v[i] - im * v[i + 1];
            w[i + 1] -= re * v[i + 1] + im * v[i];
        }
        h[at] += re;
        h[at + 1] += im;
    }

    /** Turns a new column by the rotations so far, and adds one that makes its last entry 0. */
    private static void rotate(double[] h, int k, double[] cosines, double[] sines, double[] g) {
        for (int j = 0; j < k; j++) {
            turn(h, 2 * j, cosines[j], sines[2 * j], sines[2 * j + 1]);
        }
        double size = Math.hypot(h[2 * k], h[2 * k + 1]);
        double below = h[2 * k + 2];
        double all = Math.hypot(size, below);
        if (all == 0) {
            cosines[k] = 1;
            return;
        }
        cosines[k] = size / all;
        // the phase of the entry itself, 1 for 0
        double re = size == 0 ? 1 : h[2 * k] / size;
        double im = size == 0 ? 0 : h[2 * k + 1] / size;
        sines[2 * k] = re * below / all;
        sines[2 * k + 1] = im * below / all;
        turn(h, 2 * k, cosines[k], sines[2 * k], sines[2 * k + 1]);
        turn(g, 2 * k, cosines[k], sines[2 * k], sines[2 * k + 1]);
    }

    /** (x, y) ↦ (c x + s y, −s̄ x + c y) of two neighbouring complex numbers. */
    private static void turn(double[] v, int at, double c, double sRe, double sIm) {
        double xRe = v[at];
        double xIm = v[at + 1];
        double yRe = v[at + 2];
        double yIm = v[at + 3];
        v[at] = c * xRe + sRe * yRe - sIm * yIm;
        v[at + 1] = c * xIm + sRe * yIm + sIm * yRe;
        v[at + 2] = c * yRe - (sRe * xRe + sIm * xIm);
        v[at + 3] = c * yIm - (sRe * xIm - sIm * xRe);
    }

    private static double[] combined(double[][] basis, double[][] h, double[] g, int k, int n) {
        double[] y = new double[2 * k];
        double[] out = new double[n];
        for (int i = k - 1; i >= 0; i--) {
            double re = g[2 * i];
            double im = g[2 * i + 1];
            for (int j = i + 1; j < k; j++) {
                re -= h[j][2 * i] * y[2 * j] - h[j][2 * i + 1] * y[2 * j + 1];
                im -= h[j][2 * i] * y[2 * j + 1] + h[j][2 * i + 1] * y[2 * j];
            }
            double c = h[i][2 * i];
            double d = h[i][2 * i + 1];
            double size = c * c + d * d;
            y[2 * i] = size == 0 ? 0 : (re * c + im * d) / size;
            y[2 * i + 1] = size == 0 ? 0 : (im * c - re * d) / size;
            for (int l = 0; l < n; l += 2) {
                out[l] += y[2 * i] * basis[i][l] - y[2 * i + 1] * basis[i][l + 1];
                out[l + 1] += y[2 * i] * basis[i][l + 1] + y[2 * i + 1] * basis[i][l];
            }
        }
        return out;
    }

    private static double norm(double[] v) {
        double sum = 0;
        for (double x : v) {
            sum += x * x;
        }
        return Math.sqrt(sum);
    }
}
