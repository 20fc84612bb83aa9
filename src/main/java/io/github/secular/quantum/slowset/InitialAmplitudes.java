package io.github.secular.quantum.slowset;

import io.github.secular.numerics.ComplexLu;
import io.github.secular.numerics.RefusalException;
import org.ejml.data.ZMatrixRMaj;

/**
 * The slow amplitudes at t = 0: those of the central entries are chosen such that ρ(0) is met, Φ(0) z = ρ(0), all
 * others are 0. A choice of least norm would spread over all beat harmonics up to the edge of the window
 * (doc/bloch-solvers.md, B6.5).
 */
final class InitialAmplitudes {
    private static final int LARGEST_DENSE = 300;
    private static final int MAX_ROUNDS = 200;

    private final Torus torus;
    private final Elimination elimination;
    private final int central;
    /** For each central entry, its block and position there; −1 if the mirror image has it. */
    private final int[] block;

    private final int[] position;

    InitialAmplitudes(Torus torus, Elimination elimination) {
        this.torus = torus;
        this.elimination = elimination;
        central = torus.levels * torus.levels;
        block = new int[central];
        position = new int[central];
        java.util.Arrays.fill(block, -1);
        for (int c = 0; c < elimination.count(); c++) {
            int[] members = elimination.members(c);
            for (int k = 0; k < members.length && members[k] < central; k++) {
                block[members[k]] = c;
                position[members[k]] = k;
            }
        }
    }

    /** z(0) of every block, interleaved. */
    double[][] amplitudes(double[] initial) {
        return pick(central <= LARGEST_DENSE ? direct(initial) : iterate(initial));
    }

    private double[] direct(double[] initial) {
        ZMatrixRMaj phi = new ZMatrixRMaj(central, central);
        double[] unit = new double[2 * central];
        double[] column = new double[2 * central];
        for (int s = 0; s < central; s++) {
            if (block[s] < 0) {
                if (block[torus.mirror[s]] < 0) {
                    phi.set(s, s, 1, 0); // never differs from 0
                }
                continue;
            }
            boolean pair = block[torus.mirror[s]] < 0;
            java.util.Arrays.fill(unit, 0);
            unit[2 * s] = 1;
            apply(unit, column, false);
            for (int i = 0; i < central; i++) {
                phi.set(i, s, column[2 * i], column[2 * i + 1]);
                if (pair) {
                    phi.set(torus.mirror[i], torus.mirror[s], column[2 * i], -column[2 * i + 1]);
                }
            }
        }
        ZMatrixRMaj right = new ZMatrixRMaj(central, 1);
        right.data = initial.clone();
        return ComplexLu.of(phi).orElseThrow(InitialAmplitudes::dependent).solve(right).data;
    }

    /** z ← z + (ρ(0) − Φ(0) z): Φ(0) is near 1 wherever many levels are weakly coupled. */
    private double[] iterate(double[] initial) {
        double[] z = initial.clone();
        double[] met = new double[2 * central];
        double previous = Double.POSITIVE_INFINITY;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            apply(z, met, true);
            double worst = 0;
            for (int i = 0; i < 2 * central; i++) {
                double miss = initial[i] - met[i];
                z[i] += miss;
                worst = Math.max(worst, Math.abs(miss));
            }
            if (worst < 1e-16 || worst < 1e-14 && worst > 0.5 * previous) {
                return z;
            }
            if (!(worst < 1e6)) {
                break;
            }
            previous = worst;
        }
        throw dependent();
    }

    private static RefusalException dependent() {
        return new RefusalException("The slow set cannot meet the initial state, because the couplings are too strong"
                + " for its modes to stay apart; take a smaller epsilon.");
    }

    /** out ← Φ(0) z; with the mirror blocks of pairs, or without them. */
    private void apply(double[] z, double[] out, boolean mirrored) {
        double[] lifted = new double[2 * torus.size];
        double[][] parts = pick(z);
        if (mirrored) {
            for (int c = 0; c < parts.length; c++) {
                // As in BlockMotion: everything and its adjoint, blocks of their own half.
                int first = elimination.members(c)[0];
                if (block[torus.mirror[first]] >= 0) {
                    for (int k = 0; k < parts[c].length; k++) {
                        parts[c][k] *= 0.5;
                    }
                }
            }
        }
        elimination.lift(parts, lifted);
        java.util.Arrays.fill(out, 0);
        for (int i = 0; i < torus.size; i++) {
            int nm = torus.row[i] * torus.levels + torus.column[i];
            out[2 * nm] += lifted[2 * i];
            out[2 * nm + 1] += lifted[2 * i + 1];
            if (mirrored) {
                int mn = torus.mirror[nm];
                out[2 * mn] += lifted[2 * i];
                out[2 * mn + 1] -= lifted[2 * i + 1];
            }
        }
    }

    private double[][] pick(double[] z) {
        double[][] out = new double[elimination.count()][];
        for (int c = 0; c < out.length; c++) {
            out[c] = new double[2 * elimination.members(c).length];
        }
        for (int s = 0; s < central; s++) {
            if (block[s] >= 0) {
                out[block[s]][2 * position[s]] = z[2 * s];
                out[block[s]][2 * position[s] + 1] = z[2 * s + 1];
            }
        }
        return out;
    }
}
