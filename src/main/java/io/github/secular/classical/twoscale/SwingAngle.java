package io.github.secular.classical.twoscale;

import io.github.secular.classical.Potential1D;

/** Where a motion stands between its turning points, by an angle that is smooth at both. */
final class SwingAngle {
    /** The part of the way between the turning points within which the momentum is used. */
    private static final double NEAR_END = 0.05;

    private SwingAngle() {}

    /**
     * ψ from 0 at the right turning point to π at the left one, tan²(ψ/2) = (r − x)/(x − l).
     *
     * @param l left turning point
     * @param r right turning point
     */
    static double of(Potential1D potential, double x, double p, double l, double r) {
        double toRight = Math.max(0, r - x);
        double toLeft = Math.max(0, x - l);
        // Near a turning point the momentum tells better how far it is.
        if (toRight < NEAR_END * (r - l)) {
            toRight = Math.min(NEAR_END * (r - l), p * p / Math.abs(potential.slope(x) + potential.slope(r)));
        } else if (toLeft < NEAR_END * (r - l)) {
            toLeft = Math.min(NEAR_END * (r - l), p * p / Math.abs(potential.slope(x) + potential.slope(l)));
        }
        return 2 * Math.atan2(Math.sqrt(toRight), Math.sqrt(toLeft));
    }
}
