package io.github.secular.classical.harmonic;

/**
 * The oscillator x′ = p, p′ = −x − ε cos ντ without relaxation, and a Gaussian density carried by it
 * (doc/classical.md, C3.1; the sign of the force as in doc/errata.md, E3.1). With z = x + ip,
 *
 * <pre>
 *   z(τ) = e^{−iτ} z(0) + ε D(τ),   D(τ) = −i e^{−iτ} ∫_0^τ e^{is} cos νs ds
 * </pre>
 *
 * @param epsilon ε, the strength of the force
 * @param frequency ν, angular, per unit of fast time
 * @param variance a > 0: the variance of x and of p
 * @param x mean position at τ = 0
 * @param p mean momentum at τ = 0
 */
public record ForcedOscillator(double epsilon, double frequency, double variance, double x, double p) {
    private ForcedMotion.Carried carried(double tau) {
        return new ForcedMotion(
                        1, epsilon, TrigonometricSum.cosine(1, frequency, 0), TrigonometricSum.cosine(0, frequency, 0))
                .at(tau);
    }

    /** εD(τ) as (x, p): where a particle at rest at the origin has come to. */
    public double[] displacement(double tau) {
        ForcedMotion.Carried now = carried(tau);
        return new double[] {now.u(), now.p()};
    }

    /** Where the particle that is at (x, p) at time τ was at 0. */
    public double[] foot(double xNow, double pNow, double tau) {
        ForcedMotion.Carried now = carried(tau);
        return new double[] {now.footU(xNow, pNow), now.footP(xNow, pNow)};
    }

    /** The centre of the Gaussian as (x, p). */
    public double[] centre(double tau) {
        ForcedMotion.Carried now = carried(tau);
        return new double[] {now.cos() * x + now.sin() * p + now.u(), now.cos() * p - now.sin() * x + now.p()};
    }

    /** f(τ; x, p), of mass 1. */
    public double density(double xNow, double pNow, double tau) {
        double[] foot = foot(xNow, pNow, tau);
        double u = foot[0] - x;
        double v = foot[1] - p;
        return Math.exp(-(u * u + v * v) / (2 * variance)) / (2 * Math.PI * variance);
    }

    /** The mean of H0: variance + |centre|²/2. */
    public double meanEnergy(double tau) {
        double[] z = centre(tau);
        return variance + (z[0] * z[0] + z[1] * z[1]) / 2;
    }

    /** Π f(E) at time τ. */
    public double shellMean(double energy, double tau) {
        double[] z = centre(tau);
        return gaussianShellMean(energy, variance, Math.hypot(z[0], z[1]));
    }

    /**
     * Π of a round Gaussian of mass 1 whose centre lies at distance R from the origin (the Rice profile):
     * exp(−(2E + R²)/2a) I_0(R√(2E)/a) / (2πa).
     */
    public static double gaussianShellMean(double energy, double variance, double distance) {
        double r = Math.sqrt(2 * energy);
        double d = r - distance;
        return Math.exp(-d * d / (2 * variance)) * scaledI0(r * distance / variance) / (2 * Math.PI * variance);
    }

    /**
     * e^{−u} I_0(u) = (1/π) ∫_0^π exp(−u (1 − cos θ)) dθ: the trapezoidal rule converges geometrically once its
     * points resolve the peak, of width u^{−1/2}.
     */
    static double scaledI0(double u) {
        int n = 24 + (int) Math.ceil(8 * Math.sqrt(u));
        double sum = (1 + Math.exp(-2 * u)) / 2;
        for (int j = 1; j < n; j++) {
            double s = Math.sin(Math.PI * j / (2 * n));
            sum += Math.exp(-2 * u * s * s);
        }
        return sum / n;
    }
}
