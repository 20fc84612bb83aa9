package io.github.secular.quantum.torus;

import io.github.secular.numerics.AndersonMixing;
import io.github.secular.numerics.Heap;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import java.util.Arrays;
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
 *
 * <p>Of a ladder of many levels column n lives on the levels near n, since every rung costs a factor ε. So a column is
 * swept between two levels only, which move apart as long as anything that a double could notice is at the edge.
 */
final class InvariantGraph {
    private static final int MAX_SWEEPS = 200;
    private static final double CONVERGED = 4e-16;
    private static final double ACCEPTED = 1e-13;
    private static final int DEPTH = 10;

    /** Entries of the generator, or of the columns, this much below the largest change nothing in a double. */
    static final double NEGLIGIBLE = 1e-20;

    private final TorusEquation equation;
    private final int sign;
    private final int size;
    private final double epsilon;
    private final double[] strengths;
    private final double[][] velocity;
    private final LevelBlock[] columns;
    private final DMatrixRMaj generator;
    /** How many levels the wave or the relaxation crosses at once, at most. */
    private final int stride;

    /** W_♯ or its transpose, by row and column. */
    private final double[][] relaxation;

    /** Columns that a sweep would go on with below or above their levels. */
    private final boolean[] below;

    private final boolean[] above;
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
        columns = new LevelBlock[size];
        generator = new DMatrixRMaj(size, size);
        stride = stride(equation.model());
        relaxation = new double[size][size];
        for (int m = 0; m < size; m++) {
            for (int n = 0; n < size; n++) {
                relaxation[right ? m : n][right ? n : m] = relaxation(equation.model(), n, m);
            }
        }
        below = new boolean[size];
        above = new boolean[size];
        int harmonics = equation.window().size();
        for (int n = 0; n < size; n++) {
            // windows grow at their end: the harmonics of a smaller one keep their numbers
            LevelBlock start = guess != null
                    ? guess.columns[n].withHarmonics(harmonics)
                    : new LevelBlock(size, harmonics, Math.max(0, n - stride), Math.min(size, n + stride + 1));
            columns[n] = velocity == null ? start : start.widened(0, size);
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

    /** Column n: the fast entries (h, k, l) over population n; zero where (h, k, l) is slow. Not to be changed. */
    LevelBlock block(int n) {
        return columns[n];
    }

    /** The same as a whole state. */
    double[] column(int n) {
        return columns[n].whole();
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

    /** How many levels a wave or the relaxation crosses at once, at most. */
    static int stride(BlochModel model) {
        int out = 0;
        for (int n = 0; n < model.size(); n++) {
            for (int m = 0; m < n; m++) {
                int k = n;
                int l = m;
                boolean linked = model.relaxation().rate(n, m) != 0
                        || model.relaxation().rate(m, n) != 0
                        || model.wave().harmonics().stream()
                                .anyMatch(h ->
                                        h.matrix().abs2(k, l) != 0 || h.matrix().abs2(l, k) != 0);
                out = linked ? Math.max(out, n - m) : out;
            }
        }
        return out;
    }

    private void iterate(Progress progress) {
        int dimension = equation.dimension();
        double[] state = new double[dimension];
        double[] product = new double[dimension];
        double[] coupled = new double[dimension];
        LevelBlock[] next = new LevelBlock[size];
        AndersonMixing[] mixing = null;
        double scale = 0;
        double before = Double.POSITIVE_INFINITY;
        while (true) {
            progress.check();
            for (int n = 0; n < size; n++) {
                LevelBlock old = columns[n];
                if (next[n] == null || next[n].from() != old.from() || next[n].to() != old.to()) {
                    next[n] = new LevelBlock(size, equation.window().size(), old.from(), old.to());
                }
                couple(n, state, product, coupled);
                next[n].take(coupled, sign);
            }
            double change = 0;
            double largest = 0;
            for (int n = 0; n < size; n++) {
                update(n, next[n], scale);
                change = Math.max(change, MathArrays.distanceInf(next[n].values(), columns[n].values()));
                largest = Math.max(largest, next[n].largest());
            }
            scale = largest;
            boolean complete = true;
            for (int n = 0; n < size; n++) {
                if (mixing == null) {
                    LevelBlock old = columns[n];
                    columns[n] = next[n];
                    next[n] = old;
                } else {
                    mixing[n].step(columns[n].values(), next[n].values());
                }
                boolean widened = widen(n, scale);
                complete &= !widened;
                if (widened && mixing != null) {
                    mixing[n] = new AndersonMixing(DEPTH);
                }
            }
            if (!complete) {
                // the widened columns, and once more for the next sweep
                requireMemory(equation.model(), bytes(columns));
            }
            sweeps++;
            residual = scale == 0 ? 0 : change / scale;
            boolean stalled = residual >= 0.5 * before && residual <= ACCEPTED;
            if (complete && (residual <= CONVERGED || stalled)) {
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

    private static double bytes(LevelBlock[] blocks) {
        return Arrays.stream(blocks)
                .mapToDouble(block -> (double) Double.BYTES * block.values().length)
                .sum();
    }

    /** Moves the ends of the levels of a column apart where anything is left at them. @return whether it did */
    private boolean widen(int n, double scale) {
        LevelBlock x = columns[n];
        int from = x.from();
        int to = x.to();
        boolean down = from > 0 && (below[n] || !(x.largest(from, from + stride) <= NEGLIGIBLE * scale));
        boolean up = to < size && (above[n] || !(x.largest(to - stride, to) <= NEGLIGIBLE * scale));
        if (down || up) {
            columns[n] =
                    x.widened(down ? Math.max(0, from - 2 * stride) : from, up ? Math.min(size, to + 2 * stride) : to);
        }
        return down || up;
    }

    /** i[V, e_n + ε x_n] = C e_n + ε E x_n on fast entries and ε B x_n on slow ones, which go into G. */
    private void couple(int n, double[] state, double[] product, double[] out) {
        LevelBlock x = columns[n];
        x.putInto(state, epsilon);
        state[2 * (n * size + n)] = 1;
        equation.couple(strengths, state, product, out, x.from(), x.to());
        for (int m = 0; m < size; m++) {
            double fed = m >= x.from() && m < x.to() ? out[2 * (m * size + m)] : 0;
            generator.set(m, n, relaxation[m][n] + sign * fed / epsilon);
        }
    }

    /**
     * Column n of the next sweep.
     *
     * @param next s times C e_n + ε E x_n, which it replaces
     * @param scale the largest number of the sweep before
     */
    private void update(int n, LevelBlock next, double scale) {
        double e2 = epsilon * epsilon;
        int from = next.from();
        int to = next.to();
        double negligible = NEGLIGIBLE * CommonOps_DDRM.elementMaxAbs(generator);
        below[n] = false;
        above[n] = false;
        for (int m = 0; m < size; m++) {
            double g = generator.get(m, n);
            if (Math.abs(g) > negligible) {
                LevelBlock x = columns[m];
                x.addTo(next, -e2 * g);
                double least = NEGLIGIBLE * scale / (e2 * Math.abs(g));
                below[n] |= x.from() < from && !(x.largest(x.from(), from) <= least);
                above[n] |= x.to() > to && !(x.largest(to, x.to()) <= least);
            }
        }
        if (velocity != null) {
            for (int i = 0; i < velocity[n].length; i++) {
                next.values()[i] -= e2 * velocity[n][i];
            }
        }
        relax(columns[n].values(), next, e2);
        for (int k = from; k < to; k++) {
            next.values()[next.at(0, k, k)] = 0;
            next.values()[next.at(0, k, k) + 1] = 0;
        }
        divide(next);
    }

    /** Pauli rates, among the diagonal entries of every harmonic that moves. */
    private void relax(double[] x, LevelBlock next, double factor) {
        double[] out = next.values();
        for (int k = next.from(); k < next.to(); k++) {
            for (int l = next.from(); l < next.to(); l++) {
                double w = factor * relaxation[k][l];
                for (int h = 1; h < equation.window().size() && w != 0; h++) {
                    out[next.at(h, k, k)] += w * x[next.at(h, l, l)];
                    out[next.at(h, k, k) + 1] += w * x[next.at(h, l, l) + 1];
                }
            }
        }
    }

    /** By Z + i a·ω, or its conjugate; slow entries are 0 and stay so. */
    private void divide(LevelBlock next) {
        double[] z = equation.divisors();
        double[] x = next.values();
        int length = next.rowLength();
        for (int r = 0; r < next.rows(); r++) {
            int at = r * length;
            int there = next.place(r);
            for (int i = 0; i < length; i += 2) {
                double zr = z[there + i];
                double zi = sign * z[there + i + 1];
                double norm = zr * zr + zi * zi;
                if (norm > 0) {
                    double re = x[at + i];
                    double im = x[at + i + 1];
                    x[at + i] = (re * zr + im * zi) / norm;
                    x[at + i + 1] = (im * zr - re * zi) / norm;
                }
            }
        }
    }

    /** W_♯ for the right graph, its transpose for the left one. */
    private static double relaxation(BlochModel model, int from, int to) {
        return from == to
                ? -model.relaxation().outflow(from)
                : model.relaxation().rate(from, to);
    }
}
