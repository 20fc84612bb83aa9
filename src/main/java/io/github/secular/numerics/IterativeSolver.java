package io.github.secular.numerics;

/**
 * Solves A x = b for a sparse A by BiCGStab (van der Vorst, 1992), preconditioned from the left by
 * {@link IncompleteFactors}, and refined with residuals that the caller forms: of a matrix whose entries are far apart
 * the residual needs more care than the product. What counts is the change of x, not the size of the residual.
 */
public final class IterativeSolver {
    private static final int MOST_ROUNDS = 60;
    private static final int MOST_STEPS = 200;

    /** By how much a round lowers the residual. */
    private static final double A_ROUND = 1e-7;

    private final CompressedRows a;
    private final Residual residual;
    private final IncompleteFactors factors;
    private long steps;

    /** b − A x. */
    @FunctionalInterface
    public interface Residual {
        void of(double[] b, double[] x, double[] out);
    }

    /** @param a every row has its diagonal entry; made for M-matrices */
    public IterativeSolver(CompressedRows a, Residual residual) {
        this.a = a;
        this.residual = residual;
        this.factors = new IncompleteFactors(a);
    }

    /** Products with A so far. */
    public long steps() {
        return steps;
    }

    /**
     * x up to a change of Σ|dx| ≤ tolerance · Σ|x|.
     *
     * @throws RefusalException if the iteration does not get there
     */
    public double[] solve(double[] b, double tolerance, Progress progress) {
        int n = a.size();
        double[] x = new double[n];
        double[] r = b.clone();
        double change = Double.POSITIVE_INFINITY;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            progress.check();
            double[] d = correction(r);
            for (int i = 0; i < n; i++) {
                x[i] += d[i];
            }
            double before = change;
            change = norm(d) / norm(x);
            // The next round would change x by about this.
            double next = change * Math.min(1, change / before);
            if (change <= tolerance || round > 0 && next <= 0.1 * tolerance) {
                return x;
            }
            residual.of(b, x, r);
            steps++;
        }
        throw RefusalException.of(
                "The iteration for the rate equation still changes by %.1e, at most %.1e was wanted: the rates are too"
                        + " far apart for this length of run; shorten it or raise the tolerance.",
                change, tolerance);
    }

    /** About A⁻¹ b, by BiCGStab from 0. */
    private double[] correction(double[] b) {
        int n = b.length;
        double[] x = new double[n];
        double[] r = new double[n];
        factors.solve(b, r);
        double wanted = A_ROUND * norm(r);
        double[] shadow = r.clone();
        double[] p = new double[n];
        double[] v = new double[n];
        double[] s = new double[n];
        double[] t = new double[n];
        double rho = 1;
        double alpha = 1;
        double omega = 1;
        for (int step = 0; step < MOST_STEPS && norm(r) > wanted; step++) {
            double next = dot(shadow, r);
            if (next == 0 || omega == 0) {
                break;
            }
            double beta = next / rho * (alpha / omega);
            rho = next;
            for (int i = 0; i < n; i++) {
                p[i] = r[i] + beta * (p[i] - omega * v[i]);
            }
            product(p, v);
            double along = dot(shadow, v);
            if (along == 0) {
                break;
            }
            alpha = rho / along;
            for (int i = 0; i < n; i++) {
                s[i] = r[i] - alpha * v[i];
            }
            product(s, t);
            double square = dot(t, t);
            omega = square == 0 ? 0 : dot(t, s) / square;
            for (int i = 0; i < n; i++) {
                x[i] += alpha * p[i] + omega * s[i];
                r[i] = s[i] - omega * t[i];
            }
        }
        return x;
    }

    private void product(double[] x, double[] out) {
        a.multiply(x, out);
        factors.solve(out, out);
        steps++;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double norm(double[] a) {
        double sum = 0;
        for (double x : a) {
            sum += Math.abs(x);
        }
        return sum;
    }
}
