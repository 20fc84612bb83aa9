package io.github.secular.numerics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The discrete Fourier transform of n = 2^q complex numbers there and back, of several lines at once: number x of all of them
 * lies side by side, so that each operation is one on whole arrays. Between the two they stand in the order of reversed bits:
 * forward by decimation in frequency, back by decimation in time, so that nothing is ever reordered (W. H. Press et al.,
 * Numerical Recipes, section 12.2), two stages of halves at a time. Immutable; one for each n.
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

    /**
     * Σ_x f_x e^{−2πikx/n}, in place, in the order of {@link #place}.
     *
     * @param re n rows, a number for each line
     */
    void forward(double[][] re, double[][] im) {
        int half = n / 2;
        for (; half >= 2; half /= 4) {
            int q = half / 2;
            for (int from = 0; from < n; from += 2 * half) {
                for (int a = from; a < from + q; a++) {
                    apart(re, im, a, q, a - from);
                }
            }
        }
        if (half == 1) {
            last(re, im);
        }
    }

    /** Back to the numbers from which {@link #forward} came, times n. */
    void back(double[][] re, double[][] im) {
        int q = 1;
        if (Integer.numberOfTrailingZeros(n) % 2 == 1) {
            last(re, im);
            q = 2;
        }
        for (; q < n; q *= 4) {
            for (int from = 0; from < n; from += 4 * q) {
                for (int a = from; a < from + q; a++) {
                    together(re, im, a, q, a - from);
                }
            }
        }
    }

    /** The stage of halves of one number, the same either way. */
    private void last(double[][] re, double[][] im) {
        for (int a = 0; a < n; a += 2) {
            both(re[a], re[a + 1]);
            both(im[a], im[a + 1]);
        }
    }

    private static void both(double[] a, double[] b) {
        for (int l = 0; l < a.length; l++) {
            double sum = a[l] + b[l];
            b[l] = a[l] - b[l];
            a[l] = sum;
        }
    }

    private void apart(double[][] re, double[][] im, int a, int q, int j) {
        double[] ar = re[a];
        double[] ai = im[a];
        double[] br = re[a + q];
        double[] bi = im[a + q];
        double[] cr = re[a + 2 * q];
        double[] ci = im[a + 2 * q];
        double[] dr = re[a + 3 * q];
        double[] di = im[a + 3 * q];
        double c1 = cos[2 * q + j];
        double s1 = sin[2 * q + j];
        double c2 = cos[q + j];
        double s2 = sin[q + j];
        double c3 = c1 * c2 - s1 * s2;
        double s3 = c1 * s2 + s1 * c2;
        for (int l = 0; l < ar.length; l++) {
            double sr = ar[l] + cr[l];
            double si = ai[l] + ci[l];
            double tr = br[l] + dr[l];
            double ti = bi[l] + di[l];
            double ur = ar[l] - cr[l];
            double ui = ai[l] - ci[l];
            // −i (b − d)
            double vr = bi[l] - di[l];
            double vi = dr[l] - br[l];
            ar[l] = sr + tr;
            ai[l] = si + ti;
            br[l] = c2 * (sr - tr) - s2 * (si - ti);
            bi[l] = c2 * (si - ti) + s2 * (sr - tr);
            cr[l] = c1 * (ur + vr) - s1 * (ui + vi);
            ci[l] = c1 * (ui + vi) + s1 * (ur + vr);
            dr[l] = c3 * (ur - vr) - s3 * (ui - vi);
            di[l] = c3 * (ui - vi) + s3 * (ur - vr);
        }
    }

    private void together(double[][] re, double[][] im, int a, int q, int j) {
        double[] ar = re[a];
        double[] ai = im[a];
        double[] br = re[a + q];
        double[] bi = im[a + q];
        double[] cr = re[a + 2 * q];
        double[] ci = im[a + 2 * q];
        double[] dr = re[a + 3 * q];
        double[] di = im[a + 3 * q];
        double c1 = cos[2 * q + j];
        double s1 = -sin[2 * q + j];
        double c2 = cos[q + j];
        double s2 = -sin[q + j];
        double c3 = c1 * c2 - s1 * s2;
        double s3 = c1 * s2 + s1 * c2;
        for (int l = 0; l < ar.length; l++) {
            double yr = c2 * br[l] - s2 * bi[l];
            double yi = c2 * bi[l] + s2 * br[l];
            double zr = c1 * cr[l] - s1 * ci[l];
            double zi = c1 * ci[l] + s1 * cr[l];
            double wr = c3 * dr[l] - s3 * di[l];
            double wi = c3 * di[l] + s3 * dr[l];
            double sr = ar[l] + yr;
            double si = ai[l] + yi;
            double tr = ar[l] - yr;
            double ti = ai[l] - yi;
            ar[l] = sr + (zr + wr);
            ai[l] = si + (zi + wi);
            cr[l] = sr - (zr + wr);
            ci[l] = si - (zi + wi);
            // ±i (z − w)
            br[l] = tr - (zi - wi);
            bi[l] = ti + (zr - wr);
            dr[l] = tr + (zi - wi);
            di[l] = ti - (zr - wr);
        }
    }
}
