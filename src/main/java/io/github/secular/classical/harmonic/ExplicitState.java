package io.github.secular.classical.harmonic;

import io.github.secular.classical.DensityState;
import io.github.secular.classical.InitialDensity;
import io.github.secular.classical.Moments;
import io.github.secular.classical.PhaseRange;

/** f0 carried along by a motion that turns and shifts the plane: f(x, p) = f0(foot of (x, p)). */
final class ExplicitState implements DensityState {
    private static final int FEWEST = 128;
    private static final int MOST = 1 << 14;
    private static final double SETTLED = 1e-13;

    private final HarmonicWell well;
    private final InitialDensity f0;
    private final ForcedMotion.Carried carried;
    private final Moments moments;
    private final double smallest;

    /** @param start moments of f0 @param smallest of its values */
    ExplicitState(HarmonicWell well, InitialDensity f0, ForcedMotion.Carried carried, Moments start, double smallest) {
        this.well = well;
        this.f0 = f0;
        this.carried = carried;
        this.moments = carry(start);
        this.smallest = smallest;
    }

    private double f0(double u, double p) {
        return f0.at(well.centre() + u / well.frequency(), p);
    }

    @Override
    public void sample(double[] x, double[] p, double[] out) {
        for (int j = 0; j < x.length; j++) {
            double u = well.frequency() * (x[j] - well.centre());
            out[j] = f0(carried.footU(u, p[j]), carried.footP(u, p[j]));
        }
    }

    @Override
    public double shellMean(double energy) {
        return shellMeanAndChange(energy)[0];
    }

    /** Π f(E), and by how much the last doubling of points changed it. */
    double[] shellMeanAndChange(double energy) {
        double r = Math.sqrt(2 * Math.max(0, energy - well.lowest()));
        // The feet of the shell lie on a circle about the foot of the bottom.
        double u = carried.footU(0, 0);
        double p = carried.footP(0, 0);
        PhaseRange e = f0.extent();
        double left = well.frequency() * (e.xFrom() - well.centre());
        double right = well.frequency() * (e.xTo() - well.centre());
        double du = (left + right) / 2 - u;
        double dp = (e.pFrom() + e.pTo()) / 2 - p;
        double distance = Math.hypot(du, dp);
        double reach = Math.hypot(right - left, e.pTo() - e.pFrom()) / 2;
        if (r > distance + reach || r < distance - reach) {
            return new double[2];
        }
        double half = Math.PI;
        if (r + distance > reach) {
            // Only an arc of the circle meets the disc outside of which f0 is negligible: r, distance, reach are the
            // sides of a triangle.
            half = Math.acos(Math.min(1, (r * r + distance * distance - reach * reach) / (2 * r * distance)));
        }
        return arc(u, p, r, Math.atan2(dp, du), half);
    }

    /** (1/2π) ∫ f0 dθ over the arc, by the trapezoidal rule with points doubled until the mean settles. */
    private double[] arc(double u, double p, double r, double middle, double half) {
        double sum = 0;
        double size = 0;
        int n = FEWEST;
        for (int j = 0; j < n; j++) {
            double value = at(u, p, r, middle + half * (2.0 * j / n - 1));
            // a whole circle ends where it starts
            sum += j == 0 && half < Math.PI ? value / 2 : value;
            size += Math.abs(value);
        }
        if (half < Math.PI) {
            sum += at(u, p, r, middle + half) / 2;
        }
        double share = half / Math.PI;
        double mean = sum / n;
        double change = Double.POSITIVE_INFINITY;
        while (n < MOST && change > SETTLED * size / n) {
            for (int j = 0; j < n; j++) {
                double value = at(u, p, r, middle + half * ((2.0 * j + 1) / n - 1));
                sum += value;
                size += Math.abs(value);
            }
            n *= 2;
            change = Math.abs(sum / n - mean);
            mean = sum / n;
        }
        return new double[] {share * mean, share * change};
    }

    private double at(double u, double p, double r, double angle) {
        return f0(u + r * Math.cos(angle), p + r * Math.sin(angle));
    }

    /** Means of linear and quadratic functions of a plane that is turned and shifted. */
    private Moments carry(Moments m) {
        double w = well.frequency();
        double c = well.centre();
        double u0 = w * (m.x() - c);
        double uu0 = w * w * (m.xx() - 2 * c * m.x() + c * c);
        double up0 = w * (m.xp() - c * m.p());
        double cos = carried.cos();
        double sin = carried.sin();
        double u1 = cos * u0 + sin * m.p();
        double p1 = cos * m.p() - sin * u0;
        double uu = cos * cos * uu0 + 2 * cos * sin * up0 + sin * sin * m.pp();
        double pp = sin * sin * uu0 - 2 * cos * sin * up0 + cos * cos * m.pp();
        double up = (cos * cos - sin * sin) * up0 + cos * sin * (m.pp() - uu0);
        double du = carried.u();
        double dp = carried.p();
        uu += 2 * du * u1 + du * du;
        up += du * p1 + dp * u1 + du * dp;
        pp += 2 * dp * p1 + dp * dp;
        double u = u1 + du;
        double p = p1 + dp;
        double x = c + u / w;
        return new Moments(
                m.mass(), well.lowest() + (uu + pp) / 2, x, p, uu / (w * w) + 2 * c * x - c * c, up / w + c * p, pp);
    }

    @Override
    public Moments moments() {
        return moments;
    }

    @Override
    public double smallestValue() {
        return smallest;
    }
}
