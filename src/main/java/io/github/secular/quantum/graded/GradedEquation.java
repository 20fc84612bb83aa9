package io.github.secular.quantum.graded;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.PackedState;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The graded Bloch equation on a stretch of fast time, under a coupling V(τ) = Σ_b V_b exp(i ν_b τ),
 * in a frame in which level n turns with k_n photons:
 *
 * <pre>
 *   p' = ε² (W_♯ p + B c),   c' = C p − (γ + iδ) c + ε E c,   ρ_nm = ε c_nm exp(−i (k_n − k_m) ω τ).
 * </pre>
 *
 * In the frame the carrier of an optical transition is an integer, not a large number whose phase has
 * to be carried through every period. Immutable.
 */
public final class GradedEquation {
    private final int size;
    private final double epsilon;
    private final double omega;
    private final int[] photons;
    /** γ and δ of the pairs n < m in the order of the packing. */
    private final double[] gamma;

    private final double[] delta;
    /** W_♯, row by row. */
    private final double[] sharp;
    /** ν_b, and V_b as seen by the pairs n ≤ m: diagonal first, then the pairs. */
    private final double[] frequencies;

    private final double[][] couplingRe;
    private final double[][] couplingIm;
    private final CommutatorPattern pattern;

    private GradedEquation(
            BlochModel model, double omega, int[] photons, double[] detunings, Map<Integer, double[][]> parts) {
        this.size = model.size();
        this.epsilon = model.epsilon();
        this.omega = omega;
        this.photons = photons;
        int pairs = size * (size - 1) / 2;
        gamma = new double[pairs];
        delta = new double[pairs];
        for (int n = 0; n < size; n++) {
            for (int m = n + 1; m < size; m++) {
                int pair = (PackedState.index(size, n, m) - size) / 2;
                gamma[pair] = model.fastDamping(n, m);
                delta[pair] = detunings[n] - detunings[m];
            }
        }
        sharp = model.relaxation().sharp().data.clone();
        frequencies = new double[parts.size()];
        couplingRe = new double[parts.size()][];
        couplingIm = new double[parts.size()][];
        int b = 0;
        for (Map.Entry<Integer, double[][]> part : parts.entrySet()) {
            frequencies[b] = part.getKey() * omega;
            couplingRe[b] = part.getValue()[0];
            couplingIm[b] = part.getValue()[1];
            b++;
        }
        pattern = new CommutatorPattern(size, epsilon, couplingRe, couplingIm);
    }

    /**
     * The equation of a model under a wave with at most one base frequency and no slow envelopes.
     *
     * @throws RefusalException if the wave has more, saying what to choose instead
     */
    public static GradedEquation periodic(BlochModel model) {
        PhotonFrame frame = PhotonFrame.of(model);
        return new GradedEquation(
                model, frame.omega(), frame.photons(), frame.detunings(), frame.couplings(model.wave()));
    }

    /**
     * The equation of the model's levels, damping and relaxation under a coupling V that does not
     * depend on time, without a frame: one cell of a random drive, or no wave at all.
     *
     * @param coupling V, Hermitian, N × N
     */
    public static GradedEquation constant(BlochModel model, ComplexMatrix coupling) {
        int size = model.size();
        double[] detunings = new double[size];
        for (int n = 0; n < size; n++) {
            detunings[n] = model.frequency(n, 0);
        }
        Map<Integer, double[][]> parts = new TreeMap<>();
        PhotonFrame.addCoupling(parts, coupling, 0, new int[size]);
        return new GradedEquation(model, 0, new int[size], detunings, parts);
    }

    /** N. */
    public int size() {
        return size;
    }

    public double epsilon() {
        return epsilon;
    }

    /** ω of the frame, 0 where there is none. */
    public double omega() {
        return omega;
    }

    /** k_n − k_0. */
    int[] photons() {
        return photons;
    }

    double[] gamma() {
        return gamma;
    }

    double[] delta() {
        return delta;
    }

    double[] sharp() {
        return sharp;
    }

    CommutatorPattern pattern() {
        return pattern;
    }

    /**
     * The Taylor coefficients of V about a fast time, times powers of a step: V_j h^j, packed as N
     * diagonal entries and (Re, Im) of the pairs.
     *
     * @param out (orders) × N², overwritten
     */
    void couplingSeries(double start, double step, double[][] out) {
        for (double[] row : out) {
            Arrays.fill(row, 0);
        }
        for (int b = 0; b < frequencies.length; b++) {
            double angle = Math.IEEEremainder(frequencies[b] * start, 2 * Math.PI);
            double re = Math.cos(angle);
            double im = Math.sin(angle);
            for (int j = 0; j < out.length; j++) {
                addTo(out[j], couplingRe[b], couplingIm[b], re, im);
                // (i ν h)^(j+1) / (j+1)!
                double factor = frequencies[b] * step / (j + 1);
                double turned = -im * factor;
                im = re * factor;
                re = turned;
            }
        }
    }

    private void addTo(double[] out, double[] vr, double[] vi, double re, double im) {
        for (int n = 0; n < size; n++) {
            out[n] += vr[n] * re - vi[n] * im;
        }
        for (int at = size, to = size; at < vr.length; at++) {
            out[to++] += vr[at] * re - vi[at] * im;
            out[to++] += vr[at] * im + vi[at] * re;
        }
    }

    /** Σ_b |V_b(n, m)|, N × N. */
    double[][] strengths() {
        double[][] out = new double[size][size];
        for (int b = 0; b < frequencies.length; b++) {
            for (int n = 0; n < size; n++) {
                for (int m = n; m < size; m++) {
                    int at = PhotonFrame.place(size, n, m);
                    out[n][m] += Math.hypot(couplingRe[b][at], couplingIm[b][at]);
                    out[m][n] = out[n][m];
                }
            }
        }
        return out;
    }

    /** A bound on how fast anything turns or decays per unit of fast time: phases and dampings and coupling. */
    public double speed() {
        double turn = 0;
        for (int i = 0; i < gamma.length; i++) {
            turn = Math.max(turn, Math.hypot(gamma[i], delta[i]));
        }
        double wave = Arrays.stream(frequencies).map(Math::abs).max().orElse(0);
        double coupling = Arrays.stream(strengths())
                .mapToDouble(row -> Arrays.stream(row).sum())
                .max()
                .orElse(0);
        double decay = 0;
        for (int n = 0; n < size; n++) {
            decay = Math.max(decay, Math.abs(sharp[n * size + n]));
        }
        return turn + wave + 2 * epsilon * coupling + 2 * epsilon * epsilon * decay;
    }
}
