package io.github.secular.classical;

/**
 * A smooth potential U(x) of one degree of freedom, dimensionless (doc/classical.md, C1.1).
 * Implementations are immutable.
 */
public interface Potential1D {
    /** U(x). */
    double at(double x);

    /** U′(x); the force is its negative. */
    double slope(double x);

    /** U″(x). */
    double curvature(double x);

    /** The smallest x at which U is known; −∞ where there is none. */
    default double left() {
        return Double.NEGATIVE_INFINITY;
    }

    /** The largest x at which U is known; +∞ where there is none. */
    default double right() {
        return Double.POSITIVE_INFINITY;
    }

    /** The energy below which no motion escapes, where it is known in closed form; NaN where it is to be found. */
    default double escapeEnergy() {
        return Double.NaN;
    }

    /** What it is, for reports ("x^2/2 + x^4/4"). */
    String description();

    /** Positions, increasing, at which a higher derivative jumps, so that quadratures break there. */
    default double[] knots() {
        return new double[0];
    }
}
