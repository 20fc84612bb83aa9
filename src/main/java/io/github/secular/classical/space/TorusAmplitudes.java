package io.github.secular.classical.space;

import io.github.secular.numerics.FormulaArrays;
import java.util.List;

/** C − iS of every term of a drive over the places of tori. Safe for use by several threads. */
final class TorusAmplitudes {
    private final List<FormulaArrays[]> terms;
    private final boolean hasMomenta;

    /** @param d how many positions there are */
    TorusAmplitudes(SpaceDrive drive, int d) {
        this.terms = drive.amplitudes();
        this.hasMomenta = drive.ofMomenta(d) != SpaceDrive.Momenta.NONE;
    }

    /** Whether harmonics on a torus may be sines, which places miss that lie at their zeros. */
    boolean mayHide(Torus torus) {
        return hasMomenta || !torus.isEven();
    }

    /** At n even angles each way, over their number: re and im of each term, one entry per place. */
    double[][][] at(Torus torus, int n) {
        double[][] q = torus.positions(n);
        double[][] p = hasMomenta ? torus.momenta(n) : new double[0][];
        int size = q[0].length;
        double[][][] out = new double[terms.size()][2][size];
        double[][] state = new double[q.length + p.length][FormulaArrays.BLOCK];
        double[][] value = new double[1][FormulaArrays.BLOCK];
        for (int i = 0; i < out.length; i++) {
            for (int part = 0; part < 2; part++) {
                FormulaArrays formula = terms.get(i)[part];
                FormulaArrays.Room room = formula.room();
                for (int from = 0; from < size && !formula.isZero(); from += FormulaArrays.BLOCK) {
                    int count = Math.min(FormulaArrays.BLOCK, size - from);
                    for (int a = 0; a < state.length; a++) {
                        double[] all = a < q.length ? q[a] : p[a - q.length];
                        System.arraycopy(all, from, state[a], 0, count);
                    }
                    formula.at(state, count, value, room);
                    for (int k = 0; k < count; k++) {
                        out[i][part][from + k] = value[0][k] / size;
                    }
                }
            }
        }
        return out;
    }
}
