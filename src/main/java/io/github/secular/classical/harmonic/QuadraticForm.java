package io.github.secular.classical.harmonic;

import io.github.secular.classical.PhaseFunction;
import io.github.secular.numerics.RefusalException;

/**
 * The gradient of a function that is at most quadratic in x and p: with u = x − c, c the bottom of a well,
 * ∂_xV = byX + xx u + xp p and ∂_pV = byP + xp u + pp p.
 *
 * @param byX ∂_xV at the bottom
 * @param byP ∂_pV at the bottom
 * @param xx ∂²V/∂x²
 * @param xp ∂²V/∂x∂p
 * @param pp ∂²V/∂p²
 */
record QuadraticForm(double byX, double byP, double xx, double xp, double pp) {
    private static final double SAME = 1e-12;
    private static final double[] PROBES = {-3.1, -1.7, -0.6, 0.4, 1.3, 2.9};

    /** V = factor · x. */
    static QuadraticForm position(double factor) {
        return new QuadraticForm(factor, 0, 0, 0, 0);
    }

    /** V = p. */
    static QuadraticForm momentum() {
        return new QuadraticForm(0, 1, 0, 0, 0);
    }

    /**
     * @param centre c
     * @param method the subject of the complaint
     * @param remedy what to do instead
     * @throws RefusalException if the function is not at most quadratic
     */
    static QuadraticForm of(PhaseFunction v, double centre, String method, String remedy) {
        if (v.isZero()) {
            return position(0);
        }
        double byX = v.byPosition(centre, 0);
        double byP = v.byMomentum(centre, 0);
        double scale = Math.abs(byX) + Math.abs(byP);
        QuadraticForm out = new QuadraticForm(
                byX,
                byP,
                slope(v.byPosition(centre + 1, 0), v.byPosition(centre - 1, 0), scale),
                slope(v.byPosition(centre, 1), v.byPosition(centre, -1), scale),
                slope(v.byMomentum(centre, 1), v.byMomentum(centre, -1), scale));
        for (double u : PROBES) {
            double p = 1.3 * u + 0.2;
            double size = scale + Math.abs(out.xx) + Math.abs(out.xp) + Math.abs(out.pp);
            double bound = SAME * size * (1 + Math.abs(centre));
            if (!(Math.abs(v.byPosition(centre + u, p) - out.byPosition(u, p)) <= bound
                    && Math.abs(v.byMomentum(centre + u, p) - out.byMomentum(u, p)) <= bound)) {
                throw new RefusalException(method + " need a drive that is at most quadratic in x and p, but it is " + v
                        + "; " + remedy + ".");
            }
        }
        return out;
    }

    private static double slope(double above, double below, double scale) {
        double difference = above - below;
        return Math.abs(difference) <= SAME * scale ? 0 : difference / 2;
    }

    double byPosition(double u, double p) {
        return byX + xx * u + xp * p;
    }

    double byMomentum(double u, double p) {
        return byP + xp * u + pp * p;
    }

    /** Whether V is at most linear. */
    boolean isLinear() {
        return xx == 0 && xp == 0 && pp == 0;
    }
}
