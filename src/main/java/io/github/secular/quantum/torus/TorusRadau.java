package io.github.secular.quantum.torus;

import io.github.secular.numerics.AndersonMixing;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RadauTableau;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.StageInverse;

/**
 * The graded torus equation under slow envelopes in slow time (doc/bloch-solvers.md, B5.1),
 *
 * <pre>
 *   dp/dt = W_♯ p + g B c,    ε² dc/dt = g C p + (D + ε g E + ε² W_f) c,
 * </pre>
 *
 * by Radau IIA of order 5 (E. Hairer, G. Wanner, Solving ODEs II, IV.8). The rows of c stand multiplied
 * by ε², so that at ε → 0 they become the algebraic equations of the slow manifold. Stages are solved by
 * sweeps: divisors and the stage matrix entry by entry, the couplings by accelerated iteration. Not for
 * use by several threads at once.
 */
final class TorusRadau {
    private static final double[] NODES = RadauTableau.nodes();
    private static final double[][] A = RadauTableau.matrix();
    private static final double[] ROW_SUMS = rowSums(RadauTableau.inverse());
    private static final double[] ESTIMATE = RadauTableau.estimate();
    private static final double GAMMA0 = RadauTableau.realEigenvalue();

    private static final int MAX_SWEEPS = 60;
    private static final double CONVERGED = 1e-14;
    private static final int DEPTH = 8;

    private final TorusEquation equation;
    private final int size;
    private final int dimension;
    private final double epsilon;
    private final double[] state;
    private final double[] product;
    private final double[][] coupled;
    /** p then c of the three stages, one after the other. */
    private final double[] stages;

    private final double[] updated;
    /** (κ A⁻¹ + z)⁻¹ entry by entry, 9 complex numbers each, for κ = ε²/h. */
    private final double[] inverse;

    private double inverseFor = Double.NaN;

    private double t;
    private double[] y;
    private double[] slope;
    private double lastStep;
    private double[] lastStages;
    private double[] lastStart;
    private long sweeps;
    private int steps;

    /**
     * @param start slow time of the start
     * @param p mean populations there
     * @param c scaled coherences there, a state whose slow entries are zero
     */
    TorusRadau(TorusEquation equation, double start, double[] p, double[] c) {
        this.equation = equation;
        size = equation.model().size();
        dimension = equation.dimension();
        epsilon = equation.model().epsilon();
        state = new double[dimension];
        product = new double[dimension];
        coupled = new double[3][dimension];
        int block = size + dimension;
        stages = new double[3 * block];
        updated = new double[3 * block];
        inverse = new double[9 * dimension];
        t = start;
        y = new double[block];
        System.arraycopy(p, 0, y, 0, size);
        System.arraycopy(c, 0, y, size, dimension);
        slope = slopeAt(t, y);
    }

    double time() {
        return t;
    }

    int steps() {
        return steps;
    }

    long sweeps() {
        return sweeps;
    }

    /** ρ's harmonics now: p on the slow entries, ε c on the others. */
    double[] harmonics() {
        double[] out = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            out[i] = epsilon * y[size + i];
        }
        for (int n = 0; n < size; n++) {
            out[2 * (n * size + n)] = y[n];
        }
        return out;
    }

    /**
     * Goes to slow time {@code end} exactly.
     *
     * @param first size of the first step to try
     * @param largest of all steps
     * @param stepTolerance bound on the embedded estimate (order 3) of the populations in one step
     * @return the step to try next
     */
    double advance(double end, double first, double largest, double stepTolerance, Progress progress) {
        double h = Math.min(first, largest);
        double shortest = 1e-13 * Math.max(end, 1e-300);
        while (end - t > 4 * Math.ulp(end)) {
            progress.check();
            double rest = end - t;
            // no crumbs: two equal steps rather than a whole one and a tiny one
            double step = h >= rest ? rest : h > 0.6 * rest ? 0.5 * rest : h;
            boolean solved = solve(step);
            double error = solved ? estimate(step) : Double.POSITIVE_INFINITY;
            if (error > stepTolerance) {
                h = step * (solved ? Math.max(0.2, 0.9 * Math.pow(stepTolerance / error, 0.25)) : 0.25);
                if (h < shortest) {
                    throw new RefusalException("The slow envelopes cannot be followed past t = " + t
                            + " at this tolerance; smooth the envelopes or raise the tolerance.");
                }
                continue;
            }
            accept(step, step == rest ? end : t + step);
            double growth = error == 0 ? 4 : Math.min(4, 0.9 * Math.pow(stepTolerance / error, 0.25));
            h = Math.min(largest, Math.max(h == step || growth < 1 ? step * growth : h, step * Math.min(growth, 4)));
        }
        return h;
    }

    private void accept(double step, double next) {
        lastStep = step;
        lastStart = y;
        lastStages = stages.clone();
        int block = size + dimension;
        y = java.util.Arrays.copyOfRange(stages, 2 * block, 3 * block);
        t = next;
        slope = slopeAt(t, y);
        steps++;
    }

    /** γ_0 |h f(t, y) + Σ e_i (Y_i − y)| over the populations, which alone are not stiff. */
    private double estimate(double h) {
        int block = size + dimension;
        double max = 0;
        for (int n = 0; n < size; n++) {
            double sum = h * slope[n];
            for (int i = 0; i < 3; i++) {
                sum += ESTIMATE[i] * (stages[i * block + n] - y[n]);
            }
            max = Math.max(max, Math.abs(GAMMA0 * sum));
        }
        return max;
    }

    /** dp/dt. */
    private double[] slopeAt(double at, double[] values) {
        couple(equation.envelopes(at), values, 0, coupled[0]);
        double[] out = new double[size];
        slope(values, 0, coupled[0], out);
        return out;
    }

    private void slope(double[] values, int offset, double[] coupling, double[] out) {
        for (int n = 0; n < size; n++) {
            double sum = coupling[2 * (n * size + n)] / epsilon;
            for (int k = 0; k < size; k++) {
                if (k != n) {
                    sum += equation.model().relaxation().rate(k, n) * values[offset + k];
                    sum -= equation.model().relaxation().rate(n, k) * values[offset + n];
                }
            }
            out[n] = sum;
        }
    }

    private void couple(double[] strengths, double[] values, int offset, double[] out) {
        for (int i = 0; i < dimension; i++) {
            state[i] = epsilon * values[offset + size + i];
        }
        for (int n = 0; n < size; n++) {
            state[2 * (n * size + n)] = values[offset + n];
        }
        equation.couple(strengths, state, product, out);
    }

    /** Finds the stages of a step; false if the sweeps do not converge. */
    private boolean solve(double h) {
        predict(h);
        prepareInverse(h);
        double[][] strengths = new double[3][];
        for (int i = 0; i < 3; i++) {
            strengths[i] = equation.envelopes(t + NODES[i] * h);
        }
        AndersonMixing mixing = new AndersonMixing(DEPTH);
        double scale = 1;
        double before = Double.POSITIVE_INFINITY;
        for (int sweep = 0; sweep < MAX_SWEEPS; sweep++) {
            sweep(h, strengths);
            sweeps++;
            double change = mixing.step(stages, updated);
            scale = Math.max(scale, change);
            if (!(change < 1e6)) {
                return false;
            }
            if (change <= CONVERGED * scale || change <= 1e-12 * scale && change > 0.5 * before) {
                System.arraycopy(updated, 0, stages, 0, stages.length);
                return true;
            }
            before = change;
        }
        return false;
    }

    private void sweep(double h, double[][] strengths) {
        int block = size + dimension;
        double[][] slopes = new double[3][size];
        for (int i = 0; i < 3; i++) {
            couple(strengths[i], stages, i * block, coupled[i]);
            slope(stages, i * block, coupled[i], slopes[i]);
            relaxHarmonics(stages, i * block + size, coupled[i]);
        }
        for (int i = 0; i < 3; i++) {
            for (int n = 0; n < size; n++) {
                double sum = 0;
                for (int j = 0; j < 3; j++) {
                    sum += A[i][j] * slopes[j][n];
                }
                updated[i * block + n] = y[n] + h * sum;
            }
        }
        // (κ A⁻¹ + z) c = κ A⁻¹ (1, 1, 1) c_0 + F, and A⁻¹ (1, 1, 1) comes of prepareInverse's memory
        double kappa = epsilon * epsilon / h;
        for (int e = 0; e < dimension; e += 2) {
            double re0 = kappa * y[size + e];
            double im0 = kappa * y[size + e + 1];
            for (int i = 0; i < 3; i++) {
                double re = 0;
                double im = 0;
                for (int j = 0; j < 3; j++) {
                    double fr = coupled[j][e] + ROW_SUMS[j] * re0;
                    double fi = coupled[j][e + 1] + ROW_SUMS[j] * im0;
                    int at = 9 * e + 2 * (3 * i + j);
                    re += inverse[at] * fr - inverse[at + 1] * fi;
                    im += inverse[at] * fi + inverse[at + 1] * fr;
                }
                updated[i * block + size + e] = re;
                updated[i * block + size + e + 1] = im;
            }
        }
        for (int i = 0; i < 3; i++) {
            for (int n = 0; n < size; n++) {
                updated[i * block + size + 2 * (n * size + n)] = 0;
                updated[i * block + size + 2 * (n * size + n) + 1] = 0;
            }
        }
    }

    /** out += ε² W_f c on the harmonics of the populations. */
    private void relaxHarmonics(double[] values, int offset, double[] out) {
        int block = 2 * size * size;
        double e2 = epsilon * epsilon;
        for (int h = 1; h < equation.window().size(); h++) {
            for (int n = 0; n < size; n++) {
                int to = h * block + 2 * (n * size + n);
                for (int k = 0; k < size; k++) {
                    if (k != n) {
                        int from = h * block + 2 * (k * size + k);
                        double gain = e2 * equation.model().relaxation().rate(k, n);
                        double loss = e2 * equation.model().relaxation().rate(n, k);
                        out[to] += gain * values[offset + from] - loss * values[offset + to];
                        out[to + 1] += gain * values[offset + from + 1] - loss * values[offset + to + 1];
                    }
                }
            }
        }
    }

    /** Stages guessed from the polynomial through the last step's. */
    private void predict(double h) {
        int block = size + dimension;
        for (int i = 0; i < 3; i++) {
            if (lastStages == null) {
                System.arraycopy(y, 0, stages, i * block, block);
                continue;
            }
            double x = 1 + NODES[i] * h / lastStep;
            double[] weights = new double[4];
            for (int j = 0; j < 4; j++) {
                double w = 1;
                for (int k = 0; k < 4; k++) {
                    if (k != j) {
                        w *= (x - node(k)) / (node(j) - node(k));
                    }
                }
                weights[j] = w;
            }
            for (int e = 0; e < block; e++) {
                stages[i * block + e] = weights[0] * lastStart[e]
                        + weights[1] * lastStages[e]
                        + weights[2] * lastStages[block + e]
                        + weights[3] * lastStages[2 * block + e];
            }
        }
    }

    private static double node(int k) {
        return k == 0 ? 0 : NODES[k - 1];
    }

    private void prepareInverse(double h) {
        if (h == inverseFor) {
            return;
        }
        inverseFor = h;
        double kappa = epsilon * epsilon / h;
        double[] z = equation.divisors();
        for (int e = 0; e < dimension; e += 2) {
            if (z[e] == 0 && z[e + 1] == 0) {
                continue;
            }
            StageInverse.invert(kappa, z[e], z[e + 1], inverse, 9 * e);
        }
    }

    private static double[] rowSums(double[][] a) {
        double[] out = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            for (double x : a[i]) {
                out[i] += x;
            }
        }
        return out;
    }
}
