package io.github.secular.quantum.graded;

import io.github.secular.numerics.ComplexMatrix;
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
