package io.github.secular.numerics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The discrete Fourier transform of n = 2^q complex numbers there and back, between which they stand in the order of
 * reversed bits: forward by decimation in frequency, back by decimation in time, so that nothing is ever reordered (W. H.
 * Press et al., Numerical Recipes, section 12.2). Immutable; one for each n.
 */
final class FourierLines {
    private static final Map<Integer, FourierLines> KNOWN = new ConcurrentHashMap<>();

    private final int n;
    /** Of the stage with halves of h = 2^s numbers, at h … 2h − 1: e^{−iπj/h}. */
    private final double[] cos;

    private final double[] sin;
    private final int[] places;

    private FourierLines(int n) {
        this.n = n;
        cos = new double[n];
        sin = new double[n];
        for (int half = 1; half < n; half *= 2) {
            for (int j = 0; j < half; j++) {
                cos[half + j] = Math.cos(Math.PI * j / half);
                sin[half + j] = -Math.sin(Math.PI * j / half);
            }
        }
        places = new int[n];
        for (int k = 1; k < n; k++) {
            places[k] = places[k / 2] / 2 + (k % 2) * n / 2;
        }
    }

    /** @param n a power of 2 */
    static FourierLines of(int n) {
        return KNOWN.computeIfAbsent(n, FourierLines::new);
    }

    /** Where frequency k stands between the transforms. */
    int place(int k) {
        return places[k];
    }

    /** Σ_x f_x e^{−2πikx/n}, in place, in the order of {@link #place}. */
    void forward(double[] re, double[] im) {
        for (int half = n / 2; half >= 1; half /= 2) {
            for (int from = 0; from < n; from += 2 * half) {
                apart(re, im, from, half);
            }
        }
    }

    private void apart(double[] re, double[] im, int from, int half) {
        for (int j = 0; j < half; j++) {
            int a = from + j;
            int b = a + half;
            double x = re[a] - re[b];
            double y = im[a] - im[b];
            re[a] += re[b];
            im[a] += im[b];
            double c = cos[half + j];
            double s = sin[half + j];
            re[b] = c * x - s * y;
            im[b] = c * y + s * x;
        }
    }

    /** Back to the numbers from which {@link #forward} came. */
    void back(double[] re, double[] im) {
        for (int half = 1; half < n; half *= 2) {
            for (int from = 0; from < n; from += 2 * half) {
                together(re, im, from, half);
            }
        }
        double part = 1.0 / n;
        for (int k = 0; k < n; k++) {
            re[k] *= part;
            im[k] *= part;
        }
    }

    private void together(double[] re, double[] im, int from, int half) {
        for (int j = 0; j < half; j++) {
            int a = from + j;
            int b = a + half;
            double c = cos[half + j];
            double s = -sin[half + j];
            double x = c * re[b] - s * im[b];
            double y = c * im[b] + s * re[b];
            re[b] = re[a] - x;
            im[b] = im[a] - y;
            re[a] += x;
            im[a] += y;
        }
    }
}
