package io.github.secular.scenario;

import io.github.secular.drive.Noise;
import io.github.secular.numerics.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * The "correlation" of noises, ρ_ij = E[ξ_i ξ_j]/√(v_i v_j): noises of one kind and memory are made as mixtures
 * ξ_i = Σ_{j≤i} F_ij η_j of independent ones η_j of that kind, of the variances v_j (doc/light.md, L4.9).
 */
final class NoiseCorrelation {
    private static final double ROUNDING = 1e-12;
    /** Lags at which memories are compared, in units of the first one's kinks or of 1. */
    private static final double[] LAGS = {0.13, 0.4, 0.77, 1, 1.9, 5};

    private NoiseCorrelation() {}

    /**
     * F, lower triangular; the unit matrix where the file has no correlation.
     *
     * @throws InvalidInputException if the matrix is none of correlations, or joins noises that have no mixtures
     */
    static double[][] factors(Place root, List<Noise> noises) {
        int n = noises.size();
        double[][] out = new double[n][n];
        for (int i = 0; i < n; i++) {
            out[i][i] = 1;
        }
        if (!root.has("correlation")) {
            return out;
        }
        double[][] rho = matrix(root.get("correlation"), n);
        requireAlike(root.get("correlation"), rho, noises);
        requirePositive(root.get("correlation"), rho);
        double[][] factor = cholesky(rho);
        for (int i = 0; i < n; i++) {
            double own = Math.sqrt(noises.get(i).variance());
            for (int j = 0; j <= i; j++) {
                double other = Math.sqrt(noises.get(j).variance());
                // A noise that is 0 takes part in nothing.
                out[i][j] = own > 0 && other > 0 ? factor[i][j] * (i == j ? 1 : own / other) : i == j ? 1 : 0;
            }
        }
        return out;
    }

    /** @throws InvalidInputException for a correlation of nothing */
    static void requireNoises(Place root) {
        if (root.has("correlation") && !root.has("noises")) {
            throw new InvalidInputException("", "a \"correlation\" without \"noises\"", "a correlation of noises");
        }
    }

    private static double[][] matrix(Place place, int n) {
        List<Place> rows = place.list(n, "one row per noise");
        double[][] out = new double[n][];
        for (int i = 0; i < n; i++) {
            out[i] = rows.get(i).numbers(n, "one per noise");
            if (Math.abs(out[i][i] - 1) > ROUNDING) {
                throw at(place, i, i, out[i][i], "1 on the diagonal");
            }
            for (int j = 0; j < i; j++) {
                if (!(Math.abs(out[i][j] - out[j][i]) <= ROUNDING)) {
                    throw at(
                            place,
                            i,
                            j,
                            out[i][j],
                            "the same as " + place.path() + "[" + j + "][" + i + "] = " + out[j][i]);
                }
            }
        }
        return out;
    }

    private static InvalidInputException at(Place place, int i, int j, double found, String allowed) {
        return new InvalidInputException(place.path() + "[" + i + "][" + j + "]", "" + found, allowed);
    }

    private static void requireAlike(Place place, double[][] rho, List<Noise> noises) {
        for (int i = 0; i < rho.length; i++) {
            for (int j = 0; j < i; j++) {
                boolean both = noises.get(i).variance() > 0 && noises.get(j).variance() > 0;
                if (rho[i][j] != 0 && !(both && alike(noises.get(i), noises.get(j)))) {
                    throw at(
                            place,
                            i,
                            j,
                            rho[i][j],
                            "0, unless both noises are of one type with the same memory and a variance above 0");
                }
            }
        }
    }

    /** Whether two noises are the same but for their variances. */
    private static boolean alike(Noise a, Noise b) {
        boolean same = a.getClass() == b.getClass() && a.cells().equals(b.cells());
        double[] kinks = a.kinks();
        double unit = kinks[kinks.length - 1] < Double.POSITIVE_INFINITY ? kinks[kinks.length - 1] : 1;
        double[] lags = Arrays.copyOf(LAGS, LAGS.length + kinks.length);
        for (int i = 0; i < lags.length; i++) {
            double lag = i < LAGS.length ? LAGS[i] * unit : kinks[i - LAGS.length];
            double difference = a.covariance(lag) / a.variance() - b.covariance(lag) / b.variance();
            same &= lag == Double.POSITIVE_INFINITY || Math.abs(difference) <= ROUNDING;
        }
        return same;
    }

    private static void requirePositive(Place place, double[][] rho) {
        double least = Arrays.stream(new EigenDecomposition(new Array2DRowRealMatrix(rho)).getRealEigenvalues())
                .min()
                .orElse(1);
        if (!(least >= -ROUNDING * rho.length)) {
            throw new InvalidInputException(
                    place.path(),
                    "a matrix with the negative eigenvalue " + (float) least,
                    "a positive semidefinite one, as correlations of noises are");
        }
    }

    /** L with L Lᵀ = ρ, columns 0 where ρ is singular. */
    private static double[][] cholesky(double[][] rho) {
        int n = rho.length;
        double[][] l = new double[n][n];
        for (int j = 0; j < n; j++) {
            double pivot = rho[j][j];
            for (int k = 0; k < j; k++) {
                pivot -= l[j][k] * l[j][k];
            }
            if (pivot <= ROUNDING * n) {
                continue;
            }
            l[j][j] = Math.sqrt(pivot);
            for (int i = j + 1; i < n; i++) {
                double sum = rho[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= l[i][k] * l[j][k];
                }
                l[i][j] = sum / l[j][j];
            }
        }
        return l;
    }
}
