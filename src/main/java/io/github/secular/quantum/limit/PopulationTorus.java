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
    private static final int LARGEST_SWEEPS = 200;
    private static final int LARGEST_WINDOW = 1200;
    private static final int DEEPEST = 14;

    private final BlochModel model;
    private final CoupledPairs pairs;
    private final boolean delayed;
    private final int size;
    private final double scale;
    private final HarmonicWindow window;
    private final DMatrixRMaj relaxation;
    /** X_c, real and imaginary parts, N × N row by row at [c]. */
    private final double[][] shapeRe;

    private final double[][] shapeIm;
    /** Harmonics of u_kn per pair: N numbers at [c][j·N]. */
    private final double[][] memoryRe;

    private final double[][] memoryIm;
    /** 1/(Z_ε(k,n) + i c·ω) per pair at [c][j]. */
    private final double[][] inverseRe;

    private final double[][] inverseIm;
    /** Where the harmonic of each term leads from each of the window, −1 for outside. */
    private final int[][] steps;

    private final double[] flowRe;
    private final double[] flowIm;
    private final double[] generator;
    private int sweeps;
    private double estimate;

    private PopulationTorus(BlochModel model, CoupledPairs pairs, boolean delayed, HarmonicWindow window) {
        this.model = model;
        this.pairs = pairs;
        this.delayed = delayed;
        size = model.size();
        scale = model.epsilon() * model.epsilon();
        this.window = window;
        relaxation = model.relaxation().sharp();
        int cells = window.size();
        shapeRe = new double[cells][size * size];
        shapeIm = new double[cells][size * size];
        memoryRe = new double[cells][pairs.count() * size];
        memoryIm = new double[cells][pairs.count() * size];
        inverseRe = new double[cells][pairs.count()];
        inverseIm = new double[cells][pairs.count()];
        steps = new int[pairs.index.length][];
        for (int h = 0; h < steps.length; h++) {
            steps[h] = window.targets(pairs.index[h]);
        }
        flowRe = new double[size * size];
        flowIm = new double[size * size];
        generator = new double[size * size];
        for (int n = 0; n < size; n++) {
            shapeRe[0][n * size + n] = 1;
        }
        for (int c = 0; c < cells; c++) {
            for (int j = 0; j < pairs.count(); j++) {
                double g = pairs.damping[j];
                double d = model.divisor(pairs.upper[j], pairs.lower[j], window.index(c));
                double square = g * g + d * d;
                inverseRe[c][j] = g / square;
                inverseIm[c][j] = -d / square;
            }
        }
    }

    /**
     * The manifold with as many harmonics as the tolerance needs; empty where the sweep does not converge or the
     * tolerance is not reached.
     */
    static Optional<PopulationTorus> of(
            BlochModel model, CoupledPairs pairs, boolean delayed, double tolerance, Progress progress) {
        for (int depth = 2; depth <= DEEPEST; depth += 2) {
            Optional<PopulationTorus> found = HarmonicWindow.of(model.wave(), depth, LARGEST_WINDOW)
                    .map(window -> new PopulationTorus(model, pairs, delayed, window))
                    .filter(t -> t.converge(progress));
            if (found.isEmpty()) {
                return found;
            }
            PopulationTorus torus = found.get();
            torus.estimate = torus.outermost(depth);
            if (torus.estimate <= 0.1 * tolerance) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The number of c − a_h, a_h the harmonic of term h; −1 outside the window. */
    private int without(int h, int c) {
        int negative = steps[h][window.opposite(c)];
        return negative < 0 ? -1 : window.opposite(negative);
    }

    private double frequency(int c) {
        return model.wave().frequency(window.index(c));
    }

    int sweeps() {
        return sweeps;
    }

    int harmonics() {
        return window.size();
    }

    /** The largest amplitude among the outermost harmonics: what the window leaves out is smaller. */
    double estimate() {
        return estimate;
    }

    /** L, N × N: the exact slow generator of the populations, slow time. */
    DMatrixRMaj generator() {
        return DMatrixRMaj.wrap(size, size, generator.clone());
    }

    private boolean converge(Progress progress) {
        double before = Double.POSITIVE_INFINITY;
        for (sweeps = 1; sweeps <= LARGEST_SWEEPS; sweeps++) {
            progress.check();
            remember();
            flow(0);
            // L must settle, too: under a rotating wave it is all there is to iterate.
            double change = renewGenerator();
            for (int c = 1; c < window.size(); c++) {
                if (frequency(c) == 0) {
                    return false;
                }
                flow(c);
                change = Math.max(change, reshape(c));
            }
            // Round-off of the largest amplitudes ends the descent before it ends the sweep.
            if (change <= 1e-16 || (change <= 1e-14 && change >= before)) {
                return true;
            }
            if (!(change < 1e3)) {
                return false;
            }
            before = change;
        }
        return false;
    }

    /** L from harmonic 0 of the flow; returns its largest change relative to its largest entry. */
    private double renewGenerator() {
        double change = 0;
        double largest = Double.MIN_NORMAL;
        for (int i = 0; i < generator.length; i++) {
            change = Math.max(change, Math.abs(flowRe[i] - generator[i]));
            largest = Math.max(largest, Math.abs(flowRe[i]));
            generator[i] = flowRe[i];
        }
        return change / largest;
    }

    /** u_c from the populations: with its own delay, or through Ψ. */
    private void remember() {
        for (int c = 0; c < window.size(); c++) {
            for (int j = 0; j < pairs.count(); j++) {
                if (delayed) {
                    rememberDelayed(c, j);
                } else {
                    rememberAtOnce(c, j);
                }
            }
        }
    }

    /** (Z + i c·ω) u_c = Σ_a V̂_a (X_n − X_k)_{c−a} − ε² u_c L, the last term from the sweep before. */
    private void rememberDelayed(int c, int j) {
        int n = pairs.lower[j] * size;
        int k = pairs.upper[j] * size;
        for (int m = 0; m < size; m++) {
            double re = 0;
            double im = 0;
            for (int l = 0; l < size; l++) {
                re -= scale * memoryRe[c][j * size + l] * generator[l * size + m];
                im -= scale * memoryIm[c][j * size + l] * generator[l * size + m];
            }
            for (int h = 0; h < pairs.index.length; h++) {
                int from = without(h, c);
                if (from >= 0) {
                    double x = shapeRe[from][n + m] - shapeRe[from][k + m];
                    double y = shapeIm[from][n + m] - shapeIm[from][k + m];
                    re += pairs.re[h][j] * x - pairs.im[h][j] * y;
                    im += pairs.re[h][j] * y + pairs.im[h][j] * x;
                }
            }
            flowRe[m] = re * inverseRe[c][j] - im * inverseIm[c][j];
            flowIm[m] = re * inverseIm[c][j] + im * inverseRe[c][j];
        }
        System.arraycopy(flowRe, 0, memoryRe[c], j * size, size);
        System.arraycopy(flowIm, 0, memoryIm[c], j * size, size);
    }

    /** u_c = Σ_a V̂_a / (Z + i a·ω) (X_n − X_k)_{c−a}. */
    private void rememberAtOnce(int c, int j) {
        int n = pairs.lower[j] * size;
        int k = pairs.upper[j] * size;
        java.util.Arrays.fill(memoryRe[c], j * size, (j + 1) * size, 0);
        java.util.Arrays.fill(memoryIm[c], j * size, (j + 1) * size, 0);
        for (int h = 0; h < pairs.index.length; h++) {
            int from = without(h, c);
            if (from < 0) {
                continue;
            }
            double dRe = inverseRe[steps[h][0]][j];
            double dIm = inverseIm[steps[h][0]][j];
            double vRe = pairs.re[h][j] * dRe - pairs.im[h][j] * dIm;
            double vIm = pairs.re[h][j] * dIm + pairs.im[h][j] * dRe;
            for (int m = 0; m < size; m++) {
                double x = shapeRe[from][n + m] - shapeRe[from][k + m];
                double y = shapeIm[from][n + m] - shapeIm[from][k + m];
                memoryRe[c][j * size + m] += vRe * x - vIm * y;
                memoryIm[c][j * size + m] += vRe * y + vIm * x;
            }
        }
    }

    /** Harmonic c of W_♯ p + flows, for every column, into flowRe and flowIm. */
    private void flow(int c) {
        for (int n = 0; n < size; n++) {
            for (int m = 0; m < size; m++) {
                double re = 0;
                double im = 0;
                for (int l = 0; l < size; l++) {
                    re += relaxation.data[n * size + l] * shapeRe[c][l * size + m];
                    im += relaxation.data[n * size + l] * shapeIm[c][l * size + m];
                }
                flowRe[n * size + m] = re;
                flowIm[n * size + m] = im;
            }
        }
        int mirror = window.opposite(c);
        for (int j = 0; j < pairs.count(); j++) {
            for (int m = 0; m < size; m++) {
                double re = 0;
                double im = 0;
                for (int h = 0; h < pairs.index.length; h++) {
                    // V_nk has the harmonics conj V̂_{−a}(k, n), at −a: 2 Re(V_nk u) = V_nk u + conj(V_nk u).
                    re += product(h, mirror, j, m, true);
                    im -= product(h, mirror, j, m, false);
                    re += product(h, c, j, m, true);
                    im += product(h, c, j, m, false);
                }
                flowRe[pairs.lower[j] * size + m] -= re;
                flowIm[pairs.lower[j] * size + m] -= im;
                flowRe[pairs.upper[j] * size + m] += re;
                flowIm[pairs.upper[j] * size + m] += im;
            }
        }
    }

    /** One term of the harmonic c of V_nk u_kn: conj V̂_a(k, n) u_{c + a}; its real or imaginary part. */
    private double product(int h, int c, int j, int m, boolean real) {
        int at = steps[h][c];
        if (at < 0) {
            return 0;
        }
        double x = memoryRe[at][j * size + m];
        double y = memoryIm[at][j * size + m];
        return real ? pairs.re[h][j] * x + pairs.im[h][j] * y : pairs.re[h][j] * y - pairs.im[h][j] * x;
    }

    /** X_c = ε² (F_c − X_c L) / (i c·ω); returns the largest change. */
    private double reshape(int c) {
        double factor = scale / frequency(c);
        double change = 0;
        for (int n = 0; n < size; n++) {
            for (int m = 0; m < size; m++) {
                double re = flowRe[n * size + m];
                double im = flowIm[n * size + m];
                for (int l = 0; l < size; l++) {
                    re -= shapeRe[c][n * size + l] * generator[l * size + m];
                    im -= shapeIm[c][n * size + l] * generator[l * size + m];
                }
                flowRe[n * size + m] = factor * im;
                flowIm[n * size + m] = -factor * re;
                change = Math.max(change, Math.abs(factor * im - shapeRe[c][n * size + m]));
                change = Math.max(change, Math.abs(-factor * re - shapeIm[c][n * size + m]));
            }
        }
        System.arraycopy(flowRe, 0, shapeRe[c], 0, flowRe.length);
        System.arraycopy(flowIm, 0, shapeIm[c], 0, flowIm.length);
        return change;
    }

    private double outermost(int depth) {
        double largest = 0;
        for (int c = window.first(depth); c < window.size(); c++) {
            for (int i = 0; i < size * size; i++) {
                largest = Math.max(largest, Math.hypot(shapeRe[c][i], shapeIm[c][i]));
            }
        }
        return largest;
    }

    /** exp(i c·ω τ) of each harmonic, interleaved, at a slow time. */
    private double[] turns(double t) {
        return model.wave().base().turns(window.indices(), new FastTime(t, model.epsilon()));
    }

    /** Σ_c e^{i c·ω τ} X_c, real, N × N. */
    private DMatrixRMaj shape(double[] turns) {
        DMatrixRMaj out = new DMatrixRMaj(size, size);
        for (int c = 0; c < window.size(); c++) {
            double cos = turns[2 * c];
            double sin = turns[2 * c + 1];
            for (int i = 0; i < size * size; i++) {
                out.data[i] += cos * shapeRe[c][i] - sin * shapeIm[c][i];
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
            for (int h = 0; h < steps.length; h++) {
                double cos = turns[2 * steps[h][0]];
                double sin = turns[2 * steps[h][0] + 1];
                for (int j = 0; j < pairs.count(); j++) {
                    double dRe = inverseRe[steps[h][0]][j];
                    double dIm = inverseIm[steps[h][0]][j];
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
        for (int c = 0; c < window.size(); c++) {
            double cos = turns[2 * c];
            double sin = turns[2 * c + 1];
            for (int j = 0; j < pairs.count(); j++) {
                for (int m = 0; m < size; m++) {
                    double re = memoryRe[c][j * size + m] * a.data[m];
                    double im = memoryIm[c][j * size + m] * a.data[m];
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
