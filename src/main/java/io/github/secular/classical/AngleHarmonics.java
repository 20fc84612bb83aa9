package io.github.secular.classical;

/**
 * f_k = (1/2π) ∫ f e^{−ikθ} dθ of a real function on one orbit, k = 0 … K; f_{−k} is the conjugate of f_k.
 * The arrays are not to be changed by anyone.
 *
 * @param re real parts, one per k
 * @param im imaginary parts, one per k
 */
public record AngleHarmonics(double[] re, double[] im) {
    /** K. */
    public int highest() {
        return re.length - 1;
    }

    /** |f_k|². @param k 0 … K */
    public double abs2(int k) {
        return re[k] * re[k] + im[k] * im[k];
    }

    /** The real part of f_k, k of either sign, |k| ≤ K. */
    public double re(int k) {
        return re[Math.abs(k)];
    }

    /** The imaginary part of f_k, k of either sign, |k| ≤ K. */
    public double im(int k) {
        return k < 0 ? -im[-k] : im[k];
    }
}
