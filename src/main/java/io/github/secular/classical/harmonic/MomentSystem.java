package io.github.secular.classical.harmonic;

import io.github.secular.classical.Moments;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The closed moment equations (doc/classical.md, C7.1) of a harmonic well H0 = (p² + w²u²)/2, u = x − c, under a
 * potential that is at most quadratic, as a linear system for (mass, ⟨u⟩, ⟨p⟩, ⟨u²⟩, ⟨up⟩, ⟨p²⟩), integrals against f;
 * one copy for each mode of a random drive. With V_u = a + V_uu u + V_up p and V_p = b + V_up u + V_pp p,
 *
 * <pre>
 *   ⟨u⟩′  = ⟨p⟩ + ε⟨V_p⟩ − γ_1⟨u⟩,          ⟨p⟩′ = −w²⟨u⟩ − ε⟨V_u⟩ − γ_1⟨p⟩,
 *   ⟨u²⟩′ = 2⟨up⟩ + 2ε⟨u V_p⟩ + γ_2(⟨E⟩/w² − ⟨u²⟩),   ⟨p²⟩′ = −2w²⟨up⟩ − 2ε⟨p V_u⟩ + γ_2(⟨E⟩ − ⟨p²⟩),
 *   ⟨up⟩′ = ⟨p²⟩ − w²⟨u²⟩ + ε⟨p V_p − u V_u⟩ − γ_2⟨up⟩,   ⟨E⟩ = (⟨p²⟩ + w²⟨u²⟩)/2:
 * </pre>
 *
 * P keeps ⟨E⟩ and spreads it evenly over u and p; the rest of the second moments is the second harmonic of the angle.
 * Numbers are real, and held as (re, im) pairs.
 */
final class MomentSystem extends DrivenSystem {
    private static final int UNKNOWNS = 6;

    /**
     * A part of the potential.
     *
     * @param shape its gradient
     * @param signal what it is multiplied with, of the signal that drives the system
     * @param coupling C of its noise, over all modes; {{1}} where there is none
     */
    record Part(QuadraticForm shape, DoubleUnaryOperator signal, double[][] coupling) {}

    private final double epsilon;
    private final HarmonicWell well;
    private final double gamma1;
    private final double gamma2;
    private final double[] decay;
    private final double[][] turning;
    private final List<Part> parts;

    /**
     * @param gamma1 γ_1, of the first harmonic of the angle, per unit of fast time
     * @param gamma2 γ_2, of the second
     * @param decay μ_j of the modes of all noises together; {0} without noise
     * @param turning of these modes by carriers
     */
    MomentSystem(
            double epsilon,
            HarmonicWell well,
            double gamma1,
            double gamma2,
            double[] decay,
            double[][] turning,
            List<Part> parts) {
        this.epsilon = epsilon;
        this.well = well;
        this.gamma1 = gamma1;
        this.gamma2 = gamma2;
        this.decay = decay;
        this.turning = turning;
        this.parts = List.copyOf(parts);
    }

    /** One mode, which no noise moves. */
    MomentSystem(double epsilon, HarmonicWell well, double gamma1, double gamma2, List<Part> parts) {
        this(epsilon, well, gamma1, gamma2, new double[1], new double[1][1], parts);
    }

    /** The channels of modes in a well x²/2. */
    static MomentSystem ofModes(HarmonicWell well, double epsilon, double gamma1, double gamma2, RandomModes modes) {
        List<Part> parts = new ArrayList<>();
        for (RandomModes.Channel c : modes.channels()) {
            parts.add(new Part(QuadraticForm.position(1), c.factor(), c.coupling()));
            parts.add(new Part(QuadraticForm.momentum(), c.factor(), c.byMomentum()));
        }
        int n = modes.decay().length;
        return new MomentSystem(epsilon, well, gamma1, gamma2, modes.decay(), new double[n][n], parts);
    }

    /** The state for moments that do not depend on the random process. */
    double[] state(Moments m) {
        double c = well.centre();
        double[] y = new double[2 * size()];
        double[] first = {1, m.x() - c, m.p(), m.xx() - 2 * c * m.x() + c * c, m.xp() - c * m.p(), m.pp()};
        for (int i = 0; i < first.length; i++) {
            y[2 * i] = m.mass() * first[i];
        }
        return y;
    }

    /** The mean moments of a state. */
    Moments moments(double[] y) {
        double mass = y[0];
        double c = well.centre();
        double w = well.frequency();
        double u = y[2] / mass;
        double p = y[4] / mass;
        double uu = y[6] / mass;
        double up = y[8] / mass;
        double pp = y[10] / mass;
        double energy = well.lowest() + (pp + w * w * uu) / 2;
        return new Moments(mass, energy, u + c, p, uu + 2 * c * u + c * c, up + c * p, pp);
    }

    @Override
    int size() {
        return UNKNOWNS * decay.length;
    }

    @Override
    public void computeDerivatives(double tau, double[] y, double[] dy) {
        java.util.Arrays.fill(dy, 0);
        double w2 = well.frequency() * well.frequency();
        for (int j = 0; j < decay.length; j++) {
            int o = 2 * UNKNOWNS * j;
            double mu = decay[j];
            double energy = (y[o + 10] + w2 * y[o + 6]) / 2;
            dy[o] = -mu * y[o];
            dy[o + 2] = y[o + 4] - (mu + gamma1) * y[o + 2];
            dy[o + 4] = -w2 * y[o + 2] - (mu + gamma1) * y[o + 4];
            dy[o + 6] = 2 * y[o + 8] + gamma2 * (energy / w2 - y[o + 6]) - mu * y[o + 6];
            dy[o + 8] = y[o + 10] - w2 * y[o + 6] - (mu + gamma2) * y[o + 8];
            dy[o + 10] = -2 * w2 * y[o + 8] + gamma2 * (energy - y[o + 10]) - mu * y[o + 10];
        }
        for (int j = 0; j < decay.length; j++) {
            for (int l = 0; l < decay.length; l++) {
                for (int i = 0; turning[j][l] != 0 && i < 2 * UNKNOWNS; i++) {
                    dy[2 * UNKNOWNS * j + i] += turning[j][l] * y[2 * UNKNOWNS * l + i];
                }
            }
        }
        double time = signal(tau);
        for (Part part : parts) {
            double g = epsilon * part.signal.applyAsDouble(time);
            for (int j = 0; j < decay.length; j++) {
                for (int l = 0; l < decay.length; l++) {
                    double c = g * part.coupling[j][l];
                    if (c != 0) {
                        couple(part.shape, y, 2 * UNKNOWNS * l, dy, 2 * UNKNOWNS * j, c);
                    }
                }
            }
        }
    }

    private static void couple(QuadraticForm v, double[] y, int from, double[] dy, int to, double c) {
        double mass = y[from];
        double u = y[from + 2];
        double p = y[from + 4];
        double uu = y[from + 6];
        double up = y[from + 8];
        double pp = y[from + 10];
        dy[to + 2] += c * (v.byP() * mass + v.xp() * u + v.pp() * p);
        dy[to + 4] -= c * (v.byX() * mass + v.xx() * u + v.xp() * p);
        dy[to + 6] += 2 * c * (v.byP() * u + v.xp() * uu + v.pp() * up);
        dy[to + 8] += c * (v.byP() * p + v.pp() * pp - v.byX() * u - v.xx() * uu);
        dy[to + 10] -= 2 * c * (v.byX() * p + v.xx() * up + v.xp() * pp);
    }
}
