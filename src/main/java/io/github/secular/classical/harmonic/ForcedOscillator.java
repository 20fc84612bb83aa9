package io.github.secular.classical.harmonic;

/**
 * The oscillator x′ = p, p′ = −x − ε cos ντ without relaxation, and a Gaussian density carried by it
 * (MATH-classical, section 3; the sign of the force as in its errata, row 1). With z = x + ip,
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
    private static final double SERIES = 1e-2;

    /** ∫_0^τ e^{iμs} ds as (re, im), by its series where μτ is small, so that nothing is lost near resonance. */
    private static double[] phaseIntegral(double mu, double tau) {
        double angle = mu * tau;
        if (Math.abs(angle) < SERIES) {
            // τ (1 + iα/2 − α²/6 − iα³/24 + α⁴/120 + iα⁵/720)
            double a2 = angle * angle;
            return new double[] {
                tau * (1 - a2 / 6 * (1 - a2 / 20 * (1 - a2 / 42))),
                tau * angle / 2 * (1 - a2 / 12 * (1 - a2 / 30 * (1 - a2 / 56)))
            };
        }
        double half = Math.sin(angle / 2);
        return new double[] {Math.sin(angle) / mu, 2 * half * half / mu};
    }

    /** εD(τ) as (x, p): where a particle at rest at the origin has come to. */
    public double[] displacement(double tau) {
        double[] plus = phaseIntegral(1 + frequency, tau);
        double[] minus = phaseIntegral(1 - frequency, tau);
        double re = epsilon * (plus[0] + minus[0]) / 2;
        double im = epsilon * (plus[1] + minus[1]) / 2;
        // times −i e^{−iτ} = −sin τ − i cos τ
        double c = Math.cos(tau);
        double s = Math.sin(tau);
        return new double[] {-s * re + c * im, -c * re - s * im};
    }

    /** Where the particle that is at (x, p) at time τ was at 0. */
    public double[] foot(double xNow, double pNow, double tau) {
        double[] d = displacement(tau);
        double u = xNow - d[0];
        double v = pNow - d[1];
        double c = Math.cos(tau);
        double s = Math.sin(tau);
        return new double[] {c * u - s * v, s * u + c * v};
    }

    /** The centre of the Gaussian as (x, p). */
    public double[] centre(double tau) {
        double[] d = displacement(tau);
        double c = Math.cos(tau);
        double s = Math.sin(tau);
        return new double[] {c * x + s * p + d[0], -s * x + c * p + d[1]};
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
