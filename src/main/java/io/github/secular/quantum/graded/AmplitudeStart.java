package io.github.secular.quantum.graded;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/** ρ(0) as columns of amplitudes: one per level that is populated, where there are no coherences; else ρ(0) itself. */
record AmplitudeStart(AmplitudeColumns columns, int count, boolean isWhole) {
    static AmplitudeStart of(ComplexMatrix rho) {
        int n = rho.rows();
        boolean diagonal = true;
        for (int i = 0; i < n; i++) {
            diagonal &= rho.re(i, i) >= 0;
            for (int j = 0; j < n; j++) {
                diagonal &= i == j || rho.abs2(i, j) == 0;
            }
        }
        if (diagonal) {
            int[] populated =
                    IntStream.range(0, n).filter(i -> rho.re(i, i) > 0).toArray();
            DMatrixRMaj re = new DMatrixRMaj(n, populated.length);
            for (int k = 0; k < populated.length; k++) {
                re.set(populated[k], k, Math.sqrt(rho.re(populated[k], populated[k])));
            }
            return new AmplitudeStart(
                    new AmplitudeColumns(re, new DMatrixRMaj(n, populated.length)), populated.length, false);
        }
        DMatrixRMaj re = new DMatrixRMaj(n, n);
        DMatrixRMaj im = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                re.set(i, j, rho.re(i, j));
                im.set(i, j, rho.im(i, j));
            }
        }
        return new AmplitudeStart(new AmplitudeColumns(re, im), n, true);
    }

    /** Whether no coherence is damped and no population relaxes. */
    static boolean isClosed(BlochModel model) {
        return model.relaxation().isZero() && model.damping().smallestPositive() == 0;
    }

    /** @throws RefusalException if it is not */
    static void requireClosed(BlochModel model) {
        if (!isClosed(model)) {
            throw new RefusalException("Amplitudes stand for rho only where nothing is damped or relaxes.");
        }
    }

    /** N columns, each with a 1 at its own level: real parts row by row, then imaginary parts. */
    static double[] identity(int size) {
        double[] out = new double[2 * size * size];
        for (int n = 0; n < size; n++) {
            out[n * (size + 1)] = 1;
        }
        return out;
    }

    /** The columns of which ρ is made, those of {@link #identity} if it is given as a whole. */
    double[] first() {
        return isWhole ? identity(count) : columns.numbers();
    }

    /**
     * ρ where these columns are so much further.
     *
     * @param re what has been added to {@link #first}, N × columns
     * @param cos by how much level n has turned besides
     */
    double[] after(DMatrixRMaj re, DMatrixRMaj im, double[] cos, double[] sin) {
        if (isWhole) {
            return after(a -> {
                a.addProduct(re, im);
                a.turn(cos, sin);
            });
        }
        AmplitudeColumns moved = columns.copy();
        moved.add(re, im);
        moved.turn(cos, sin);
        return moved.density();
    }

    /** How many columns a map acts on. */
    int work() {
        return isWhole ? 2 * count : count;
    }

    /** ρ after a map U of the amplitudes, U ρ(0) U†, interleaved, row by row. */
    double[] after(Consumer<AmplitudeColumns> map) {
        AmplitudeColumns a = columns.copy();
        map.accept(a);
        if (!isWhole) {
            return a.density();
        }
        AmplitudeColumns adjoint = a.adjoint();
        map.accept(adjoint);
        return adjoint.hermitian();
    }
}
