package io.github.secular.quantum.slowset;

import io.github.secular.numerics.RowSums;
import java.util.Arrays;

/** The generator of a {@link MirroredBlock}, real, on its coordinates. */
final class MirroredGenerator extends LadderGenerator {
    private final int n;
    private final int[] mirror;
    private final int[] all;

    /**
     * @param generator n × n; kept
     * @param mirror the place of the mirror image of each amplitude
     */
    MirroredGenerator(double[] generator, int[] mirror) {
        super(generator, mirror.length);
        this.mirror = mirror;
        n = mirror.length;
        all = RowSums.all(n);
    }

    @Override
    public void addToDiagonal(int k, double re, double im) {
        int l = mirror[k];
        add(k, k, re);
        if (k < l) {
            add(k, l, -im);
            add(l, k, im);
        }
    }

    @Override
    double norm(double[] a) {
        double max = 0;
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += Math.abs(a[i * n + j]);
            }
            max = Math.max(max, sum);
        }
        return max;
    }

    @Override
    void multiply(double[] a, double[] z, int columns, double[] out) {
        Arrays.fill(out, 0);
        for (int i = 0; i < n; i++) {
            RowSums.add(a, i * n, all, 0, n, z, columns, out, i * columns);
        }
    }

    @Override
    double[] product(double s, double[] a, double[] b) {
        double[] scaled = Arrays.stream(a).map(x -> s * x).toArray();
        double[] out = new double[a.length];
        multiply(scaled, b, n, out);
        return out;
    }
}
