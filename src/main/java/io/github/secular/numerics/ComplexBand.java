package io.github.secular.numerics;

/**
 * A complex matrix with entries near its diagonal only, and its factors, without pivoting: for matrices whose
 * Hermitian part is positive definite, as masses are, with or without a dissipative part. Vectors are (re, im) pairs.
 */
public final class ComplexBand {
    private final int size;
    private final int band;
    /** (re, im) of entry (i, j) at 2 (i (2 band + 1) + j − i + band). */
    private final double[] entries;

    private boolean factored;

    /** @param band the largest |i − j| of an entry */
    public ComplexBand(int size, int band) {
        this.size = size;
        this.band = band;
        entries = new double[2 * size * (2 * band + 1)];
    }

    private int place(int i, int j) {
        return 2 * (i * (2 * band + 1) + j - i + band);
    }

    public int size() {
        return size;
    }

    public void add(int i, int j, double re, double im) {
        entries[place(i, j)] += re;
        entries[place(i, j) + 1] += im;
    }

    /** Adds (re, im) · another of the same shape, not factored. */
    public void addScaled(double re, double im, ComplexBand other) {
        for (int k = 0; k < entries.length; k += 2) {
            entries[k] += re * other.entries[k] - im * other.entries[k + 1];
            entries[k + 1] += re * other.entries[k + 1] + im * other.entries[k];
        }
    }

    /** out += (re, im) · this · v, v from one place, out to another; before it is factored. */
    public void multiplyAdd(double re, double im, double[] v, int from, double[] out, int to) {
        for (int i = 0; i < size; i++) {
            double x = 0;
            double y = 0;
            for (int j = Math.max(0, i - band); j <= Math.min(size - 1, i + band); j++) {
                int k = place(i, j);
                double u = v[from + 2 * j];
                double w = v[from + 2 * j + 1];
                x += entries[k] * u - entries[k + 1] * w;
                y += entries[k] * w + entries[k + 1] * u;
            }
            out[to + 2 * i] += re * x - im * y;
            out[to + 2 * i + 1] += re * y + im * x;
        }
    }

    /** A copy with factors in place of entries. */
    public ComplexBand factors() {
        ComplexBand out = new ComplexBand(size, band);
        System.arraycopy(entries, 0, out.entries, 0, entries.length);
        out.factor();
        return out;
    }

    private void factor() {
        factored = true;
        for (int i = 0; i < size; i++) {
            int d = place(i, i);
            double scale = entries[d] * entries[d] + entries[d + 1] * entries[d + 1];
            double pr = entries[d] / scale;
            double pi = -entries[d + 1] / scale;
            entries[d] = pr;
            entries[d + 1] = pi;
            int last = Math.min(size - 1, i + band);
            for (int r = i + 1; r <= last; r++) {
                int k = place(r, i);
                double fr = entries[k] * pr - entries[k + 1] * pi;
                double fi = entries[k] * pi + entries[k + 1] * pr;
                entries[k] = fr;
                entries[k + 1] = fi;
                for (int j = i + 1; j <= last; j++) {
                    int a = place(i, j);
                    int b = place(r, j);
                    entries[b] -= fr * entries[a] - fi * entries[a + 1];
                    entries[b + 1] -= fr * entries[a + 1] + fi * entries[a];
                }
            }
        }
    }

    /** Solves in place, of a vector that begins at a place of an array. */
    public void solve(double[] v, int at) {
        if (!factored) {
            throw new IllegalStateException("Factors first.");
        }
        for (int i = 0; i < size; i++) {
            for (int j = Math.max(0, i - band); j < i; j++) {
                subtract(i, j, v, at);
            }
        }
        for (int i = size - 1; i >= 0; i--) {
            for (int j = i + 1; j <= Math.min(size - 1, i + band); j++) {
                subtract(i, j, v, at);
            }
            int d = place(i, i);
            double re = v[at + 2 * i];
            double im = v[at + 2 * i + 1];
            v[at + 2 * i] = re * entries[d] - im * entries[d + 1];
            v[at + 2 * i + 1] = re * entries[d + 1] + im * entries[d];
        }
    }

    private void subtract(int i, int j, double[] v, int at) {
        int k = place(i, j);
        double re = v[at + 2 * j];
        double im = v[at + 2 * j + 1];
        v[at + 2 * i] -= entries[k] * re - entries[k + 1] * im;
        v[at + 2 * i + 1] -= entries[k] * im + entries[k + 1] * re;
    }
}
