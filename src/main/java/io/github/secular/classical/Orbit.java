package io.github.secular.classical;

import io.github.secular.numerics.RefusalException;
import java.util.Arrays;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * One closed orbit of H0 = p²/2 + U(x) between two turning points, with its action-angle map. The angle θ = ω s
 * runs with the flow dx/ds = p, dp/ds = −U′ and is 0 at the right turning point, so that p &lt; 0 for 0 &lt; θ &lt; π
 * (doc/classical.md, C2.3).
 */
public final class Orbit {
    private static final int FEWEST = 64;
    private static final int MOST = 1 << 14;
    private static final double SPECTRAL_TAIL = 2e-15;

    private final double energy;
    private final OrbitClock clock;
    private final double period;
    private final double action;
    private volatile OrbitSamples samples;

    Orbit(Potential1D potential, double energy, double left, double right, double bottom) {
        this.energy = energy;
        this.clock = new OrbitClock(potential, energy, left, right, bottom);
        this.period = 2 * clock.halfPeriod();
        this.action = clock.action();
    }

    /** E. */
    public double energy() {
        return energy;
    }

    /** The left turning point. */
    public double left() {
        return clock.left();
    }

    /** The right turning point, where θ = 0. */
    public double right() {
        return clock.right();
    }

    /** T, in fast time. */
    public double period() {
        return period;
    }

    /** ω = 2π/T, angular, per unit of fast time. */
    public double frequency() {
        return 2 * Math.PI / period;
    }

    /** I = (1/2π) ∮ p dx; dI/dE = 1/ω. */
    public double action() {
        return action;
    }

    /** Whether a position lies between the turning points. */
    public boolean spans(double x) {
        return x >= left() && x <= right();
    }

    /** The angle in [0, 2π) of a point of this orbit; of p only the sign counts, but near the turning points. */
    public double angle(double x, double p) {
        double time = clock.timeAt(x, Math.abs(p));
        double theta = time / period * 2 * Math.PI;
        return p > 0 && theta > 0 ? 2 * Math.PI - theta : theta;
    }

    /** The orbit at n uniform angles, from θ = 0. @param n at least 2, even */
    public OrbitSamples sample(int n) {
        return sample(n, 0);
    }

    /** The orbit half way between n uniform angles: with those of {@link #sample} the points of twice as many. */
    public OrbitSamples between(int n) {
        return sample(n, 0.5);
    }

    /** The way back, j for n − 2 · shift − j, is the way there with p of the other sign. */
    private OrbitSamples sample(int n, double shift) {
        double[] x = new double[n];
        double[] p = new double[n];
        double[] point = new double[2];
        int ends = shift == 0 ? 0 : 1;
        double before = Double.NaN;
        double phi = Double.NaN;
        for (int j = 0; j <= n / 2 - ends; j++) {
            double now = clock.at(period * (j + shift) / n, 2 * phi - before, point);
            before = phi;
            phi = now;
            int back = n - ends - j;
            x[j] = point[0];
            p[j] = ends == 0 && (j == 0 || 2 * j == n) ? 0 : -point[1];
            if (back < n && back > j) {
                x[back] = point[0];
                p[back] = point[1];
            }
        }
        return new OrbitSamples(x, p);
    }

    /** Writes (x, p) at an angle of any size to {@code out}, length 2. */
    public void at(double theta, double[] out) {
        double turns = theta / (2 * Math.PI);
        double part = turns - Math.floor(turns);
        clock.at((part <= 0.5 ? part : 1 - part) * period, Double.NaN, out);
        if (part <= 0.5) {
            out[1] = -out[1];
        }
    }

    /** (1/T) ∫ f ds over the orbit. */
    public double mean(PhaseFunction f) {
        return harmonics(f, 0).re(0);
    }

    /**
     * The angle harmonics of f, by the trapezoidal rule in time with as many points as the spectrum asks for.
     *
     * @param highest K ≥ 0
     * @throws RefusalException if f is too rough for its harmonics to decay
     */
    public AngleHarmonics harmonics(PhaseFunction f, int highest) {
        AngleHarmonics all = f.isZero() ? new AngleHarmonics(new double[1], new double[1]) : harmonics(f);
        return new AngleHarmonics(Arrays.copyOf(all.re(), highest + 1), Arrays.copyOf(all.im(), highest + 1));
    }

    /**
     * All angle harmonics of f that rounding lets be known; those beyond are negligible.
     *
     * @throws RefusalException if f is too rough for its harmonics to decay
     */
    public AngleHarmonics harmonics(PhaseFunction f) {
        for (int n = FEWEST; n <= MOST; n *= 2) {
            OrbitSamples orbit = cached(n);
            double[] values = new double[n];
            for (int j = 0; j < n; j++) {
                values[j] = f.at(orbit.x()[j], orbit.p()[j]);
            }
            Complex[] spectrum =
                    new FastFourierTransformer(DftNormalization.STANDARD).transform(values, TransformType.FORWARD);
            if (resolved(spectrum)) {
                double[] re = new double[3 * n / 8];
                double[] im = new double[re.length];
                for (int k = 0; k < re.length; k++) {
                    re[k] = spectrum[k].getReal() / n;
                    im[k] = spectrum[k].getImaginary() / n;
                }
                return new AngleHarmonics(re, im);
            }
        }
        throw new RefusalException("The angle harmonics of " + f + " at energy " + energy
                + " do not decay; use a function that is smooth on the shells.");
    }

    /** Several functions are usually wanted on the same points. */
    private OrbitSamples cached(int n) {
        OrbitSamples last = samples;
        if (last == null || last.size() != n) {
            last = sample(n);
            samples = last;
        }
        return last;
    }

    /** Whether the upper part of the spectrum is down at rounding, so that aliases are too. */
    private static boolean resolved(Complex[] spectrum) {
        int n = spectrum.length;
        double largest = 0;
        for (int k = 0; k <= n / 2; k++) {
            largest = Math.max(largest, spectrum[k].abs());
        }
        double tail = 0;
        for (int k = 3 * n / 8; k <= n / 2; k++) {
            tail = Math.max(tail, spectrum[k].abs());
        }
        return tail <= SPECTRAL_TAIL * Math.sqrt(n) * largest;
    }
}
