package io.github.secular.classical.limit;

import io.github.secular.classical.ShellMeans;
import io.github.secular.numerics.InvalidInputException;
import org.apache.commons.math3.analysis.interpolation.SplineInterpolator;
import org.apache.commons.math3.analysis.polynomials.PolynomialFunction;
import org.apache.commons.math3.analysis.polynomials.PolynomialSplineFunction;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * d(E) from how a distribution over energies spreads. The diffusion equation integrated from E_min to E and from the
 * first time to another is (doc/classical.md, C5.4)
 *
 * <pre>
 *   M(E, t) − M(E, t_0) = d(E) h0(E) ∫ ∂_E F dt,   M(E, t) = ∫_{E_min}^E h0 F dE,
 * </pre>
 *
 * so that d is the slope of a straight line through the origin, one per energy. Where more lies below than above, the
 * other side of the balance is taken, M(∞) − M, unless something leaves the last shell. F is a spline in s = √(E − E_min),
 * even in s; M comes from exact phase volumes.
 */
public final class SpreadingFit {
    /** Where F is flatter than this part of its steepest slope there is nothing to fit. */
    private static final double NOTHING = 1e-3;

    /** So much of what goes up may be missing above before it is not counted there. */
    private static final double LEAK = 0.02;

    private final double[] diffusion;
    private final double[] errors;

    /**
     * @param shells the energies, increasing, at least 4
     * @param lowest E_min
     * @param times at least 2, increasing
     * @param f F, one row per time, one entry per shell
     */
    public SpreadingFit(ShellMeans shells, double lowest, double[] times, double[][] f) {
        int n = shells.size();
        if (n < 4 || times.length < 2) {
            throw new InvalidInputException(
                    "movie", n + " energies and " + times.length + " times", "at least 4 energies and 2 times");
        }
        double[] energies = shells.energies();
        double[][] content = new double[times.length][];
        double[][] slope = new double[times.length][];
        for (int k = 0; k < times.length; k++) {
            PolynomialSplineFunction spline = spline(energies, lowest, f[k]);
            content[k] = content(shells, lowest, spline);
            slope[k] = new double[n];
            for (int i = 0; i < n; i++) {
                double s = Math.sqrt(energies[i] - lowest);
                slope[k][i] = spline.derivative().value(s) / (2 * s);
            }
        }
        diffusion = new double[n];
        errors = new double[n];
        double largest = 0;
        for (double[] row : slope) {
            for (double value : row) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        boolean leaks = true;
        for (int k = 1; k < times.length; k++) {
            leaks &= content[k][n - 1] < content[k - 1][n - 1];
        }
        for (int i = 0; i < n; i++) {
            double steepest = 0;
            double[] pushed = integral(times, slope, i);
            double[] gained = new double[times.length];
            double[] lost = new double[times.length];
            for (int k = 0; k < times.length; k++) {
                pushed[k] *= shells.shell(i).density();
                gained[k] = content[k][i] - content[0][i];
                lost[k] = gained[k] - (content[k][n - 1] - content[0][n - 1]);
                steepest = Math.max(steepest, k == 0 ? 0 : Math.abs(slope[k][i]));
            }
            boolean known = steepest > NOTHING * largest;
            Line below = new Line(pushed, gained);
            Line above = new Line(pushed, lost);
            // What has left the energies below has come to those above, and the smaller part is known better; but what
            // has gone beyond the last shell is not above any more.
            double missing = Math.abs(below.slope - above.slope);
            boolean upper = content[0][i] >= content[0][n - 1] / 2;
            boolean up = upper && !(leaks && missing > LEAK * Math.abs(above.slope));
            Line line = up ? above : below;
            diffusion[i] = known ? line.slope : Double.NaN;
            errors[i] = known && times.length > 2 ? Math.hypot(line.error, up ? missing : 0) : Double.NaN;
        }
    }

    /** A straight line through the first point, and how far it can be trusted. */
    private static final class Line {
        private final double slope;
        private final double error;

        Line(double[] x, double[] y) {
            SimpleRegression all = through(x, y, 0);
            slope = all.getSlope();
            // A start that is no function of the energy alone settles before the second time, by a way of its own.
            double settled = x.length > 2 ? through(x, y, 1).getSlope() : slope;
            error = Math.hypot(all.getSlopeStdErr(), settled - slope);
        }

        private static SimpleRegression through(double[] x, double[] y, int first) {
            SimpleRegression out = new SimpleRegression(false);
            for (int k = first + 1; k < x.length; k++) {
                out.addData(x[k] - x[first], y[k] - y[first]);
            }
            return out;
        }
    }

    /** ∫ ∂_E F dt from the first time to each, by a cubic spline over the times where there are enough. */
    private static double[] integral(double[] times, double[][] slope, int shell) {
        double[] out = new double[times.length];
        double[] values = new double[times.length];
        for (int k = 0; k < times.length; k++) {
            values[k] = slope[k][shell];
        }
        PolynomialFunction[] pieces = times.length < 4
                ? null
                : new SplineInterpolator().interpolate(times, values).getPolynomials();
        for (int k = 1; k < times.length; k++) {
            double h = times[k] - times[k - 1];
            double part = h * (values[k] + values[k - 1]) / 2;
            if (pieces != null) {
                double[] c = pieces[k - 1].getCoefficients();
                part = 0;
                for (int j = c.length - 1; j >= 0; j--) {
                    part = part * h + c[j] / (j + 1);
                }
                part *= h;
            }
            out[k] = out[k - 1] + part;
        }
        return out;
    }

    /** d at each shell, energy² per unit of the times; NaN where F is too flat to tell. */
    public double[] diffusion() {
        return diffusion.clone();
    }

    /**
     * The error of each: one standard error of the line, what the first time changes of it, and what is lost beyond the
     * last shell, as squares; NaN with fewer than 3 times.
     */
    public double[] errors() {
        return errors.clone();
    }

    /** Through the values and their mirror images, so that it is even in s. */
    private static PolynomialSplineFunction spline(double[] energies, double lowest, double[] f) {
        int n = energies.length;
        double[] s = new double[2 * n];
        double[] values = new double[2 * n];
        for (int i = 0; i < n; i++) {
            s[n + i] = Math.sqrt(energies[i] - lowest);
            s[n - 1 - i] = -s[n + i];
            values[n + i] = f[i];
            values[n - 1 - i] = f[i];
        }
        return new SplineInterpolator().interpolate(s, values);
    }

    /** ∫_{E_min}^{E_i} F dN by parts of shells: N between two energies is known exactly, h0 as even between them. */
    private static double[] content(ShellMeans shells, double lowest, PolynomialSplineFunction f) {
        double[] out = new double[shells.size()];
        double sum = 0;
        double volume = 0;
        double before = f.value(0);
        double s0 = 0;
        for (int i = 0; i < out.length; i++) {
            double s = Math.sqrt(shells.energies()[i] - lowest);
            double value = f.value(s);
            double middle = f.value((s0 + s) / 2);
            double next = shells.shell(i).volume();
            // Simpson's rule in s with dN = 2 s h0 ds, h0 taken as constant over the cell and fixed by its volume
            double first = 2 * s0;
            double last = 2 * s;
            double weights = (first + 4 * (s0 + s) + last) / 6;
            double mean = (first * before + 4 * (s0 + s) * middle + last * value) / 6 / weights;
            sum += mean * (next - volume);
            out[i] = sum;
            volume = next;
            before = value;
            s0 = s;
        }
        return out;
    }
}
