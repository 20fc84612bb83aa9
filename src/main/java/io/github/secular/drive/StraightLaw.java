package io.github.secular.drive;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * The joint law of an Ornstein–Uhlenbeck noise at the end of a step and of the straight line that has the mean and the
 * first moment of the noise over it (doc/vlasov-solvers.md, V10.6). Times in correlation times, the noise in standard deviations.
 */
final class StraightLaw {
    /** Of a step so short the line is level. */
    private static final double SHORT = 1e-9;
    /** So short that doubles do not hold what happens over it. */
    private static final double NONE = 1e-300;
    /** Up to here closed forms of the covariances cancel. */
    private static final double CLOSED = 2;

    private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(12);

    private double length = Double.NaN;
    private double lost;
    private double moment;
    /** The lower triangle whose square is the covariance of end, integral and moment, from a given start. */
    private final double[] factor = new double[6];

    /** For a step; many steps have the same one. @param x its length, above 0 */
    void learn(double x) {
        if (x == length) {
            return;
        }
        length = x;
        lost = -Math.expm1(-x);
        moment = lost - x + x * lost / 2;
        double[] c = x < CLOSED ? integrated(x) : closed(x);
        factor[0] = Math.sqrt(c[0]);
        factor[1] = over(c[1], factor[0]);
        factor[2] = root(c[2] - factor[1] * factor[1]);
        factor[3] = over(c[3], factor[0]);
        factor[4] = over(c[4] - factor[3] * factor[1], factor[2]);
        factor[5] = root(c[5] - factor[3] * factor[3] - factor[4] * factor[4]);
    }

    private static double root(double square) {
        return Math.sqrt(Math.max(0, square));
    }

    private static double over(double a, double b) {
        return b > 0 ? a / b : 0;
    }

    /** ξ at the end. @param start ξ at the beginning @param first a normal number */
    double end(double start, double first) {
        return start - lost * start + factor[0] * first;
    }

    /** The mean of ξ over the step. */
    double mean(double start, double first, double second) {
        return length < NONE ? start : (start * lost + factor[1] * first + factor[2] * second) / length;
    }

    /** By how much the line rises over the step: 12 ∫ (t − x/2) ξ dt / x². */
    double rise(double start, double first, double second, double third) {
        return length < SHORT
                ? 0
                : 12
                        * (start * moment + factor[3] * first + factor[4] * second + factor[5] * third)
                        / (length * length);
    }

    /**
     * 2 ∫ f_i f_j du over [0, x] for the responses f of end, integral and moment to white noise that acts u before the end:
     * e^{−u}, 1 − e^{−u}, (1 + x/2)(1 − e^{−u}) − u.
     */
    private static double[] integrated(double x) {
        double[] out = new double[6];
        for (int k = 0; k < RULE.getNumberOfPoints(); k++) {
            double u = x * (1 + RULE.getPoint(k)) / 2;
            double gone = -Math.expm1(-u);
            double late = gone - u + x / 2 * gone;
            double weight = x * RULE.getWeight(k);
            out[0] += weight * (1 - gone) * (1 - gone);
            out[1] += weight * (1 - gone) * gone;
            out[2] += weight * gone * gone;
            out[3] += weight * (1 - gone) * late;
            out[4] += weight * gone * late;
            out[5] += weight * late * late;
        }
        return out;
    }

    private static double[] closed(double x) {
        double one = -Math.expm1(-x);
        double two = -Math.expm1(-2 * x) / 2;
        double first = one - x * (1 - one);
        double gone = x - 2 * one + two;
        double c = 1 + x / 2;
        return new double[] {
            2 * two,
            2 * (one - two),
            2 * gone,
            2 * (c * (one - two) - first),
            2 * (c * gone - x * x / 2 + first),
            2 * (c * c * gone - 2 * c * (x * x / 2 - first) + x * x * x / 3)
        };
    }
}
