package io.github.secular.classical.space;

import io.github.secular.numerics.Formula;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * Harmonics of C − iS of every term of a drive on one torus, from n even angles per axis (doc/classical.md, C9.4). Harmonic k has
 * the number Σ_a (k_a mod n) n^a.
 */
final class TorusSpectrum {
    private final int n;
    private final int dimension;
    private final int size;
    /** Of each term re and im. */
    private final double[][][] v;

    /**
     * @param n angles each way, a power of 2
     */
    TorusSpectrum(SpaceDrive drive, Torus torus, int n) {
        this.n = n;
        dimension = torus.angles();
        size = (int) Math.pow(n, dimension);
        double[][] q = torus.positions(n);
        double[] z = q.length > 2 ? q[2] : new double[size];
        v = new double[drive.terms().size()][2][size];
        for (int i = 0; i < v.length; i++) {
            Formula c = drive.terms().get(i).cosine();
            Formula s = drive.terms().get(i).sine();
            for (int cell = 0; cell < size; cell++) {
                v[i][0][cell] = c.at(q[0][cell], q[1][cell], z[cell], 0) / size;
                v[i][1][cell] = -s.at(q[0][cell], q[1][cell], z[cell], 0) / size;
            }
            for (int a = 0, stride = 1; a < dimension; a++, stride *= n) {
                transform(v[i], stride);
            }
        }
    }

    /** The discrete Fourier transform along one axis, in place. */
    private void transform(double[][] values, int stride) {
        double[][] line = new double[2][n];
        for (int start = 0; start < size; start++) {
            if (start / stride % n != 0) {
                continue;
            }
            for (int part = 0; part < 2; part++) {
                for (int j = 0; j < n; j++) {
                    line[part][j] = values[part][start + j * stride];
                }
            }
            FastFourierTransformer.transformInPlace(line, DftNormalization.STANDARD, TransformType.FORWARD);
            for (int part = 0; part < 2; part++) {
                for (int j = 0; j < n; j++) {
                    values[part][start + j * stride] = line[part][j];
                }
            }
        }
    }

    /** How many harmonics there are. */
    int size() {
        return size;
    }

    /** Re V̂_i V̂_j* of one harmonic of two terms. */
    double product(int i, int j, int number) {
        return v[i][0][number] * v[j][0][number] + v[i][1][number] * v[j][1][number];
    }

    /** The square of the largest harmonic of a term but for the mean. */
    double largest(int i) {
        double out = 0;
        for (int cell = 1; cell < size; cell++) {
            out = Math.max(out, product(i, i, cell));
        }
        return out;
    }

    /** The part of V² in harmonics above a part of n; n/2 is the highest that n angles tell apart. */
    double tail(double from) {
        double high = 0;
        double all = 1e-300;
        for (double[][] each : v) {
            for (int cell = 1; cell < size; cell++) {
                double square = each[0][cell] * each[0][cell] + each[1][cell] * each[1][cell];
                boolean isHigh = false;
                for (int a = 0, rest = cell; a < dimension; a++, rest /= n) {
                    int k = Math.min(rest % n, n - rest % n);
                    isHigh |= k > from * n;
                }
                all += square;
                high += isHigh ? square : 0;
            }
        }
        return high / all;
    }
}
