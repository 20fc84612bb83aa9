package io.github.secular.classical.harmonic;

import io.github.secular.numerics.FastTime;
import io.github.secular.numerics.RefusalException;
import java.util.List;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.apache.commons.math3.complex.Complex;

/**
 * The motion of {@link ForcedMotion} where the oscillations have envelopes: z(τ) = e^{−iwτ} (z(0) + ε ∫_0^τ (w b − ia)
 * e^{iws} ds), in closed form where the envelopes stand still, by Gauss's rule within their smooth pieces where they
 * change.
 */
final class EnvelopedMotion {
    private static final GaussIntegrator RULE = new GaussIntegratorFactory().legendre(16);
    /** The rule is exact to rounding over so many radians of what it integrates. */
    private static final double PANEL = 8;

    private static final double MOST_PANELS = 1e6;

    private final double w;
    private final double epsilon;
    private final List<DriveStretch> stretches;

    private int stretch;
    private double reached;
    /** ε ∫ within the stretch up to what is reached, times e^{−iw start}, and over all stretches before. */
    private Complex within = Complex.ZERO;

    private Complex before = Complex.ZERO;

    /**
     * @param w frequency of the well
     * @throws RefusalException if envelopes change over too many oscillations
     */
    EnvelopedMotion(double w, double epsilon, List<DriveStretch> stretches) {
        this.w = w;
        this.epsilon = epsilon;
        this.stretches = stretches;
        double panels = 0;
        for (DriveStretch s : stretches) {
            panels += s.isSteady() ? 0 : s.stops().length + s.length() * fastest(s) / PANEL;
        }
        if (panels > MOST_PANELS) {
            throw new RefusalException("The explicit solution would follow changing envelopes over more than "
                    + (long) (MOST_PANELS * PANEL) + " radians; use a larger epsilon or earlier times.");
        }
    }

    private double fastest(DriveStretch s) {
        return w
                + s.oscillations().stream()
                        .mapToDouble(o -> Math.abs(o.frequency()))
                        .max()
                        .orElse(0);
    }

    /** At a slow time, not before the last one that was asked for. */
    ForcedMotion.Carried at(double t) {
        FastTime time = new FastTime(t, epsilon);
        double tau = time.value();
        while (stretch + 1 < stretches.size()
                && tau > stretches.get(stretch + 1).start()) {
            advance(stretches.get(stretch).length());
            before = before.add(turned(stretches.get(stretch).start(), within));
            within = Complex.ZERO;
            reached = 0;
            stretch++;
        }
        double start = stretches.get(stretch).start();
        advance(Math.max(0, tau - start));
        Complex sum = before.add(turned(start, within));
        double angle = time.angle(w);
        double c = Math.cos(angle);
        double s = Math.sin(angle);
        return new ForcedMotion.Carried(
                c, s, c * sum.getReal() + s * sum.getImaginary(), c * sum.getImaginary() - s * sum.getReal());
    }

    private Complex turned(double start, Complex z) {
        return z.multiply(new Complex(Math.cos(w * start), Math.sin(w * start)));
    }

    private void advance(double to) {
        DriveStretch now = stretches.get(stretch);
        if (now.isSteady()) {
            within = closed(now, to);
        } else {
            double from = reached;
            for (double stop : now.stops()) {
                if (stop > from && stop < to) {
                    within = within.add(integral(now, from, stop));
                    from = stop;
                }
            }
            within = within.add(integral(now, from, to));
        }
        reached = to;
    }

    /** w b − ia of one term, without its signal. */
    private Complex force(DriveStretch.Oscillation o) {
        return new Complex(w * o.shape().byMomentum(0, 0), -o.shape().byPosition(0, 0)).multiply(epsilon);
    }

    private Complex closed(DriveStretch now, double s) {
        Complex sum = Complex.ZERO;
        for (DriveStretch.Oscillation o : now.oscillations()) {
            for (int sign = -1; sign <= 1; sign += 2) {
                double mu = w + sign * o.frequency();
                double[] integral = ForcedMotion.phaseIntegral(mu, s, mu * s);
                Complex phase = new Complex(Math.cos(sign * o.phase()), Math.sin(sign * o.phase()));
                sum = sum.add(force(o).multiply(phase).multiply(0.5).multiply(new Complex(integral[0], integral[1])));
            }
        }
        return sum;
    }

    private Complex integral(DriveStretch now, double from, double to) {
        if (!(to > from)) {
            return Complex.ZERO;
        }
        int panels = 1 + (int) ((to - from) * fastest(now) / PANEL);
        double h = (to - from) / panels;
        double re = 0;
        double im = 0;
        for (int n = 0; n < panels; n++) {
            for (int q = 0; q < RULE.getNumberOfPoints(); q++) {
                double s = from + (n + 0.5 + RULE.getPoint(q) / 2) * h;
                Complex f = Complex.ZERO;
                for (DriveStretch.Oscillation o : now.oscillations()) {
                    f = f.add(force(o).multiply(o.at(s)));
                }
                double c = Math.cos(w * s) * RULE.getWeight(q) * h / 2;
                double d = Math.sin(w * s) * RULE.getWeight(q) * h / 2;
                re += c * f.getReal() - d * f.getImaginary();
                im += c * f.getImaginary() + d * f.getReal();
            }
        }
        return new Complex(re, im);
    }
}
