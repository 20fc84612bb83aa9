package io.github.secular.quantum.torus;

import io.github.secular.numerics.AndersonMixing;
import io.github.secular.numerics.Heap;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import org.apache.commons.math3.util.MathArrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The slow manifold as a graph over the populations, found by sweeps (doc/bloch-solvers.md, B4.3). For the
 * right graph X (what the coherences are) and the left one, held as V = Ū† (what the populations take
 * over from the coherences at the start), column by column:
 *
 * <pre>
 *   x_n = s [C e_n + ε E x_n + s ε² W_f x_n − s ε² Σ_m x_m G_mn] / (Z + i a·ω),   G = W_♯ + s B x,
 * </pre>
 *
 * with s = 1 for X; with s = −1, the conjugate divisor and transposed W for V: i[V, ·] is anti-Hermitian
 * on the torus, so the transposed equation needs no other commutator. Divisors act entry by entry; no
 * matrix is ever formed.
 */
final class InvariantGraph {
    private static final int MAX_SWEEPS = 200;
    private static final double CONVERGED = 4e-16;
    private static final double ACCEPTED = 1e-13;
    private static final int DEPTH = 10;

    /** Entries of the generator this much below its largest change nothing in a double. */
    private static final double NEGLIGIBLE = 1e-20;

    private final TorusEquation equation;
    private final int sign;
    private final int size;
    private final double epsilon;
    private final double[] strengths;
    private final double[][] velocity;
    private final double[][] columns;
    private final DMatrixRMaj generator;
    private int sweeps;
    private double residual;

    /**
     * The graph of a wave whose harmonics are constant.
     *
     * @param right X if true, V if not
     * @param guess columns of a smaller window to start from, or null
     */
    InvariantGraph(TorusEquation equation, boolean right, InvariantGraph guess, Progress progress) {
        this(equation, right, guess, 0, null, progress);
    }

    /**
     * The graph at one slow time of a wave with envelopes.
     *
     * @param guess columns of the same or a smaller window to start from, or null
     * @param t slow time
     * @param velocity dX/dt column by column, which enters as −ε² dX/dt on the right; null for none
     */
    InvariantGraph(
            TorusEquation equation,
            boolean right,
            InvariantGraph guess,
            double t,
            double[][] velocity,
            Progress progress) {
        this.equation = equation;
        this.velocity = velocity;
        sign = right ? 1 : -1;
        size = equation.model().size();
        epsilon = equation.model().epsilon();
        strengths = equation.envelopes(t);
        columns = new double[size][equation.dimension()];
        generator = new DMatrixRMaj(size, size);
        if (guess != null) {
            // windows grow at their end: the harmonics of a smaller one keep their numbers
            for (int n = 0; n < size; n++) {
                System.arraycopy(guess.columns[n], 0, columns[n], 0, guess.columns[n].length);
            }
        }
        iterate(progress);
    }

    /** @throws io.github.secular.numerics.RefusalException if so many bytes are too much */
    static void requireMemory(BlochModel model, double bytes) {
        Heap.require(
                bytes,
                "The slow manifold of " + model.size() + " levels",
                "take fewer levels, or solve the rate equation alone (rates)");
    }

    /** Column n: the fast entries (h, k, l) over population n; zero where (h, k, l) is slow. */
    double[] column(int n) {
        return columns[n];
    }

    /** G; for the right graph the exact slow generator L. */
    DMatrixRMaj generator() {
        return generator;
    }

    int sweeps() {
        return sweeps;
    }

    /** Largest change in the last sweep, relative to the largest entry. */
    double residual() {
        return residual;
    }

    private void iterate(Progress progress) {
        int dimension = equation.dimension();
        double[] state = new double[dimension];
        double[] product = new double[dimension];
        double[][] coupled = new double[size][dimension];
        double[] next = new double[dimension];
        AndersonMixing[] mixing = null;
        double before = Double.POSITIVE_INFINITY;
        while (true) {
            progress.check();
            for (int n = 0; n < size; n++) {
                couple(n, state, product, coupled[n]);
            }
            double change = 0;
            double scale = 0;
            double[][] updated = new double[size][];
            for (int n = 0; n < size; n++) {
                update(n, coupled[n], next);
                updated[n] = next.clone();
                change = Math.max(change, MathArrays.distanceInf(next, columns[n]));
                scale = Math.max(scale, CommonOps_DDRM.elementMaxAbs(DMatrixRMaj.wrap(dimension, 1, next)));
            }
            for (int n = 0; n < size; n++) {
                if (mixing == null) {
                    System.arraycopy(updated[n], 0, columns[n], 0, dimension);
                } else {
                    mixing[n].step(columns[n], updated[n]);
                }
            }
            sweeps++;
            residual = scale == 0 ? 0 : change / scale;
            boolean stalled = residual >= 0.5 * before && residual <= ACCEPTED;
            if (residual <= CONVERGED || stalled) {
                return;
            }
            if (!(scale < 1e6 / epsilon) || sweeps >= MAX_SWEEPS) {
                throw new RefusalException("The sweep for the slow manifold does not converge for this model.");
            }
            if (mixing == null && residual > 0.3 * before) {
                requireMemory(equation.model(), 8.0 * size * dimension * (6 + 2 * (DEPTH + 1)));
                mixing = new AndersonMixing[size];
                for (int n = 0; n < size; n++) {
                    mixing[n] = new AndersonMixing(DEPTH);
                }
            }
            before = residual;
        }
    }

    /** i[V, e_n + ε x_n] = C e_n + ε E x_n on fast entries and ε B x_n on slow ones, which go into G. */
    private void couple(int n, double[] state, double[] product, double[] out) {
        for (int i = 0; i < state.length; i++) {
            state[i] = epsilon * columns[n][i];
        }
        state[2 * (n * size + n)] = 1;
        equation.couple(strengths, state, product, out);
        for (int m = 0; m < size; m++) {
            generator.set(m, n, relaxation(m, n) + sign * out[2 * (m * size + m)] / epsilon);
        }
    }

    private void update(int n, double[] coupled, double[] next) {
        double e2 = epsilon * epsilon;
        double[] z = equation.divisors();
        for (int i = 0; i < next.length; i++) {
            next[i] = sign * coupled[i];
        }
        double negligible = NEGLIGIBLE * CommonOps_DDRM.elementMaxAbs(generator);
        for (int m = 0; m < size; m++) {
            double g = generator.get(m, n);
            if (Math.abs(g) > negligible) {
                subtract(e2 * g, columns[m], next);
            }
        }
        if (velocity != null) {
            subtract(e2, velocity[n], next);
        }
        int block = 2 * size * size;
        for (int h = 1; h < equation.window().size(); h++) {
            for (int k = 0; k < size; k++) {
                for (int l = 0; l < size; l++) {
                    double w = e2 * relaxation(k, l);
                    next[h * block + 2 * (k * size + k)] += w * columns[n][h * block + 2 * (l * size + l)];
                    next[h * block + 2 * (k * size + k) + 1] += w * columns[n][h * block + 2 * (l * size + l) + 1];
                }
            }
        }
        for (int k = 0; k < size; k++) {
            next[2 * (k * size + k)] = 0;
            next[2 * (k * size + k) + 1] = 0;
        }
        for (int i = 0; i < next.length; i += 2) {
            double zr = z[i];
            double zi = sign * z[i + 1];
            double norm = zr * zr + zi * zi;
            if (norm > 0) {
                double re = next[i];
                double im = next[i + 1];
                next[i] = (re * zr + im * zi) / norm;
                next[i + 1] = (im * zr - re * zi) / norm;
            }
        }
    }

    private static void subtract(double factor, double[] x, double[] out) {
        for (int i = 0; i < out.length; i++) {
            out[i] -= factor * x[i];
        }
    }

    /** W_♯ for the right graph, its transpose for the left one. */
    private double relaxation(int row, int column) {
        int from = sign > 0 ? column : row;
        int to = sign > 0 ? row : column;
        return from == to
                ? -equation.model().relaxation().outflow(from)
                : equation.model().relaxation().rate(from, to);
    }
}
