package io.github.secular.quantum.slowset;

import io.github.secular.numerics.ComplexProduct;
import java.util.Arrays;
import org.ejml.data.ZMatrixRMaj;

/** The generator of a block in complex numbers; its coordinates are (re, im) of each amplitude. */
final class DenseGenerator extends LadderGenerator {
    private final int n;

    /** @param generator G, n × n, interleaved; kept, not copied */
    DenseGenerator(double[] generator, int n) {
        super(generator, n);
        this.n = n;
    }

    @Override
    public void addToDiagonal(int k, double re, double im) {
        add(k, 2 * k, re);
        add(k, 2 * k + 1, im);
    }

    @Override
    double norm(double[] a) {
        double max = 0;
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += Math.hypot(a[2 * (i * n + j)], a[2 * (i * n + j) + 1]);
            }
            max = Math.max(max, sum);
        }
        return max;
    }

    @Override
    void multiply(double[] a, double[] z, int columns, double[] out) {
        Arrays.fill(out, 0);
        for (int i = 0; i < n; i++) {
            int to = 2 * i * columns;
            for (int j = 0; j < n; j++) {
                addTerm(a[2 * (i * n + j)], a[2 * (i * n + j) + 1], z, 2 * j * columns, columns, out, to);
            }
        }
    }

    private static void addTerm(double xr, double xi, double[] z, int from, int columns, double[] out, int to) {
        for (int t = 0; t < columns; t++) {
            double re = z[from + t];
            double im = z[from + columns + t];
            out[to + t] += xr * re - xi * im;
            out[to + columns + t] += xr * im + xi * re;
        }
    }

    @Override
    double[] product(double s, double[] a, double[] b) {
        ZMatrixRMaj out = new ZMatrixRMaj(n, n);
        ComplexProduct.of(s, matrix(a), matrix(b), out);
        return out.data;
    }

    private ZMatrixRMaj matrix(double[] data) {
        ZMatrixRMaj out = new ZMatrixRMaj(n, n);
        out.data = data;
        return out;
    }
}
