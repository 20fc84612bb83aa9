package io.github.secular.quantum.graded;

import io.github.secular.numerics.RefusalException;
import org.ejml.data.DMatrixRMaj;

/**
 * Propagates the graded equation over a stretch of fast time by Taylor series, as many states at once
 * as wanted. What is summed is the change of the state, never the state (doc/bloch-solvers.md, B3.3).
 * Not for use by several threads at once.
 */
public final class GradedCell {
    /** Each step turns nothing by more than this; 24 terms then reach round-off. */
    private static final double STEP = 2.0;

    private static final int MAX_ORDER = 60;
    private static final double ROUND_OFF = 0x1p-58;

    private final GradedEquation equation;
    private final int size;
    private final int dimension;
    private final double e2;
    private final double speed;
    private final double[][] coupling = new double[MAX_ORDER][];
    private final double[][] values = new double[MAX_ORDER][];
    private final double[] largest = new double[MAX_ORDER];
    private long terms;

    public GradedCell(GradedEquation equation) {
        this.equation = equation;
        size = equation.size();
        dimension = size * size;
        e2 = equation.epsilon() * equation.epsilon();
        speed = equation.speed();
        for (int j = 0; j < MAX_ORDER; j++) {
            coupling[j] = new double[dimension];
            values[j] = new double[equation.pattern().places()];
        }
    }

    /** The number of Taylor steps that a stretch of this length takes. */
    public int steps(double length) {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.ceil(speed * length / STEP)));
    }

    /** Taylor terms summed so far. */
    public long terms() {
        return terms;
    }

    /** The propagator from fast time {@code start} over {@code length} ≥ 0. */
    public GradedPropagator map(double start, double length) {
        double[] base = new double[dimension * dimension];
        for (int i = 0; i < dimension; i++) {
            base[i * dimension + i] = 1;
        }
        double[] change = new double[base.length];
        advance(base, change, dimension, start, length);
        int m = dimension - size;
        return new GradedPropagator(
                e2,
                block(change, 0, size, 0, size),
                block(change, 0, size, size, m),
                block(change, size, m, 0, size),
                block(change, size, m, size, m));
    }

    /** Carries one state from fast time {@code start} over {@code length}, in place. */
    public void advance(double[] p, double[] c, double start, double length) {
        double[] base = new double[dimension];
        System.arraycopy(p, 0, base, 0, size);
        System.arraycopy(c, 0, base, size, dimension - size);
        double[] change = new double[dimension];
        advance(base, change, 1, start, length);
        for (int i = 0; i < size; i++) {
            p[i] += e2 * change[i];
        }
        for (int i = size; i < dimension; i++) {
            c[i - size] += change[i];
        }
    }

    /** Adds the change of q states to {@code change}: rows of p in units of ε², rows of c as they are. */
    private void advance(double[] base, double[] change, int q, double start, double length) {
        if (length == 0) {
            return;
        }
        int steps = steps(length);
        double h = length / steps;
        double[][] series = new double[MAX_ORDER + 1][];
        series[0] = new double[base.length];
        series[1] = new double[base.length];
        for (int s = 0; s < steps; s++) {
            for (int i = 0; i < base.length; i++) {
                series[0][i] = base[i] + (i < size * q ? e2 : 1) * change[i];
            }
            step(series, change, q, start + s * h, h);
        }
    }

    private void step(double[][] series, double[] change, int q, double at, double h) {
        equation.couplingSeries(at, h, coupling);
        int known = 0;
        double[] floor = {0, 0};
        boolean small = false;
        for (int order = 0; order < MAX_ORDER; order++) {
            if (series[order + 1] == null) {
                series[order + 1] = new double[change.length];
            }
            if (known == order) {
                equation.pattern().values(coupling[order], values[order]);
                largest[order] = max(coupling[order], 0, dimension);
                known++;
            }
            derivative(series, order, q);
            terms++;
            double[] next = series[order + 1];
            double factor = h / (order + 1);
            boolean negligible = true;
            for (int part = 0; part < 2; part++) {
                int from = part == 0 ? 0 : size * q;
                int to = part == 0 ? size * q : next.length;
                double biggest = 0;
                for (int i = from; i < to; i++) {
                    double term = next[i] * factor;
                    change[i] += term;
                    biggest = Math.max(biggest, Math.abs(term));
                    next[i] = part == 0 ? e2 * term : term;
                }
                floor[part] = Math.max(floor[part], biggest);
                negligible &= biggest <= ROUND_OFF * floor[part];
            }
            if (negligible && small) {
                return;
            }
            small = negligible;
        }
        throw new RefusalException("The Taylor series of the period map does not converge.");
    }

    /** series[order + 1] := (order + 1)/h times that coefficient of p (in units of ε²) and c. */
    private void derivative(double[][] series, int order, int q) {
        double[] out = series[order + 1];
        double[] now = series[order];
        double[] sharp = equation.sharp();
        for (int n = 0; n < size; n++) {
            for (int j = 0; j < q; j++) {
                double sum = 0;
                for (int k = 0; k < size; k++) {
                    sum += sharp[n * size + k] * now[k * q + j];
                }
                out[n * q + j] = sum;
            }
        }
        double[] gamma = equation.gamma();
        double[] delta = equation.delta();
        for (int pair = 0; pair < gamma.length; pair++) {
            int x = (size + 2 * pair) * q;
            int y = x + q;
            for (int j = 0; j < q; j++) {
                out[x + j] = delta[pair] * now[y + j] - gamma[pair] * now[x + j];
                out[y + j] = -delta[pair] * now[x + j] - gamma[pair] * now[y + j];
            }
        }
        for (int j = 0; j <= order; j++) {
            if (largest[j] > 0) {
                equation.pattern().multiplyAdd(values[j], series[order - j], out, q);
            }
        }
    }

    private static double max(double[] x, int from, int to) {
        double max = 0;
        for (int i = from; i < to; i++) {
            max = Math.max(max, Math.abs(x[i]));
        }
        return max;
    }

    private DMatrixRMaj block(double[] change, int row, int rows, int column, int columns) {
        DMatrixRMaj out = new DMatrixRMaj(rows, columns);
        for (int i = 0; i < rows; i++) {
            System.arraycopy(change, (row + i) * dimension + column, out.data, i * columns, columns);
        }
        return out;
    }
}
