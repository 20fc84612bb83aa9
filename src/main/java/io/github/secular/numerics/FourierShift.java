package io.github.secular.numerics;

import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * Shifts lines of a periodic grid by any distance, exactly for what the grid resolves, by its Fourier transform; two
 * real lines at a time, as real and imaginary part. One object serves one thread.
 */
public final class FourierShift {
    private final int n;
    private final double[] first;
    private final double[] second;
    private final double[][] pair = new double[2][];

    /** @param n points in a line, a power of 2 */
    public FourierShift(int n) {
        this.n = n;
        this.first = new double[n];
        this.second = new double[n];
    }

    /** A line of its own, to be filled before and read after a shift. */
    public double[] first() {
        return first;
    }

    /** Another. */
    public double[] second() {
        return second;
    }

    /** Shifts its own two lines. */
    public void shift(double firstShift, double secondShift) {
        shift(first, second, firstShift, secondShift);
    }

    /**
     * Replaces f(x) by f(x − shift) on two lines.
     *
     * @param re the first line, n values
     * @param im the second line
     * @param firstShift in grid spacings
     * @param secondShift in grid spacings
     */
    public void shift(double[] re, double[] im, double firstShift, double secondShift) {
        pair[0] = re;
        pair[1] = im;
        FastFourierTransformer.transformInPlace(pair, DftNormalization.STANDARD, TransformType.FORWARD);
        double unit = -2 * Math.PI / n;
        // Phases by recurrence, restarted now and then so that rounding does not build up.
        double ac = 1;
        double as = 0;
        double bc = 1;
        double bs = 0;
        double adc = Math.cos(unit * firstShift);
        double ads = Math.sin(unit * firstShift);
        double bdc = Math.cos(unit * secondShift);
        double bds = Math.sin(unit * secondShift);
        for (int k = 1; k < n / 2; k++) {
            if (k % 32 == 0) {
                ac = Math.cos(unit * firstShift * k);
                as = Math.sin(unit * firstShift * k);
                bc = Math.cos(unit * secondShift * k);
                bs = Math.sin(unit * secondShift * k);
            } else {
                double c = ac * adc - as * ads;
                as = as * adc + ac * ads;
                ac = c;
                c = bc * bdc - bs * bds;
                bs = bs * bdc + bc * bds;
                bc = c;
            }
            int m = n - k;
            // F = A + iB with A, B Hermitian: A_k = (F_k + conj F_m)/2, B_k = (F_k − conj F_m)/(2i).
            double ar = (re[k] + re[m]) / 2;
            double ai = (im[k] - im[m]) / 2;
            double br = (im[k] + im[m]) / 2;
            double bi = (re[m] - re[k]) / 2;
            double tr = ar * ac - ai * as;
            ai = ar * as + ai * ac;
            ar = tr;
            tr = br * bc - bi * bs;
            bi = br * bs + bi * bc;
            br = tr;
            re[k] = ar - bi;
            im[k] = ai + br;
            re[m] = ar + bi;
            im[m] = br - ai;
        }
        // The highest frequency stands for both its signs: the real part of its phase keeps the lines real.
        re[n / 2] *= Math.cos(Math.PI * firstShift);
        im[n / 2] *= Math.cos(Math.PI * secondShift);
        FastFourierTransformer.transformInPlace(pair, DftNormalization.STANDARD, TransformType.INVERSE);
    }
}
