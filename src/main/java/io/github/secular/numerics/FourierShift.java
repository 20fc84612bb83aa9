package io.github.secular.numerics;

/**
 * Shifts lines of a periodic grid by any distance, exactly for what the grid resolves, by its Fourier transform; two
 * real lines at a time, as real and imaginary part. One object serves one thread.
 */
public final class FourierShift {
    private final int n;
    private final double[] first;
    private final double[] second;
    private final FourierLines transform;

    /** @param n points in a line, a power of 2 */
    public FourierShift(int n) {
        this.n = n;
        this.first = new double[n];
        this.second = new double[n];
        this.transform = FourierLines.of(n);
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
        transform.forward(re, im);
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
            int f = transform.place(k);
            int m = transform.place(n - k);
            // F = A + iB with A, B Hermitian: A_k = (F_k + conj F_−k)/2, B_k = (F_k − conj F_−k)/(2i).
            double ar = (re[f] + re[m]) / 2;
            double ai = (im[f] - im[m]) / 2;
            double br = (im[f] + im[m]) / 2;
            double bi = (re[m] - re[f]) / 2;
            double tr = ar * ac - ai * as;
            ai = ar * as + ai * ac;
            ar = tr;
            tr = br * bc - bi * bs;
            bi = br * bs + bi * bc;
            br = tr;
            re[f] = ar - bi;
            im[f] = ai + br;
            re[m] = ar + bi;
            im[m] = br - ai;
        }
        // The highest frequency stands for both its signs: the real part of its phase keeps the lines real.
        int highest = transform.place(n / 2);
        re[highest] *= Math.cos(Math.PI * firstShift);
        im[highest] *= Math.cos(Math.PI * secondShift);
        transform.back(re, im);
    }
}
