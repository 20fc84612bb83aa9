package io.github.secular.classical;

import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * Time along half an orbit, from the right turning point x₊ to the left one x₋.
 *
 * <p>With x = c + r cos φ, c and r the middle and the half width, ds/dφ = g(φ) = r sin φ / √(2(E − U(x))) is smooth
 * and positive on [0, π] up to the turning points. It peaks where the orbit passes near an unstable point; so [0, π]
 * is halved until 16 Gauss points resolve g on every panel, and time is the integral of the Legendre series of g.
 */
final class OrbitClock {
    private static final int POINTS = PanelSeries.POINTS;
    private static final double RESOLVED = 2e-14;
    private static final double NARROWEST = 1e-11;
    private static final int MOST_PANELS = 5000;
    /** Nearer to a turning point than this part of the width, E − U is taken from the slope: no cancellation. */
    private static final double NEAR_END = 0.02;

    private static final double NEAR_BOTTOM = 1e-3;
    private static final double ROUNDING = 2.3e-16;
    /** Fourth differences by which the rounding of U is measured, and their step as a part of the width. */
    private static final int DIFFERENCES = 5;

    private static final double TINY = 2e-5;

    /** A step of Newton's method on a panel, of length 2, after which the next would be below rounding. */
    private static final double SQUARED_IS_NOTHING = 1e-9;

    private final Potential1D potential;
    private final double energy;
    private final double left;
    private final double right;
    private final double radius;
    private final double reach;
    private final boolean nearBottom;
    private final double valueNoise;
    private final double slopeNoise;
    /** Between the turning points. */
    private final double[] knots;

    private final double halfPeriod;
    private final double action;

    /** Panels: their left ends in φ and, one more, the last right end; time at these ends; series of g. */
    private final double[] ends;

    private final double[] times;
    private final double[][] series;

    /** @param bottom the smallest U between the turning points */
    OrbitClock(Potential1D potential, double energy, double left, double right, double bottom) {
        this.potential = potential;
        this.energy = energy;
        this.left = left;
        this.right = right;
        this.radius = (right - left) / 2;
        this.reach = Math.max(Math.abs(left), Math.abs(right));
        this.valueNoise = noise(potential::at);
        this.slopeNoise = noise(potential::slope);
        double size = Math.max(Math.max(Math.abs(energy), Math.abs(bottom)), valueNoise / ROUNDING);
        this.nearBottom = energy - bottom < NEAR_BOTTOM * size;
        List<double[]> found = new ArrayList<>();
        this.knots = Arrays.stream(potential.knots())
                .filter(x -> x > left && x < right)
                .toArray();
        double from = 0;
        for (double to : breaks()) {
            if (to - from > NARROWEST) {
                refine(from, to, found);
                from = to;
            }
        }
        int n = found.size();
        ends = new double[n + 1];
        times = new double[n + 1];
        series = new double[n][];
        double sum = 0;
        double[] here = new double[3];
        for (int i = 0; i < n; i++) {
            double[] panel = found.get(i);
            ends[i] = panel[0];
            ends[i + 1] = panel[1];
            series[i] = Arrays.copyOfRange(panel, 2, 2 + POINTS);
            double half = (panel[1] - panel[0]) / 2;
            times[i + 1] = times[i] + 2 * half * series[i][0];
            for (int q = 0; q < POINTS; q++) {
                double g = rate(panel[0] + half * (1 + PanelSeries.node(q)), here);
                sum += half * PanelSeries.weight(q) * g * here[1] * here[1];
            }
        }
        halfPeriod = times[n];
        action = sum / Math.PI;
    }

    /** Ends of panels in φ, increasing up to π: the middle and the knots of U. */
    private double[] breaks() {
        double[] out = new double[knots.length + 2];
        for (int i = 0; i < knots.length; i++) {
            out[i] = 2 * Math.atan2(Math.sqrt(right - knots[i]), Math.sqrt(knots[i] - left));
            // Too near to the end for a panel of its own.
            out[i] = Math.PI - out[i] > NARROWEST ? out[i] : 0;
        }
        out[knots.length] = Math.PI / 2;
        out[knots.length + 1] = Math.PI;
        Arrays.sort(out);
        return out;
    }

    double left() {
        return left;
    }

    double right() {
        return right;
    }

    double halfPeriod() {
        return halfPeriod;
    }

    /** I = (1/π) ∫ p² ds over half the orbit. */
    double action() {
        return action;
    }

    /**
     * Writes x and |p| at time s in [0, T/2] to {@code out}.
     *
     * @param guess about where φ is then, NaN where it is not known
     * @return φ
     */
    double at(double s, double guess, double[] out) {
        double phi = angleAt(s, guess);
        rate(phi, out);
        return phi;
    }

    /** The time in [0, T/2] at position x; near the turning points the momentum, which is the better clock there. */
    double timeAt(double position, double momentum) {
        double toRight = Math.max(0, right - position);
        double toLeft = Math.max(0, position - left);
        double phi = 2 * Math.atan2(Math.sqrt(toRight), Math.sqrt(toLeft));
        if (Math.sin(phi) < 0.2) {
            double[] here = new double[2];
            double sign = phi < Math.PI / 2 ? 1 : -1;
            for (int i = 0; i < 8; i++) {
                double g = rate(phi, here);
                double step = (here[1] - momentum) / (potential.slope(here[0]) * g);
                double next = Math.min(Math.PI, Math.max(0, phi - step));
                if (Double.isNaN(next) || sign * (next - Math.PI / 2) > 0) {
                    break;
                }
                phi = next;
            }
        }
        int i = Arrays.binarySearch(ends, phi);
        i = Math.min(series.length - 1, i >= 0 ? i : -i - 2);
        double half = (ends[i + 1] - ends[i]) / 2;
        double[] sums = new double[2];
        PanelSeries.sums(series[i], (phi - ends[i]) / half - 1, sums);
        return times[i] + half * sums[1];
    }

    /** φ at time s: Newton's method on the panel that holds s, kept inside by halving. */
    private double angleAt(double s, double guess) {
        int i = Arrays.binarySearch(times, s);
        i = Math.max(0, Math.min(series.length - 1, i >= 0 ? i : -i - 2));
        double half = (ends[i + 1] - ends[i]) / 2;
        double target = (s - times[i]) / half;
        double low = -1;
        double high = 1;
        double first = Double.isNaN(guess) ? target / series[i][0] - 1 : (guess - ends[i]) / half - 1;
        double y = Math.min(1, Math.max(-1, first));
        double[] sums = new double[2];
        for (int step = 0; step < 60; step++) {
            PanelSeries.sums(series[i], y, sums);
            double miss = sums[1] - target;
            if (miss > 0) {
                high = y;
            } else {
                low = y;
            }
            double next = y - miss / sums[0];
            boolean newton = next >= low && next <= high;
            if (!newton) {
                next = (low + high) / 2;
            }
            double change = Math.abs(next - y);
            y = next;
            if (change <= (newton ? SQUARED_IS_NOTHING : ROUNDING)) {
                break;
            }
        }
        return ends[i] + half * (1 + y);
    }

    /**
     * The rounding error of U or U′ as it is computed, which can be far above that of its value: 1 in cosh x − 1. From
     * fourth differences, to which smooth functions contribute next to nothing at so small a step.
     */
    private double noise(DoubleUnaryOperator function) {
        double[] u = new double[DIFFERENCES + 4];
        double worst = 0;
        for (double place : new double[] {0.23, 0.52, 0.81}) {
            for (int j = 0; j < u.length; j++) {
                u[j] = function.applyAsDouble(left + 2 * radius * (place + j * TINY));
            }
            for (int j = 0; j + 4 < u.length; j++) {
                // Errors of size one make up to 16 here, √70 on the average: a quarter is on the safe side.
                worst = Math.max(worst, Math.abs(u[j] - 4 * u[j + 1] + 6 * u[j + 2] - 4 * u[j + 3] + u[j + 4]) / 4);
            }
        }
        return worst;
    }

    private void refine(double a, double b, List<double[]> out) {
        double half = (b - a) / 2;
        double[] g = new double[POINTS];
        double[] here = new double[3];
        double noise = 0;
        for (int q = 0; q < POINTS; q++) {
            g[q] = rate(a + half * (1 + PanelSeries.node(q)), here);
            noise = Math.max(noise, g[q] * here[2]);
        }
        double[] panel = new double[2 + POINTS];
        panel[0] = a;
        panel[1] = b;
        double largest = 0;
        PanelSeries.expand(g, panel, 2);
        for (int l = 0; l < POINTS; l++) {
            largest = Math.max(largest, Math.abs(panel[2 + l]));
        }
        double tail =
                Math.max(Math.abs(panel[POINTS - 1]), Math.max(Math.abs(panel[POINTS]), Math.abs(panel[POINTS + 1])));
        if (tail <= RESOLVED * largest + 2 * noise || half < NARROWEST) {
            out.add(panel);
            if (out.size() > MOST_PANELS) {
                throw tooNear();
            }
            return;
        }
        refine(a, a + half, out);
        refine(a + half, b, out);
    }

    /** ds/dφ; writes x, |p| and, where there is room, the relative rounding error of ds/dφ to {@code out}. */
    private double rate(double phi, double[] out) {
        double sin = Math.sin(phi / 2);
        double cos = Math.cos(phi / 2);
        double s2 = sin * sin;
        double c2 = cos * cos;
        double position = s2 < 0.5 ? right - 2 * radius * s2 : left + 2 * radius * c2;
        double twice; // 2 (E − U)
        double g;
        double noise = 2 * ROUNDING;
        if (s2 < NEAR_END || c2 < NEAR_END || nearBottom) {
            boolean atRight = s2 < 0.5;
            double end = atRight ? right : left;
            double mean = Math.abs(meanSlope(end, position));
            twice = 4 * radius * (atRight ? s2 : c2) * mean;
            g = Math.sqrt(radius * (atRight ? c2 : s2) / mean);
            // Positions are rounded too, which counts where the slope is small: near unstable points.
            noise += out.length > 2
                    ? (slopeNoise + ROUNDING * reach * Math.abs(potential.curvature(position))) / mean
                    : 0;
        } else {
            double u = potential.at(position);
            twice = 2 * (energy - u);
            g = 2 * radius * sin * cos / Math.sqrt(twice);
            noise += out.length > 2
                    ? 2
                            * (valueNoise
                                    + ROUNDING
                                            * (Math.abs(energy)
                                                    + Math.abs(u)
                                                    + reach * Math.abs(potential.slope(position))))
                            / twice
                    : 0;
        }
        if (!(g > 0 && g < Double.POSITIVE_INFINITY)) {
            throw tooNear();
        }
        out[0] = position;
        out[1] = Math.sqrt(twice);
        if (out.length > 2) {
            out[2] = noise;
        }
        return g;
    }

    private RefusalException tooNear() {
        return new RefusalException("The orbit of energy " + energy + " between " + left + " and " + right
                + " passes too near a point of rest, or U is too rough there, for its time to be followed; choose an"
                + " energy farther from it.");
    }

    /** The mean of U′ between two positions. */
    private double meanSlope(double from, double to) {
        double low = Math.min(from, to);
        double high = Math.max(from, to);
        double sum = 0;
        double at = low;
        for (double knot : knots) {
            if (knot > at && knot < high) {
                sum += (knot - at) / (high - low) * smoothMeanSlope(at, knot);
                at = knot;
            }
        }
        return at == low ? smoothMeanSlope(from, to) : sum + (high - at) / (high - low) * smoothMeanSlope(at, high);
    }

    private double smoothMeanSlope(double from, double to) {
        double sum = 0;
        for (int q = 0; q < POINTS; q++) {
            sum += 0.5 * PanelSeries.weight(q) * potential.slope(from + (to - from) * 0.5 * (1 + PanelSeries.node(q)));
        }
        return sum;
    }
}
