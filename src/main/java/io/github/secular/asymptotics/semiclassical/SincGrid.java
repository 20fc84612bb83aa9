package io.github.secular.asymptotics.semiclassical;

import java.util.function.DoubleUnaryOperator;
import java.util.function.IntToDoubleFunction;
import org.ejml.data.DMatrixRMaj;

/**
 * Evenly spaced points x_i, each with its sinc function: a basis in which p̂²/2 has closed entries and functions of x
 * are diagonal (doc/semiclassical.md, W2.1). Exact to all orders for smooth wave functions that have died out at both
 * ends and hold no momentum above πħ/h.
 *
 * @param hbar ħ
 * @param step h, the distance between points
 * @param points x_i, increasing, one step apart; not to be changed by anyone
 */
record SincGrid(double hbar, double step, double[] points) {
    /** 2n points around a centre, which lies in the middle between two of them: a reflection swaps points. */
    static SincGrid symmetric(double hbar, double step, double centre, int half) {
        double[] x = new double[2 * half];
        for (int j = 0; j < half; j++) {
            x[half + j] = centre + (j + 0.5) * step;
            x[half - 1 - j] = centre - (j + 0.5) * step;
        }
        return new SincGrid(hbar, step, x);
    }

    /** From left to right, both included up to a step. */
    static SincGrid between(double hbar, double step, double left, double right) {
        int n = (int) Math.ceil((right - left) / step) + 1;
        double[] x = new double[n];
        for (int j = 0; j < n; j++) {
            x[j] = left + j * step;
        }
        return new SincGrid(hbar, step, x);
    }

    int size() {
        return points.length;
    }

    /** The entry of p̂² between points d steps apart (doc/semiclassical.md, W2.1). */
    double squareOfMomentum(int d) {
        double unit = hbar * hbar / (step * step);
        return d == 0 ? unit * Math.PI * Math.PI / 3 : unit * 2 / ((double) d * d) * (d % 2 == 0 ? 1 : -1);
    }

    /** The entry of d/dx at row i, column j, d = i − j (doc/semiclassical.md, W2.1). */
    double derivative(int d) {
        return d == 0 ? 0 : (d % 2 == 0 ? 1 : -1) / (step * d);
    }

    /** p̂²/2 + U on all points. */
    DMatrixRMaj hamiltonian(DoubleUnaryOperator potential) {
        int n = size();
        DMatrixRMaj out = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                out.set(i, j, squareOfMomentum(i - j) / 2);
            }
            out.add(i, i, potential.applyAsDouble(points[i]));
        }
        return out;
    }

    /**
     * p̂²/2 + U among the even or the odd functions on a symmetric grid, in the basis (|x_j⟩ ± |−x_j⟩)/√2 of the right
     * half.
     *
     * @param parity 1 or −1
     */
    DMatrixRMaj hamiltonian(DoubleUnaryOperator potential, int parity) {
        int half = size() / 2;
        DMatrixRMaj out = new DMatrixRMaj(half, half);
        for (int i = 0; i < half; i++) {
            for (int j = 0; j < half; j++) {
                out.set(i, j, (squareOfMomentum(i - j) + parity * squareOfMomentum(i + j + 1)) / 2);
            }
            // U is even to rounding; the mean of both sides is even exactly.
            out.add(
                    i,
                    i,
                    (potential.applyAsDouble(points[half + i]) + potential.applyAsDouble(points[half - 1 - i])) / 2);
        }
        return out;
    }

    /** The derivative of a function given on the points, its values beyond them 0. */
    double[] derivative(double[] f) {
        return applied(f, this::derivative);
    }

    /** p̂² of a function given on the points. */
    double[] squareOfMomentum(double[] f) {
        return applied(f, this::squareOfMomentum);
    }

    /** A matrix whose entries depend on i − j, applied to values on the points. */
    private static double[] applied(double[] f, IntToDoubleFunction entry) {
        double[] out = new double[f.length];
        for (int i = 0; i < f.length; i++) {
            double sum = 0;
            for (int j = 0; j < f.length; j++) {
                sum += entry.applyAsDouble(i - j) * f[j];
            }
            out[i] = sum;
        }
        return out;
    }

    /** The value at any x of the function that has these values on the points, Σ f_j sinc((x − x_j)/h). */
    double at(double[] f, double x) {
        double u = (x - points[0]) / step;
        long nearest = Math.round(u);
        double away = u - nearest;
        if (away == 0) {
            return nearest >= 0 && nearest < f.length ? f[(int) nearest] : 0;
        }
        // sin π(u − j) = (−1)^(nearest − j) sin π(u − nearest)
        double sine = Math.sin(Math.PI * away) / Math.PI;
        double sum = 0;
        for (int j = 0; j < f.length; j++) {
            double term = f[j] / (u - j);
            sum += (nearest - j) % 2 == 0 ? term : -term;
        }
        return sine * sum;
    }
}
