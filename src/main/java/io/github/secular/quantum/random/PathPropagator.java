package io.github.secular.quantum.random;

import io.github.secular.drive.RandomDrive;
import io.github.secular.numerics.MatrixExponential;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.PackedState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * The Bloch equation for noises held at given values, on packed densities in fast time: exact, by matrix
 * exponentials kept for each set of values (two-valued noises) or by the Taylor series (continuous noises, whose
 * mean over a short interval makes it a Magnus step of order 2). One per thread.
 */
final class PathPropagator {
    private static final int MAX_TERMS = 40;

    private final int length;
    private final DMatrixRMaj free;
    private final List<DMatrixRMaj> couplings = new ArrayList<>();
    private final double epsilon;
    private final boolean twoValued;
    private final double unit;
    private final Map<Integer, Held> kept = new HashMap<>();
    private final Held passing;
    private final double[] term;
    private final double[] next;

    /**
     * @param twoValued whether each noise has two values only, so that exponentials are worth keeping
     * @param unit a length whose exponentials are exact entries of the table (a clock's cell), or 0
     */
    PathPropagator(BlochModel model, RandomDrive drive, boolean twoValued, double unit) {
        length = PackedState.length(model.size());
        epsilon = model.epsilon();
        free = free(model);
        for (RandomDrive.Source s : drive.sources()) {
            couplings.add(RealCommutator.of(s.matrix()));
        }
        this.twoValued = twoValued;
        this.unit = unit;
        passing = new Held(new DMatrixRMaj(length, length));
        term = new double[length];
        next = new double[length];
    }

    private static DMatrixRMaj free(BlochModel model) {
        int n = model.size();
        DMatrixRMaj out = new DMatrixRMaj(PackedState.length(n), PackedState.length(n));
        CommonOps_DDRM.insert(model.relaxation().sharp(), out, 0, 0);
        CommonOps_DDRM.scale(model.epsilon() * model.epsilon(), out);
        for (int a = 0; a < n; a++) {
            for (int b = a + 1; b < n; b++) {
                int k = PackedState.index(n, a, b);
                out.set(k, k, -model.fastDamping(a, b));
                out.set(k + 1, k + 1, -model.fastDamping(a, b));
                out.set(k, k + 1, model.frequency(a, b));
                out.set(k + 1, k, -model.frequency(a, b));
            }
        }
        return out;
    }

    /** Moves the packed density y forward by {@code d} with the noises at {@code values}, in place. */
    void advance(double d, double[] values, double[] y) {
        if (!(d > 0)) {
            return;
        }
        if (!twoValued) {
            setGenerator(values, passing.generator);
            series(passing.generator, d, y);
            return;
        }
        int key = 0;
        for (int q = 0; q < values.length; q++) {
            key = 2 * key + (values[q] > 0 ? 1 : 0);
        }
        Held held = kept.get(key);
        if (held == null) {
            DMatrixRMaj generator = new DMatrixRMaj(length, length);
            setGenerator(values, generator);
            held = new Held(generator);
            kept.put(key, held);
        }
        held.advance(d, y);
    }

    private void setGenerator(double[] values, DMatrixRMaj out) {
        System.arraycopy(free.data, 0, out.data, 0, free.data.length);
        for (int q = 0; q < values.length; q++) {
            double factor = epsilon * values[q];
            double[] m = couplings.get(q).data;
            for (int i = 0; i < m.length; i++) {
                out.data[i] += factor * m[i];
            }
        }
    }

    /** Σ (d G)^k y / k!, in parts short enough for the series to converge at once. */
    private void series(DMatrixRMaj generator, double d, double[] y) {
        double norm = NormOps_DDRM.inducedPInf(generator) * d;
        int parts = Math.max(1, (int) Math.ceil(norm));
        double step = d / parts;
        for (int part = 0; part < parts; part++) {
            System.arraycopy(y, 0, term, 0, length);
            for (int k = 1; k <= MAX_TERMS; k++) {
                double largest = 0;
                for (int i = 0; i < length; i++) {
                    double sum = 0;
                    for (int j = 0, at = i * length; j < length; j++, at++) {
                        sum += generator.data[at] * term[j];
                    }
                    next[i] = sum * step / k;
                    largest = Math.max(largest, Math.abs(next[i]));
                }
                for (int i = 0; i < length; i++) {
                    term[i] = next[i];
                    y[i] += next[i];
                }
                if (largest < 1e-17) {
                    break;
                }
            }
        }
    }

    /** One constant generator and its exponentials over unit · 2^k. */
    private final class Held {
        final DMatrixRMaj generator;
        private final double shortest;
        private final List<DMatrixRMaj> doubled = new ArrayList<>();

        Held(DMatrixRMaj generator) {
            this.generator = generator;
            double norm = NormOps_DDRM.inducedPInf(generator);
            double longest = norm > 0 ? 1 / norm : 1;
            if (unit > 0) {
                double s = unit;
                while (s > longest) {
                    s /= 2;
                }
                longest = s;
            }
            shortest = longest;
        }

        void advance(double d, double[] y) {
            double count = Math.floor(d / shortest);
            long n = (long) count;
            for (int k = 0; n >> k != 0; k++) {
                if (doubled.size() <= k) {
                    doubled.add(MatrixExponential.of(generator, Math.scalb(shortest, k)));
                }
                if ((n >> k & 1) != 0) {
                    double[] m = doubled.get(k).data;
                    for (int i = 0; i < length; i++) {
                        double sum = 0;
                        for (int j = 0, at = i * length; j < length; j++, at++) {
                            sum += m[at] * y[j];
                        }
                        next[i] = sum;
                    }
                    System.arraycopy(next, 0, y, 0, length);
                }
            }
            double rest = d - count * shortest;
            // Boundaries of cells are rounded times; what rounding leaves over is no part of a cell.
            if (rest > 1e-12 * d) {
                series(generator, rest, y);
            }
        }
    }
}
