package io.github.secular.classical.space;

import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;

/** The second moments of two oscillators under V = xy cos ντ (doc/classical.md, C9.7), by Runge-Kutta steps. */
final class SqueezedTrap {
    private SqueezedTrap() {}

    /** ⟨E⟩(t) − ⟨E⟩(0) from a thermal start. @param temperature T @param t slow time */
    static double gain(double w1, double w2, double nu, double gamma, double epsilon, double temperature, double t) {
        // xx, xu, uu, yy, yv, vv, xy, xv, yu, uv; u and v are the momenta
        double[] m = new double[10];
        m[0] = temperature / (w1 * w1);
        m[2] = temperature;
        m[3] = temperature / (w2 * w2);
        m[5] = temperature;
        double before = energy(m, w1, w2);
        FirstOrderDifferentialEquations equations = new FirstOrderDifferentialEquations() {
            @Override
            public int getDimension() {
                return 10;
            }

            @Override
            public void computeDerivatives(double tau, double[] z, double[] d) {
                double c = epsilon * Math.cos(nu * tau);
                double a = w1 * w1;
                double b = w2 * w2;
                double e = energy(z, w1, w2);
                d[0] = 2 * z[1] + gamma * (e / (2 * a) - z[0]);
                d[1] = z[2] - a * z[0] - c * z[6] - gamma * z[1];
                d[2] = -2 * a * z[1] - 2 * c * z[8] + gamma * (e / 2 - z[2]);
                d[3] = 2 * z[4] + gamma * (e / (2 * b) - z[3]);
                d[4] = z[5] - b * z[3] - c * z[6] - gamma * z[4];
                d[5] = -2 * b * z[4] - 2 * c * z[7] + gamma * (e / 2 - z[5]);
                d[6] = z[7] + z[8] - gamma * z[6];
                d[7] = z[9] - b * z[6] - c * z[0] - gamma * z[7];
                d[8] = z[9] - a * z[6] - c * z[3] - gamma * z[8];
                d[9] = -a * z[7] - b * z[8] - c * (z[1] + z[4]) - gamma * z[9];
            }
        };
        new DormandPrince853Integrator(1e-8, 1, 1e-11, 1e-11).integrate(equations, 0, m, t / (epsilon * epsilon), m);
        return energy(m, w1, w2) - before;
    }

    private static double energy(double[] m, double w1, double w2) {
        return (m[2] + w1 * w1 * m[0] + m[5] + w2 * w2 * m[3]) / 2;
    }
}
