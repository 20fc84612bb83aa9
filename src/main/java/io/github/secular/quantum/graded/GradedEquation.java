package io.github.secular.quantum.graded;

import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.PackedState;
import java.util.Arrays;
import java.util.Map;

/**
 * The graded Bloch equation on a stretch of fast time, under a coupling V(τ) = Σ_b V_b exp(i ν_b τ),
 * in a frame in which level n turns with k_n photons:
 *
 * <pre>
 *   p' = ε² (W_♯ p + B c),   c' = C p − (γ + iδ) c + ε E c,   ρ_nm = ε c_nm exp(−i (k_n − k_m) ω τ).
 * </pre>
 *
 * In the frame the carrier of an optical transition is an integer, not a large number whose phase has
 * to be carried through every period. Not for several threads at once.
 */
final class GradedEquation {
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
    /** As of {@link PhotonFrame#halves}. */
    private final double[] halves;

    /** Found when it is first asked for, as foretelling the work does without. */
    private FramedPattern pattern;

    private GradedEquation(BlochModel model, PhotonFrame frame, Map<Integer, double[][]> parts) {
        double[] detunings = frame.detunings();
        this.size = model.size();
        this.epsilon = model.epsilon();
        this.omega = frame.omega();
        this.photons = frame.photons();
        this.halves = frame.halves(parts);
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
    }

    /**
     * The equation of a model under a wave with at most one base frequency and no slow envelopes.
     *
     * @throws RefusalException if the wave has more, saying what to choose instead
     */
    static GradedEquation periodic(BlochModel model) {
        PhotonFrame frame = PhotonFrame.of(model);
        return new GradedEquation(model, frame, frame.couplings(model.wave()));
    }

    /** N. */
    int size() {
        return size;
    }

    double epsilon() {
        return epsilon;
    }

    /** ω of the frame, 0 where there is none. */
    double omega() {
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

    /** As of {@link PhotonFrame#halves}; not to be changed. */
    double[] halves() {
        return halves;
    }

    FramedPattern pattern() {
        if (pattern == null) {
            pattern = new FramedPattern(size, new CommutatorPattern(size, epsilon, couplingRe, couplingIm), sharp);
        }
        return pattern;
    }

    /** The number of places of its pattern, where no diagonal entry of V counts. */
    double places() {
        double[][] strengths = strengths();
        int[] joined = new int[size];
        double out = 0;
        for (int n = 0; n < size; n++) {
            for (int m = 0; m < size; m++) {
                joined[n] += n != m && strengths[n][m] != 0 ? 1 : 0;
                out += sharp[n * size + m] != 0 ? 1 : 0;
            }
        }
        for (int n = 0; n < size; n++) {
            out += 2 * joined[n];
            for (int m = n + 1; m < size; m++) {
                // to the coherences (k, m) and (n, k), and to both populations where V joins n and m
                out += 4 * (joined[n] + joined[m] - (strengths[n][m] != 0 ? 1 : 0));
            }
        }
        return out;
    }

    /** ν_b; not to be changed. */
    double[] frequencies() {
        return frequencies;
    }

    /**
     * Σ_b z_b V_b, packed as N diagonal entries and (Re, Im) of the pairs.
     *
     * @param re Re z_b, e^{iν_bτ} for V(τ)
     * @param im Im z_b
     * @param out N², overwritten
     */
    void coupling(double[] re, double[] im, double[] out) {
        Arrays.fill(out, 0);
        for (int b = 0; b < frequencies.length; b++) {
            addTo(out, couplingRe[b], couplingIm[b], re[b], im[b]);
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

    /** 2 Σ |V| over a row, the largest: ε times this is how fast the wave moves coherences. */
    double push() {
        return 2
                * Arrays.stream(strengths())
                        .mapToDouble(row -> Arrays.stream(row).sum())
                        .max()
                        .orElse(0);
    }

    /**
     * How fast any entry of the equation turns and grows in the frame in which each pair turns and decays by itself: the
     * largest |z_nk − z_mk + iν_b| where V_b joins n and m, z = γ + iδ.
     */
    double fastest() {
        double out = 0;
        for (int b = 0; b < frequencies.length; b++) {
            for (int n = 0; n < size; n++) {
                for (int m = n; m < size; m++) {
                    int at = PhotonFrame.place(size, n, m);
                    if (couplingRe[b][at] == 0 && couplingIm[b][at] == 0) {
                        continue;
                    }
                    for (int k = 0; k < size; k++) {
                        double decay = decay(n, k) - decay(m, k);
                        out = Math.max(out, Math.hypot(decay, turn(n, k) - turn(m, k) + frequencies[b]));
                    }
                }
            }
        }
        return out;
    }

    /** The largest |γ + iδ| of any pair, joined with another or not. */
    double largest() {
        double out = 0;
        for (int i = 0; i < gamma.length; i++) {
            out = Math.max(out, Math.hypot(gamma[i], delta[i]));
        }
        return out;
    }

    private double decay(int n, int m) {
        return n == m ? 0 : gamma[PhotonFrame.place(size, Math.min(n, m), Math.max(n, m)) - size];
    }

    private double turn(int n, int m) {
        return n == m
                ? 0
                : Integer.signum(m - n) * delta[PhotonFrame.place(size, Math.min(n, m), Math.max(n, m)) - size];
    }

    /** The largest outflow of a level, in slow time. */
    double outflow() {
        double decay = 0;
        for (int n = 0; n < size; n++) {
            decay = Math.max(decay, Math.abs(sharp[n * size + n]));
        }
        return decay;
    }
}
