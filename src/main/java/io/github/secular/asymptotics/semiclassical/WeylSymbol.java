package io.github.secular.asymptotics.semiclassical;

import io.github.secular.classical.PhaseFunction;
import io.github.secular.numerics.RefusalException;

/**
 * A function of phase space as the operator of Weyl's rule, for functions a(x) + b(x) p + c(x) p²
 * (doc/semiclassical.md, W2.3): a, (b p̂ + p̂ b)/2, (p̂² c + 2 p̂ c p̂ + c p̂²)/4.
 */
final class WeylSymbol {
    private static final double[] TRIED = {-2.3, -0.7, 0.4, 1.9};
    private static final double AGREES = 1e-11;

    private final double[] a;
    private final double[] b;
    private final double[] c;
    private final SincGrid grid;

    /**
     * @throws RefusalException if the function is no polynomial in p of degree 2 at most
     */
    WeylSymbol(PhaseFunction f, SincGrid grid) {
        this.grid = grid;
        int n = grid.size();
        a = new double[n];
        b = new double[n];
        c = new double[n];
        double scale = 0;
        double worst = 0;
        for (int i = 0; i < n; i++) {
            double x = grid.points()[i];
            a[i] = f.at(x, 0);
            b[i] = (f.at(x, 1) - f.at(x, -1)) / 2;
            c[i] = (f.at(x, 1) + f.at(x, -1)) / 2 - a[i];
            if (Math.abs(c[i]) <= 1e-15 * Math.abs(a[i])) {
                c[i] = 0;
            }
            for (double p : TRIED) {
                double value = f.at(x, p);
                scale = Math.max(scale, Math.abs(value));
                worst = Math.max(worst, Math.abs(value - (a[i] + p * (b[i] + p * c[i]))));
            }
        }
        if (!(worst <= AGREES * scale) && scale > 0) {
            throw new RefusalException("The function " + f + " of x and p has no operator here, since it is not of the"
                    + " form a(x) + b(x) p + c(x) p^2.");
        }
    }

    /**
     * The operator on a real wave function: {real part, imaginary part}, the second null where b = 0.
     *
     * @param f values on the points
     */
    double[][] on(double[] f) {
        int n = f.length;
        double[] re = new double[n];
        for (int i = 0; i < n; i++) {
            re[i] = a[i] * f[i];
        }
        if (any(c)) {
            // doc/semiclassical.md, W2.3, with p̂ c p̂ = −ħ² D c D
            double[] left = grid.squareOfMomentum(product(c, f));
            double[] right = product(c, grid.squareOfMomentum(f));
            double[] middle = grid.derivative(product(c, grid.derivative(f)));
            double square = grid.hbar() * grid.hbar();
            for (int i = 0; i < n; i++) {
                re[i] += (left[i] - 2 * square * middle[i] + right[i]) / 4;
            }
        }
        if (!any(b)) {
            return new double[][] {re, null};
        }
        double[] before = grid.derivative(product(b, f));
        double[] behind = product(b, grid.derivative(f));
        double[] im = new double[n];
        for (int i = 0; i < n; i++) {
            im[i] = -grid.hbar() / 2 * (before[i] + behind[i]);
        }
        return new double[][] {re, im};
    }

    private static boolean any(double[] values) {
        for (double v : values) {
            if (v != 0) {
                return true;
            }
        }
        return false;
    }

    private static double[] product(double[] u, double[] v) {
        double[] out = new double[u.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = u[i] * v[i];
        }
        return out;
    }
}
