package io.github.secular.classical;

/**
 * An orbit at the uniform angles θ_j = 2π j / n. The arrays are not to be changed by anyone.
 *
 * @param x positions
 * @param p momenta
 */
public record OrbitSamples(double[] x, double[] p) {
    /** n. */
    public int size() {
        return x.length;
    }
}
