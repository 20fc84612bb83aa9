package io.github.secular.classical;

import io.github.secular.numerics.Formula;
import io.github.secular.numerics.InvalidInputException;
import java.util.Arrays;

/**
 * Relaxation of f towards its mean over each energy shell, at rate γ per unit of fast time (MATH-classical, sections
 * 1 and 4): γ(E) ε^μ (P f − f), or, with a kernel that depends on the difference of angles only, at γ_k = γ (1 − b_k)
 * for the angle harmonic k.
 */
public final class Relaxation {
    /** γ = 0. */
    public static final Relaxation NONE = constant(0);

    private final Formula rate;
    private final double exponent;
    private final double[] kernel;

    private Relaxation(Formula rate, double exponent, double[] kernel) {
        this.rate = rate;
        this.exponent = exponent;
        this.kernel = kernel.clone();
    }

    /** γ = const. @throws InvalidInputException unless it is finite and not negative */
    public static Relaxation constant(double rate) {
        if (!(rate >= 0 && rate < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("gamma", "" + rate, "a finite number of at least 0");
        }
        return new Relaxation(new Formula(Double.toString(rate), "E"), 0, new double[0]);
    }

    /** γ(E). @param text a formula in E @throws InvalidInputException if it is none */
    public static Relaxation formula(String text) {
        return new Relaxation(new Formula(text, "E"), 0, new double[0]);
    }

    /** The same, vanishing with ε: γ ε^μ. @param mu at least 0 */
    public Relaxation vanishing(double mu) {
        if (!(mu >= 0 && mu < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("mu", "" + mu, "a finite number of at least 0");
        }
        return new Relaxation(rate, mu, kernel);
    }

    /**
     * The same rate with an angle-difference kernel B = γ b(θ − θ′) ω/2π.
     *
     * @param coefficients b_1, b_2, …: b(θ) = 1 + 2 Σ b_k cos kθ; zeros beyond
     * @throws InvalidInputException unless |b_k| ≤ 1, as it is where b is not negative, and b_k &lt; 1, so that only
     *     functions of E are at rest
     */
    public Relaxation withKernel(double... coefficients) {
        for (int k = 0; k < coefficients.length; k++) {
            if (!(coefficients[k] >= -1 && coefficients[k] < 1)) {
                throw new InvalidInputException(
                        "b_" + (k + 1), "" + coefficients[k], "a number of at least -1 and below 1");
            }
        }
        return new Relaxation(rate, exponent, coefficients);
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

    /** γ_k(E) of the angle harmonic k, of either sign; 0 for k = 0. The factor ε^μ is left out. */
    public double rate(double energy, int k) {
        int j = Math.abs(k);
        return j == 0 ? 0 : rate(energy) * (1 - kernel(j));
    }

    /** b_k, k ≥ 1. */
    public double kernel(int k) {
        return k <= kernel.length ? kernel[k - 1] : 0;
    }

    /** b_1, b_2, … as given, a copy. */
    public double[] kernel() {
        return kernel.clone();
    }

    public boolean hasKernel() {
        return kernel.length > 0;
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
        String scaled = "(" + rate.text() + ") * " + Math.pow(epsilon, exponent);
        return new Relaxation(new Formula(scaled, "E"), 0, kernel);
    }

    @Override
    public String toString() {
        return "gamma = " + rate + (exponent == 0 ? "" : " * epsilon^" + exponent)
                + (kernel.length == 0 ? "" : ", kernel b_k = " + Arrays.toString(kernel));
    }
}
