package io.github.secular.numerics;

/**
 * Shifts lines of a periodic grid by any distance, exactly for what the grid resolves, by its Fourier transform; several
 * pairs of real lines at a time, each pair as real and imaginary part. One object serves one thread.
 */
public final class FourierShift {
    /** Phases go by recurrence, and are found anew after so many steps, so that rounding does not build up. */
    private static final int ANEW = 32;

    private final int n;
    private final double[][] first;
    private final double[][] second;
    private final FourierLines transform;
    /** Phases of the two lines of each pair, and by how much they turn from one frequency to the next. */
    private final Turn firstTurn;

    private final Turn secondTurn;

    /** e^{−2πi k shift/n} for each line. */
    private record Turn(double[] cos, double[] sin, double[] byCos, double[] bySin) {
        Turn(int lines) {
            this(new double[lines], new double[lines], new double[lines], new double[lines]);
        }

        /** To frequency k, unit being 2π/n. */
        void to(int k, double[] shifts, double unit) {
            if (k % ANEW == 1) {
                for (int l = 0; l < shifts.length; l++) {
                    cos[l] = Math.cos(unit * shifts[l] * k);
                    sin[l] = -Math.sin(unit * shifts[l] * k);
                    byCos[l] = Math.cos(unit * shifts[l]);
                    bySin[l] = -Math.sin(unit * shifts[l]);
                }
            } else {
                go(cos, sin, byCos, bySin);
            }
        }

        private static void go(double[] cos, double[] sin, double[] byCos, double[] bySin) {
            for (int l = 0; l < cos.length; l++) {
                double c = cos[l] * byCos[l] - sin[l] * bySin[l];
                sin[l] = sin[l] * byCos[l] + cos[l] * bySin[l];
                cos[l] = c;
            }
        }
    }

    /**
     * @param n points in a line, a power of 2
     * @param pairs of lines at once
     */
    public FourierShift(int n, int pairs) {
        this.n = n;
        this.first = new double[n][pairs];
        this.second = new double[n][pairs];
        this.transform = FourierLines.of(n);
        firstTurn = new Turn(pairs);
        secondTurn = new Turn(pairs);
    }

    /** The first lines of all pairs, to be filled before and read after a shift: n rows, a number for each pair. */
    public double[][] first() {
        return first;
    }

    /** The second ones. */
    public double[][] second() {
        return second;
    }

    /**
     * Replaces f(x) by f(x − shift) on all lines.
     *
     * @param firstShifts in grid spacings, one per pair
     * @param secondShifts in grid spacings
     */
    public void shift(double[] firstShifts, double[] secondShifts) {
        transform.forward(first, second);
        double unit = 2 * Math.PI / n;
        for (int l = 0; l < firstShifts.length; l++) {
            first[0][l] /= n;
            second[0][l] /= n;
        }
        for (int k = 1; k < n / 2; k++) {
            firstTurn.to(k, firstShifts, unit);
            secondTurn.to(k, secondShifts, unit);
            int f = transform.place(k);
            int m = transform.place(n - k);
            turn(
                    first[f],
                    second[f],
                    first[m],
                    second[m],
                    firstTurn.cos,
                    firstTurn.sin,
                    secondTurn.cos,
                    secondTurn.sin,
                    0.5 / n);
        }
        // The highest frequency stands for both its signs: the real part of its phase keeps the lines real.
        int highest = transform.place(n / 2);
        for (int l = 0; l < firstShifts.length; l++) {
            first[highest][l] *= Math.cos(Math.PI * firstShifts[l]) / n;
            second[highest][l] *= Math.cos(Math.PI * secondShifts[l]) / n;
        }
        transform.back(first, second);
    }

    /** F = A + iB with A, B Hermitian: A_k = (F_k + conj F_−k)/2, B_k = (F_k − conj F_−k)/(2i). */
    private static void turn(
            double[] fr,
            double[] fi,
            double[] mr,
            double[] mi,
            double[] ac,
            double[] as,
            double[] bc,
            double[] bs,
            double part) {
        for (int l = 0; l < fr.length; l++) {
            double ar = (fr[l] + mr[l]) * part;
            double ai = (fi[l] - mi[l]) * part;
            double br = (fi[l] + mi[l]) * part;
            double bi = (mr[l] - fr[l]) * part;
            double cr = ar * ac[l] - ai * as[l];
            double ci = ar * as[l] + ai * ac[l];
            double dr = br * bc[l] - bi * bs[l];
            double di = br * bs[l] + bi * bc[l];
            fr[l] = cr - di;
            fi[l] = ci + dr;
            mr[l] = cr + di;
            mi[l] = dr - ci;
        }
    }
}
