package io.github.secular.quantum.random;

import org.ejml.data.DMatrixRMaj;

/**
 * The turning of each coherence by exp(−i w·length), on packed densities. The angles are held as unevaluated
 * sums of two doubles, so that doubling a short length up to 1/ε² keeps the phase.
 */
final class Rotation {
    private final double[] high;
    private final double[] low;
    private final double[] cos;
    private final double[] sin;

    private Rotation(double[] high, double[] low) {
        this.high = high;
        this.low = low;
        cos = new double[high.length];
        sin = new double[high.length];
        for (int i = 0; i < high.length; i++) {
            // Java reduces any angle exactly; cos(high + low) by the addition theorem
            double c = Math.cos(high[i]);
            double s = Math.sin(high[i]);
            double cl = Math.cos(low[i]);
            double sl = Math.sin(low[i]);
            cos[i] = c * cl - s * sl;
            sin[i] = s * cl + c * sl;
        }
    }

    /** @param frequencies w of each pair n &lt; m */
    static Rotation over(double length, double[] frequencies) {
        double[] high = new double[frequencies.length];
        double[] low = new double[frequencies.length];
        for (int i = 0; i < high.length; i++) {
            high[i] = frequencies[i] * length;
            low[i] = Math.fma(frequencies[i], length, -high[i]);
        }
        return new Rotation(high, low);
    }

    /** This rotation twice; exact. */
    Rotation squared() {
        double[] twiceHigh = new double[high.length];
        double[] twiceLow = new double[high.length];
        for (int i = 0; i < high.length; i++) {
            twiceHigh[i] = 2 * high[i];
            twiceLow[i] = 2 * low[i];
        }
        return new Rotation(twiceHigh, twiceLow);
    }

    /** Turns a packed density in place. */
    void apply(double[] packed) {
        int offset = packed.length - 2 * cos.length;
        for (int pair = 0; pair < cos.length; pair++) {
            int k = offset + 2 * pair;
            double re = packed[k];
            packed[k] = cos[pair] * re + sin[pair] * packed[k + 1];
            packed[k + 1] = cos[pair] * packed[k + 1] - sin[pair] * re;
        }
    }

    /** U A, U this rotation. */
    DMatrixRMaj times(DMatrixRMaj a) {
        DMatrixRMaj out = a.copy();
        int offset = a.numRows - 2 * cos.length;
        for (int pair = 0; pair < cos.length; pair++) {
            int re = (offset + 2 * pair) * a.numCols;
            int im = re + a.numCols;
            for (int j = 0; j < a.numCols; j++) {
                out.data[re + j] = cos[pair] * a.data[re + j] + sin[pair] * a.data[im + j];
                out.data[im + j] = cos[pair] * a.data[im + j] - sin[pair] * a.data[re + j];
            }
        }
        return out;
    }

    /** A U, U this rotation. */
    DMatrixRMaj after(DMatrixRMaj a) {
        DMatrixRMaj out = a.copy();
        int offset = a.numCols - 2 * cos.length;
        for (int pair = 0; pair < cos.length; pair++) {
            for (int i = 0; i < a.numRows; i++) {
                int k = i * a.numCols + offset + 2 * pair;
                out.data[k] = cos[pair] * a.data[k] - sin[pair] * a.data[k + 1];
                out.data[k + 1] = sin[pair] * a.data[k] + cos[pair] * a.data[k + 1];
            }
        }
        return out;
    }
}
