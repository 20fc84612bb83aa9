package io.github.secular.classical.space;

import io.github.secular.numerics.FormulaArrays;

/**
 * What one term of a drive remembers along trajectories that are followed together, Z, and what that is multiplied with
 * for d (doc/classical.md, C9.5 and C9.13). For one thread.
 */
abstract class FlowMemory {
    /** Z of every point. */
    final double[] re = new double[FormulaArrays.BLOCK];

    final double[] im = new double[FormulaArrays.BLOCK];
    /** What is multiplied with the complex conjugate of Z. */
    private final double[] otherRe;

    private final double[] otherIm;
    private final double weight;

    /** @param weight of products of Z with itself */
    FlowMemory(double weight) {
        this.weight = weight;
        this.otherRe = re;
        this.otherIm = im;
    }

    /** Z is multiplied with something else. */
    FlowMemory(double[] otherRe, double[] otherIm) {
        this.weight = 1;
        this.otherRe = otherRe;
        this.otherIm = otherIm;
    }

    /** Takes the next points of the trajectories. @param isAsked whether Z is wanted */
    abstract void next(SymplecticBlock block, int size, boolean isAsked);

    /** One of the cubics through four places −1, 0, 1 and 2, which is 1 at j − 1 and 0 at the others. */
    static double cubic(int j, double place) {
        double out = 1;
        for (int k = 0; k < 4; k++) {
            out *= k == j ? 1 : (place - (k - 1)) / (j - k);
        }
        return out;
    }

    /** At how many steps to one Z is not much work. */
    abstract int stride();

    /** The sum over all points of the products of two terms of one frequency, or of one noise. */
    double with(FlowMemory other, int size) {
        double sum = 0;
        for (int k = 0; k < size; k++) {
            sum += re[k] * other.otherRe[k]
                    + im[k] * other.otherIm[k]
                    + (other.re[k] * otherRe[k] + other.im[k] * otherIm[k]);
        }
        return weight * (sum / 2);
    }
}
