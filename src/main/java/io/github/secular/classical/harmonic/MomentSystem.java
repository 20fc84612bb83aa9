package io.github.secular.classical.harmonic;

import io.github.secular.classical.Moments;

/**
 * The closed moment equations (MATH-classical, section 7) as a linear system, one copy for each mode of a random
 * drive: (mass, z, z̄, ⟨E⟩, w, w̄) with z = ⟨x⟩ + i⟨p⟩ and w = ⟨x²⟩ − ⟨p²⟩ + 2i⟨xp⟩, integrals against f,
 *
 * <pre>
 *   z′ = −(γ_1 + i) z − iεφ mass,   ⟨E⟩′ = −εφ⟨p⟩,   w′ = −(γ_2 + 2i) w − 2iεφ z
 * </pre>
 *
 * z̄ and w̄ being unknowns of their own, so that the system is linear over the complex numbers.
 */
final class MomentSystem extends DrivenSystem {
    private static final int UNKNOWNS = 6;

    private final double epsilon;
    private final double gamma1;
    private final double gamma2;
    private final RandomModes modes;

    MomentSystem(double epsilon, double gamma1, double gamma2, RandomModes modes) {
        this.epsilon = epsilon;
        this.gamma1 = gamma1;
        this.gamma2 = gamma2;
        this.modes = modes;
    }

    /** The state for moments that do not depend on the random process. */
    double[] state(Moments m) {
        double[] y = new double[2 * size()];
        double re = m.xx() - m.pp();
        double im = 2 * m.xp();
        double[] first = {1, 0, m.x(), m.p(), m.x(), -m.p(), (m.xx() + m.pp()) / 2, 0, re, im, re, -im};
        for (int i = 0; i < first.length; i++) {
            y[i] = m.mass() * first[i];
        }
        return y;
    }

    /** The mean moments of a state. */
    static Moments moments(double[] y) {
        double mass = y[0];
        double energy = y[6] / mass;
        double half = y[8] / mass / 2;
        return new Moments(mass, energy, y[2] / mass, y[3] / mass, energy + half, y[9] / mass / 2, energy - half);
    }

    @Override
    int size() {
        return UNKNOWNS * modes.size();
    }

    @Override
    public void computeDerivatives(double tau, double[] y, double[] dy) {
        double g = epsilon * signal(tau);
        for (int j = 0; j < modes.size(); j++) {
            int o = 2 * UNKNOWNS * j;
            double mu = modes.decay()[j];
            decay(y, dy, o, mu, 0);
            decay(y, dy, o + 2, mu + gamma1, -1);
            decay(y, dy, o + 4, mu + gamma1, 1);
            decay(y, dy, o + 6, mu, 0);
            decay(y, dy, o + 8, mu + gamma2, -2);
            decay(y, dy, o + 10, mu + gamma2, 2);
            for (int l = 0; l < modes.size(); l++) {
                double c = g * modes.coupling()[j][l];
                if (c != 0) {
                    couple(y, 2 * UNKNOWNS * l, dy, o, c);
                }
            }
        }
    }

    /** dy = (−rate + i·turn) y for one unknown. */
    private static void decay(double[] y, double[] dy, int i, double rate, double turn) {
        dy[i] = -rate * y[i] - turn * y[i + 1];
        dy[i + 1] = -rate * y[i + 1] + turn * y[i];
    }

    private static void couple(double[] y, int from, double[] dy, int to, double c) {
        timesI(y, from, dy, to + 2, -c);
        timesI(y, from, dy, to + 4, c);
        // −c (z − z̄)/(2i) = (ic/2)(z − z̄)
        timesI(y, from + 2, dy, to + 6, c / 2);
        timesI(y, from + 4, dy, to + 6, -c / 2);
        timesI(y, from + 2, dy, to + 8, -2 * c);
        timesI(y, from + 4, dy, to + 10, 2 * c);
    }

    /** dy += i·c·y for one unknown. */
    private static void timesI(double[] y, int from, double[] dy, int to, double c) {
        dy[to] -= c * y[from + 1];
        dy[to + 1] += c * y[from];
    }
}
