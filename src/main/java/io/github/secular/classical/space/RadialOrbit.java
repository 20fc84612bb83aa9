package io.github.secular.classical.space;

import io.github.secular.classical.Potential1D;
import io.github.secular.numerics.RefusalException;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.transform.DctNormalization;
import org.apache.commons.math3.transform.FastCosineTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * One motion in a central potential, of energy E and angular momentum L ≥ 0 (doc/classical.md, C9.11): the square s = r² of its
 * distance moves between s_1 and s_2 with ṡ² = (s_2 − s)(s − s_1) q(s). With s = (s_1 + s_2)/2 + (s_2 − s_1)/2 cos ψ time is
 * dt = g dψ, g = 1/√q, smooth also where L → 0 and the motion passes the centre. θ_r = 0 at the largest r.
 */
public final class RadialOrbit {
    private static final int FEWEST = 16;
    private static final int MOST = 2048;
    private static final double TAIL = 1e-13;
    private static final double WORST = 1e-7;
    /** Nearer to a turning point, as a part of s_2², E − U is taken from the slope. */
    private static final double NEAR = 0.02;

    /** A smaller part of s_2 is s = 0. */
    private static final double CENTRE = 1e-20;

    private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(8);

    private final Potential1D potential;
    private final double energy;
    private final double l;
    private final double first;
    private final double last;
    /** 1/g at s = 0. */
    private final double speedAtCentre;

    private double action;
    /** Cosine series of g, and of L (g − g(0))/s. */
    private double[] clock;

    private double[] turn;

    private final Map<Integer, Samples> known = new ConcurrentHashMap<>();

    /** At n even angles θ_r: distances, φ − θ_φ, radial momenta. */
    record Samples(double[] r, double[] shift, double[] momentum) {}

    /** @param left the least r @param right the largest */
    RadialOrbit(Potential1D potential, double energy, double l, double left, double right) {
        this.potential = potential;
        this.energy = energy;
        this.l = l;
        this.first = left * left;
        this.last = right * right;
        this.speedAtCentre =
                l > 0 ? 2 * l / (left * right) : left == 0 ? Math.sqrt(8 * (energy - potential.at(0))) / right : 0;
        double tail = 1;
        for (int n = FEWEST; tail > TAIL && n <= MOST; n *= 2) {
            tail = sample(n);
        }
        if (!(tail <= WORST)) {
            throw RefusalException.of(
                    "The motion of energy %.6g and angular momentum %.4g passes too near a point of rest, or U is too rough"
                            + " there, for its time to be followed; choose another energy.",
                    energy, l);
        }
    }

    double energy() {
        return energy;
    }

    /** L. */
    double momentum() {
        return l;
    }

    /** The largest r. */
    double right() {
        return Math.sqrt(last);
    }

    /** I_r = (1/2π) ∮ p_r dr. */
    double action() {
        return action;
    }

    /** ω_r. */
    double omega() {
        return 2 / clock[0];
    }

    /** ω_φ. */
    double turning() {
        return omega() * advance();
    }

    /** ω_φ/ω_r. */
    private double advance() {
        return 0.5 + turn[0] / 2;
    }

    /** @return the largest of the last coefficients, relative */
    private double sample(int n) {
        double[] g = new double[n + 1];
        double[] h = new double[n + 1];
        double half = (last - first) / 2;
        double sum = 0;
        for (int j = 0; j <= n; j++) {
            double psi = Math.PI * j / n;
            double s2 = Math.pow(Math.sin(psi / 2), 2);
            double c2 = Math.pow(Math.cos(psi / 2), 2);
            double s = last * c2 + first * s2;
            double q = speed(s, 2 * half * c2, 2 * half * s2);
            g[j] = 1 / q;
            if (l > 0) {
                h[j] = l * (1 / q - 1 / speedAtCentre) / s;
            }
            sum += j == 0 || j == n ? 0 : 4 * half * half * s2 * c2 * (q - speedAtCentre) / s;
        }
        // (1/4π) ∫ ρ² sin² ψ/(g s) dψ, that of g(0) in closed form
        action = speedAtCentre * ((first + last) / 2 - Math.sqrt(first * last)) / 4 + sum / (4 * n);
        clock = series(g);
        turn = series(h);
        return Math.max(tail(clock, clock[0]), tail(turn, 1));
    }

    /** 1/g = √q. @param up s − s_1 @param down s_2 − s */
    private double speed(double s, double up, double down) {
        double q;
        if (up * down < NEAR * last * last) {
            q = up < down ? -2 * meanSlope(first, s) / down : 2 * meanSlope(last, s) / up;
        } else {
            q = (8 * s * (energy - potential.at(Math.sqrt(s))) - 4 * l * l) / (up * down);
        }
        if (!(q > 0 && q < Double.POSITIVE_INFINITY)) {
            throw RefusalException.of(
                    "The motion of energy %.6g and angular momentum %.4g cannot be followed near r = %.4g: U is too rough"
                            + " there, or it nearly rests.",
                    energy, l, Math.sqrt(s));
        }
        return Math.sqrt(q);
    }

    /** The mean slope of W(s) = 2L² − 4s(E − U), where ṡ²/2 + W = 0. */
    private double meanSlope(double from, double to) {
        double sum = 0;
        for (int i = 0; i < RULE.getNumberOfPoints(); i++) {
            double r = Math.sqrt(from + (to - from) * (1 + RULE.getPoint(i)) / 2);
            double slope = -4 * (energy - potential.at(r)) + 2 * r * potential.slope(r);
            sum += RULE.getWeight(i) / 2 * slope;
        }
        return sum;
    }

    /** c_k of c_0/2 + Σ c_k cos kψ, from values at ψ = πj/n. */
    private static double[] series(double[] f) {
        int n = f.length - 1;
        double[] out = new FastCosineTransformer(DctNormalization.STANDARD_DCT_I).transform(f, TransformType.FORWARD);
        for (int k = 0; k < n; k++) {
            out[k] *= 2.0 / n;
        }
        return Arrays.copyOf(out, n);
    }

    private static double tail(double[] c, double unit) {
        double out = 0;
        for (int k = 3 * c.length / 4; k < c.length; k++) {
            out = Math.max(out, Math.abs(c[k] / unit));
        }
        return out;
    }

    /** Σ c_k sin(kψ)/k, and Σ c_k cos kψ, without c_0. */
    private static double[] sums(double[] c, double psi) {
        double cos = Math.cos(psi);
        double sin = Math.sin(psi);
        double ck = cos;
        double sk = sin;
        double[] out = new double[2];
        for (int k = 1; k < c.length; k++) {
            out[0] += c[k] * sk / k;
            out[1] += c[k] * ck;
            double next = ck * cos - sk * sin;
            sk = sk * cos + ck * sin;
            ck = next;
        }
        return out;
    }

    /** The momentum across r, L/r; that of a motion through the centre, there, is all of it. */
    double across(double r) {
        boolean isCentre = l == 0 && first == 0 && r * r < CENTRE * last;
        return isCentre ? Math.sqrt(2 * (energy - potential.at(0))) : l / r;
    }

    /** At n even angles θ_r. @param n even */
    Samples at(int n) {
        return known.computeIfAbsent(n, this::computed);
    }

    private Samples computed(int n) {
        double[] r = new double[n];
        double[] shift = new double[n];
        double[] momentum = new double[n];
        for (int i = 0; i <= n / 2; i++) {
            double theta = 2 * Math.PI * i / n;
            double psi = psi(theta);
            double sin = Math.sin(psi / 2);
            double cos = Math.cos(psi / 2);
            double s = last * cos * cos + first * sin * sin;
            r[i] = Math.sqrt(s);
            boolean isEnd = i == 0 || 2 * i == n;
            if (!isEnd) {
                double[] g = sums(clock, psi);
                momentum[i] = -(last - first) / 2 * Math.sin(psi) / (clock[0] / 2 + g[1]) / (2 * r[i]);
                shift[i] = Math.atan2(Math.sqrt(first) * sin, Math.sqrt(last) * cos)
                        + turn[0] / 2 * psi
                        + sums(turn, psi)[0]
                        - advance() * theta;
                r[n - i] = r[i];
                momentum[n - i] = -momentum[i];
                shift[n - i] = -shift[i];
            }
        }
        return new Samples(r, shift, momentum);
    }

    /** ψ in [0, π] of an angle θ_r = ψ + Σ (2c_k/c_0) sin(kψ)/k. */
    private double psi(double theta) {
        double low = 0;
        double high = Math.PI;
        double psi = theta;
        for (int round = 0; round < 60; round++) {
            double[] at = sums(clock, psi);
            double miss = psi + 2 / clock[0] * at[0] - theta;
            if (miss > 0) {
                high = psi;
            } else {
                low = psi;
            }
            double next = psi - miss / (1 + 2 / clock[0] * at[1]);
            next = next >= low && next <= high ? next : 0.5 * (low + high);
            if (Math.abs(next - psi) <= 1e-15) {
                return next;
            }
            psi = next;
        }
        return psi;
    }
}
