package io.github.secular.quantum;

import io.github.secular.numerics.InvalidInputException;

/**
 * Damping of the coherences: ρ_nm decays at the rate ε^(μ−2) γ_nm in slow time
 * (doc/quantum.md, Q1.2). Symmetric, non-negative, zero on the diagonal.
 */
public final class Damping {
    private final double[][] gamma;
    private final double exponent;

    /**
     * @param gamma γ[n][m], N × N, dimensionless (fast-time rates); the diagonal is ignored
     * @param exponent μ ≥ 0
     * @throws InvalidInputException if γ is not symmetric, negative or not finite, or μ is negative
     */
    public Damping(double[][] gamma, double exponent) {
        int n = gamma.length;
        this.gamma = new double[n][n];
        for (int i = 0; i < n; i++) {
            if (gamma[i].length != n) {
                throw new InvalidInputException(
                        "gamma[" + i + "]", gamma[i].length + " numbers", n + ", one per level");
            }
            for (int j = 0; j < n; j++) {
                if (i == j) {
                    continue;
                }
                String where = "gamma[" + i + "][" + j + "]";
                if (!(gamma[i][j] >= 0 && gamma[i][j] < Double.POSITIVE_INFINITY)) {
                    throw new InvalidInputException(where, "" + gamma[i][j], "a finite rate of at least 0");
                }
                if (gamma[i][j] != gamma[j][i]) {
                    throw new InvalidInputException(
                            where,
                            gamma[i][j] + " where gamma[" + j + "][" + i + "] is " + gamma[j][i],
                            "a symmetric matrix");
                }
                this.gamma[i][j] = gamma[i][j];
            }
        }
        if (!(exponent >= 0 && exponent < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("exponent", "" + exponent, "a finite number of at least 0");
        }
        this.exponent = exponent;
    }

    public int size() {
        return gamma.length;
    }

    /** γ_nm, without its power of ε; 0 for n = m. */
    public double gamma(int n, int m) {
        return gamma[n][m];
    }

    /** μ. */
    public double exponent() {
        return exponent;
    }

    /** ε^μ γ_nm, the damping rate in fast time. */
    public double fastRate(double epsilon, int n, int m) {
        return exponent == 0 ? gamma[n][m] : Math.pow(epsilon, exponent) * gamma[n][m];
    }

    /** The smallest γ_nm > 0, or 0 if nothing is damped. */
    public double smallestPositive() {
        double min = Double.POSITIVE_INFINITY;
        for (double[] row : gamma) {
            for (double g : row) {
                if (g > 0) {
                    min = Math.min(min, g);
                }
            }
        }
        return min < Double.POSITIVE_INFINITY ? min : 0;
    }
}
