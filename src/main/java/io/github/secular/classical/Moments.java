package io.github.secular.classical;

/**
 * Mass and means of a density f(x, p); every mean is an integral against f divided by the mass.
 *
 * @param mass ∫ f dx dp
 * @param energy mean of H0
 * @param x mean position
 * @param p mean momentum
 * @param xx mean of x²
 * @param xp mean of x p
 * @param pp mean of p²
 */
public record Moments(double mass, double energy, double x, double p, double xx, double xp, double pp) {
    private static final int POINTS = 600;

    /** Of f0, by the trapezoidal rule over its extent. */
    public static Moments of(InitialDensity f0, Hamiltonian1D hamiltonian) {
        PhaseRange r = f0.extent();
        double hx = (r.xTo() - r.xFrom()) / POINTS;
        double hp = (r.pTo() - r.pFrom()) / POINTS;
        Sum sum = new Sum();
        for (int i = 0; i <= POINTS; i++) {
            for (int j = 0; j <= POINTS; j++) {
                double x = r.xFrom() + i * hx;
                double p = r.pFrom() + j * hp;
                double edge = (i == 0 || i == POINTS ? 0.5 : 1) * (j == 0 || j == POINTS ? 0.5 : 1);
                sum.add(edge * hx * hp * f0.at(x, p), hamiltonian.energy(x, p), x, p);
            }
        }
        return sum.moments();
    }

    /** Collects weighted points. */
    public static final class Sum {
        private final double[] sums = new double[7];

        /** Adds a point of a given mass. */
        public void add(double mass, double energy, double x, double p) {
            sums[0] += mass;
            sums[1] += mass * energy;
            sums[2] += mass * x;
            sums[3] += mass * p;
            sums[4] += mass * x * x;
            sums[5] += mass * x * p;
            sums[6] += mass * p * p;
        }

        /** Adds all that another sum has collected. */
        public void add(Sum other) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += other.sums[i];
            }
        }

        public Moments moments() {
            double m = sums[0];
            return new Moments(m, sums[1] / m, sums[2] / m, sums[3] / m, sums[4] / m, sums[5] / m, sums[6] / m);
        }
    }
}
