package io.github.secular.quantum.limit;

import io.github.secular.drive.HarmonicWindow;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.BlochModel;
import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;

/** The sweep that finds X and L of a {@link PopulationTorus} on one window of harmonics; its arrays are not to be changed by others. */
final class PopulationSweep {
    private static final int LARGEST_SWEEPS = 200;

    private final BlochModel model;
    private final CoupledPairs pairs;
    private final boolean delayed;
    private final int size;
    private final double scale;
    final HarmonicWindow window;
    private final DMatrixRMaj relaxation;
    /** X_c, real and imaginary parts, N × N row by row at [c]. */
    final double[][] shapeRe;

    final double[][] shapeIm;
    /** Harmonics of u_kn per pair: N numbers at [c][j·N]. */
    final double[][] memoryRe;

    final double[][] memoryIm;
    /** 1/(Z_ε(k,n) + i c·ω) per pair at [c][j]. */
    final double[][] inverseRe;

    final double[][] inverseIm;
    /** Where the harmonic of each term leads from each of the window, −1 for outside. */
    final int[][] steps;

    private final double[] flowRe;
    private final double[] flowIm;
    final double[] generator;
    private int sweeps;

    PopulationSweep(BlochModel model, CoupledPairs pairs, boolean delayed, HarmonicWindow window) {
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

    /** Sweeps until X and L stand still; true if they did. */
    boolean converge(Progress progress) {
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
        Arrays.fill(memoryRe[c], j * size, (j + 1) * size, 0);
        Arrays.fill(memoryIm[c], j * size, (j + 1) * size, 0);
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

    /** The largest amplitude among the outermost harmonics: what the window leaves out is smaller. */
    double outermost(int depth) {
        double largest = 0;
        for (int c = window.first(depth); c < window.size(); c++) {
            for (int i = 0; i < size * size; i++) {
                largest = Math.max(largest, Math.hypot(shapeRe[c][i], shapeIm[c][i]));
            }
        }
        return largest;
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
}
