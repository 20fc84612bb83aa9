package io.github.secular.quantum.limit;

import io.github.secular.drive.HarmonicWindow;
import io.github.secular.numerics.FastTime;
import io.github.secular.numerics.MatrixExponential;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.BlochModel;
import java.util.Optional;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * What the delayed (14) and the delay-free equation (11) become once the memory of the start is lost: populations
 * on a slow manifold over the torus of the wave's phases,
 *
 * <pre>
 *   p(t) = Σ_c e^{i c·ω τ} X_c a(t),   X_0 = 1,   da/dt = L a,
 * </pre>
 *
 * with X and L from a sweep that costs nothing in 1/ε (doc/bloch-solvers.md, B9.3, where the couplings among
 * coherences are left out and divisors are therefore numbers). Constant envelopes only.
 */
final class PopulationTorus {
    private static final int LARGEST_WINDOW = 1200;
    private static final int DEEPEST = 14;

    private final BlochModel model;
    private final CoupledPairs pairs;
    private final boolean delayed;
    private final int size;
    private final PopulationSweep found;
    private final double estimate;

    private PopulationTorus(
            BlochModel model, CoupledPairs pairs, boolean delayed, PopulationSweep found, double estimate) {
        this.model = model;
        this.pairs = pairs;
        this.delayed = delayed;
        this.found = found;
        this.estimate = estimate;
        size = model.size();
    }

    /**
     * The manifold with as many harmonics as the tolerance needs; empty where the sweep does not converge or the
     * tolerance is not reached.
     */
    static Optional<PopulationTorus> of(
            BlochModel model, CoupledPairs pairs, boolean delayed, double tolerance, Progress progress) {
        for (int depth = 2; depth <= DEEPEST; depth += 2) {
            Optional<PopulationSweep> sweep = HarmonicWindow.of(model.wave(), depth, LARGEST_WINDOW)
                    .map(window -> new PopulationSweep(model, pairs, delayed, window))
                    .filter(t -> t.converge(progress));
            if (sweep.isEmpty()) {
                return Optional.empty();
            }
            double estimate = sweep.get().outermost(depth);
            if (estimate <= 0.1 * tolerance) {
                return Optional.of(new PopulationTorus(model, pairs, delayed, sweep.get(), estimate));
            }
        }
        return Optional.empty();
    }

    int sweeps() {
        return found.sweeps();
    }

    int harmonics() {
        return found.window.size();
    }

    /** The largest amplitude among the outermost harmonics: what the window leaves out is smaller. */
    double estimate() {
        return estimate;
    }

    /** L, N × N: the exact slow generator of the populations, slow time. */
    DMatrixRMaj generator() {
        return DMatrixRMaj.wrap(size, size, found.generator.clone());
    }

    /** exp(i c·ω τ) of each harmonic, interleaved, at a slow time. */
    private double[] turns(double t) {
        return model.wave().base().turns(found.window.indices(), new FastTime(t, model.epsilon()));
    }

    /** Σ_c e^{i c·ω τ} X_c, real, N × N. */
    private DMatrixRMaj shape(double[] turns) {
        DMatrixRMaj out = new DMatrixRMaj(size, size);
        for (int c = 0; c < found.window.size(); c++) {
            double cos = turns[2 * c];
            double sin = turns[2 * c + 1];
            for (int i = 0; i < size * size; i++) {
                out.data[i] += cos * found.shapeRe[c][i] - sin * found.shapeIm[c][i];
            }
        }
        return out;
    }

    /**
     * The memories u that go with populations on the manifold, or, of the delay-free equation, J.
     *
     * @param t slow time
     * @param populations length N
     * @return Re and Im, pair by pair
     */
    double[] memories(double t, double[] populations) {
        double[] turns = turns(t);
        double[] out = new double[2 * pairs.count()];
        if (!delayed) {
            for (int h = 0; h < found.steps.length; h++) {
                double cos = turns[2 * found.steps[h][0]];
                double sin = turns[2 * found.steps[h][0] + 1];
                for (int j = 0; j < pairs.count(); j++) {
                    double dRe = found.inverseRe[found.steps[h][0]][j];
                    double dIm = found.inverseIm[found.steps[h][0]][j];
                    double re = pairs.re[h][j] * dRe - pairs.im[h][j] * dIm;
                    double im = pairs.re[h][j] * dIm + pairs.im[h][j] * dRe;
                    out[2 * j] += cos * re - sin * im;
                    out[2 * j + 1] += cos * im + sin * re;
                }
            }
            return out;
        }
        DMatrixRMaj a = new DMatrixRMaj(size, 1);
        CommonOps_DDRM.solve(shape(turns), new DMatrixRMaj(size, 1, true, populations), a);
        for (int c = 0; c < found.window.size(); c++) {
            double cos = turns[2 * c];
            double sin = turns[2 * c + 1];
            for (int j = 0; j < pairs.count(); j++) {
                for (int m = 0; m < size; m++) {
                    double re = found.memoryRe[c][j * size + m] * a.data[m];
                    double im = found.memoryIm[c][j * size + m] * a.data[m];
                    out[2 * j] += cos * re - sin * im;
                    out[2 * j + 1] += cos * im + sin * re;
                }
            }
        }
        return out;
    }

    /**
     * Populations at later times from those at one time.
     *
     * @param start slow time of the populations given, behind the transient
     * @param populations length N
     * @param times slow times, none before {@code start}
     * @return N numbers per time
     */
    double[][] continueFrom(double start, double[] populations, double[] times) {
        DMatrixRMaj a = new DMatrixRMaj(size, 1);
        CommonOps_DDRM.solve(shape(turns(start)), new DMatrixRMaj(size, 1, true, populations), a);
        double[][] out = new double[times.length][];
        DMatrixRMaj later = new DMatrixRMaj(size, 1);
        DMatrixRMaj p = new DMatrixRMaj(size, 1);
        DMatrixRMaj slow = generator();
        for (int i = 0; i < times.length; i++) {
            CommonOps_DDRM.mult(MatrixExponential.of(slow, times[i] - start), a, later);
            CommonOps_DDRM.mult(shape(turns(times[i])), later, p);
            out[i] = p.data.clone();
        }
        return out;
    }
}
