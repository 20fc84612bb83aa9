package io.github.secular.classical;

import io.github.secular.numerics.Formula;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.RefusalException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Relaxation of f towards its mean over each energy shell, at rate γ per unit of fast time
 * (doc/classical.md, C1.3 and C1.4): γ(E) ε^μ (P f − f), or, with a kernel that depends on the difference of angles
 * only, at γ_k = γ (1 − b_k) for the angle harmonic k of each orbit, and γ for differences between the orbits of a
 * shell; or with any {@link ShellKernel}.
 */
public final class Relaxation {
    /** γ = 0. */
    public static final Relaxation NONE = constant(0);

    private static final Pattern ANGLE = Pattern.compile("\\bphi\\b");

    private static final String NO_LIMIT = "Under a quasi-periodic potential there is no limit without relaxation";

    private final Formula rate;
    private final double exponent;
    private final double[] kernel;
    /** Null where there is none; then the coefficients count. */
    private final ShellKernel general;

    private Relaxation(Formula rate, double exponent, double[] kernel, ShellKernel general) {
        this.rate = rate;
        this.exponent = exponent;
        this.kernel = kernel.clone();
        this.general = general;
    }

    /** γ = const. @throws InvalidInputException unless it is finite and not negative */
    public static Relaxation constant(double rate) {
        if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("gamma", "" + rate, "a finite number of at least 0");
        }
        return new Relaxation(Formula.constant(rate, "E"), 0, new double[0], null);
    }

    /** γ(E). @param text a formula in E @throws InvalidInputException if it is none */
    public static Relaxation formula(String text) {
        return new Relaxation(new Formula(text, "E"), 0, new double[0], null);
    }

    /** The same, vanishing with ε: γ ε^μ. @param mu at least 0 */
    public Relaxation vanishing(double mu) {
        if (!(mu >= 0 && mu < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("mu", "" + mu, "a finite number of at least 0");
        }
        return new Relaxation(rate, mu, kernel, general);
    }

    /**
     * The same rate with an angle-difference kernel B = γ b(θ − θ′) ω/2π.
     *
     * @param coefficients b_1, b_2, …: b(θ) = 1 + 2 Σ b_k cos kθ; zeros beyond
     * @throws InvalidInputException unless b is not negative, so that |b_k| ≤ 1, and b_k &lt; 1, so that only functions
     *     of E are at rest
     */
    public Relaxation withKernel(double... coefficients) {
        for (int k = 0; k < coefficients.length; k++) {
            if (!(coefficients[k] >= -1 && coefficients[k] < 1)) {
                throw new InvalidInputException(
                        "b_" + (k + 1), "" + coefficients[k], "a number of at least -1 and below 1");
            }
        }
        AngleKernel.requirePositive(coefficients);
        return new Relaxation(rate, exponent, coefficients, null);
    }

    /**
     * The same rate with any collision kernel B between the points of a shell, relative to γ: B = 1 is full relaxation.
     *
     * @param b symmetric and not negative, which is checked where it is used
     */
    public Relaxation withKernel(ShellKernel b) {
        return new Relaxation(rate, exponent, new double[0], b);
    }

    /**
     * The same rate with a kernel given by a formula: in {@code phi}, a function b(θ − θ′), even and of mean 1, which
     * becomes its coefficients b_k; or in {@code x, p, x2, p2}, any symmetric function of two points of a shell.
     *
     * @throws InvalidInputException if it is neither
     */
    public Relaxation withKernelFormula(String text) {
        if (ANGLE.matcher(text).find()) {
            Formula b = new Formula(text, "phi");
            return withKernel(AngleKernel.coefficients(b::at));
        }
        return withKernel(FormulaKernel.of(text));
    }

    /**
     * For limits under a quasi-periodic potential, which need relaxation.
     *
     * @param gamma a rate at an energy
     * @return the rate
     * @throws RefusalException if it is 0
     */
    public static double required(double gamma, double energy) {
        if (!(gamma > 0)) {
            throw new RefusalException(
                    NO_LIMIT + " (gamma = 0 at E = " + energy + "); set gamma above 0 on all energies in use.");
        }
        return gamma;
    }

    /** The same of all energies together. @throws RefusalException if there is no relaxation at all */
    public void require() {
        if (isZero()) {
            throw new RefusalException(NO_LIMIT + ": set gamma above 0.");
        }
    }

    /**
     * γ(E), the factor ε^μ left out.
     *
     * @throws InvalidInputException if the formula is negative or not finite there
     */
    public double rate(double energy) {
        double value = rate.at(energy);
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException(
                    "gamma", rate + " = " + value + " at E = " + energy, "a finite rate of at least 0");
        }
        return value;
    }

    /**
     * γ_k(E) of the angle harmonic k, of either sign; 0 for k = 0. The factor ε^μ is left out.
     *
     * @throws RefusalException if the kernel does not act on each harmonic by itself
     */
    public double rate(double energy, int k) {
        int j = Math.abs(k);
        return j == 0 ? 0 : rate(energy) * (1 - kernel(j));
    }

    /** b_k, k ≥ 1. @throws RefusalException if the kernel does not depend on angle differences only */
    public double kernel(int k) {
        if (general != null) {
            throw new RefusalException("This method knows collision kernels of angle differences only, but the kernel"
                    + " is " + general + "; give it as a formula in phi or by its coefficients.");
        }
        return k <= kernel.length ? kernel[k - 1] : 0;
    }

    /** b_1, b_2, … as given, a copy. */
    public double[] kernel() {
        return kernel.clone();
    }

    /** Whether there is a kernel of either kind. */
    public boolean hasKernel() {
        return kernel.length > 0 || general != null;
    }

    /** The kernel, where it does not depend on angle differences only. */
    public Optional<ShellKernel> shellKernel() {
        return Optional.ofNullable(general);
    }

    /** μ: the rate in the equation is γ ε^μ. */
    public double exponent() {
        return exponent;
    }

    /** Whether γ is the same at all energies. */
    public boolean isConstant() {
        return rate.isConstant();
    }

    /** Whether γ = 0 at all energies. */
    public boolean isZero() {
        return rate.isConstant() && rate.at(0) == 0;
    }

    /** This relaxation at a given ε: γ ε^μ with μ = 0. */
    public Relaxation at(double epsilon) {
        if (exponent == 0) {
            return this;
        }
        return new Relaxation(rate.times(Math.pow(epsilon, exponent)), 0, kernel, general);
    }

    @Override
    public String toString() {
        return "gamma = " + rate + (exponent == 0 ? "" : " * epsilon^" + exponent)
                + (kernel.length == 0 ? "" : ", kernel b_k = " + Arrays.toString(kernel))
                + (general == null ? "" : ", kernel B = " + general);
    }
}
