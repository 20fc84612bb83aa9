package io.github.secular.classical.space;

import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * Harmonics of C − iS of every term of a drive on one torus, from n even angles per axis (doc/classical.md, C9.4). Harmonic k has
 * the number Σ_a (k_a mod n) n^a.
 */
final class TorusSpectrum {
    /** A smaller part of the mean of V, squared, is rounding. */
    private static final double ROUNDING = 1e-26;

    /** What rounding does to a difference from the mean, as a part of the mean. */
    private static final double CANCELLED = 1e-14;
    /** More angles than n, for a look between them. */
    private static final int MORE = 6;

    private final TorusAmplitudes drive;
    private final Torus torus;
    private final int n;
    private final int dimension;
    private final int size;
    /** Of each term re and im. */
    private final double[][][] v;

    /**
     * @param n angles each way, a power of 2
     */
    TorusSpectrum(TorusAmplitudes drive, Torus torus, int n) {
        this.drive = drive;
        this.torus = torus;
        this.n = n;
        dimension = torus.angles();
        size = (int) Math.pow(n, dimension);
        v = drive.at(torus, n);
        for (int i = 0; i < v.length; i++) {
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

    /**
     * The part of V² that n + {@value #MORE} angles each way find otherwise than n: what harmonics hide behind zeros at the first,
     * or pass for lower ones.
     */
    double hidden() {
        if (!drive.mayHide(torus)) {
            return 0;
        }
        double[][][] other = drive.at(torus, n + MORE);
        double off = 0;
        double all = 1e-300;
        for (int i = 0; i < v.length; i++) {
            double[] re = other[i][0];
            double[] im = other[i][1];
            double between = 0;
            for (int cell = 0; cell < re.length; cell++) {
                double x = re[cell] * re.length - v[i][0][0];
                double y = im[cell] * im.length - v[i][1][0];
                between += (x * x + y * y) / re.length;
            }
            double here = 0;
            for (int cell = 1; cell < size; cell++) {
                here += v[i][0][cell] * v[i][0][cell] + v[i][1][cell] * v[i][1][cell];
            }
            double mean = CANCELLED * Math.hypot(v[i][0][0], v[i][1][0]);
            off += Math.max(0, Math.abs(between - here) - mean * (Math.sqrt(between) + mean));
            all += here + between;
        }
        return off / all;
    }

    /**
     * The part of V² in harmonics above a part of n; n/2 is the highest that n angles tell apart. What rounding makes of a V that
     * hardly changes is none.
     */
    double tail(double from) {
        double high = 0;
        double all = 1e-300;
        double mean = 0;
        for (double[][] each : v) {
            mean += each[0][0] * each[0][0] + each[1][0] * each[1][0];
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
        return high > ROUNDING * mean ? high / all : Double.isNaN(high) ? high : 0;
    }
}
