package io.github.secular.quantum;

import io.github.secular.numerics.InvalidInputException;
import org.ejml.data.DMatrixRMaj;

/**
 * Rates between levels: entry (n, k), n ≠ k, is the rate n → k in slow time, at least 0.
 * The diagonal is always zero. The rate equation it stands for is dp/dt = W_♯ p
 * (doc/quantum.md, Q1.3).
 */
public final class RateMatrix {
    private final double[][] rates;

    /**
     * @param rates rate n → k at {@code [n][k]}, N × N; the diagonal is ignored
     * @throws InvalidInputException if a row has another length, or a rate is negative or not finite
     */
    public RateMatrix(double[][] rates) {
        int n = rates.length;
        this.rates = new double[n][n];
        for (int i = 0; i < n; i++) {
            if (rates[i].length != n) {
                throw new InvalidInputException("[" + i + "]", rates[i].length + " numbers", n + ", one per level");
            }
            for (int j = 0; j < n; j++) {
                if (i != j) {
                    if (!(rates[i][j] >= 0 && rates[i][j] < Double.POSITIVE_INFINITY)) {
                        throw new InvalidInputException(
                                "[" + i + "][" + j + "]", "" + rates[i][j], "a finite rate of at least 0");
                    }
                    this.rates[i][j] = rates[i][j];
                }
            }
        }
    }

    public static RateMatrix zero(int n) {
        return new RateMatrix(new double[n][n]);
    }

    public int size() {
        return rates.length;
    }

    /** The rate from level {@code from} to level {@code to}; 0 if they are the same. */
    public double rate(int from, int to) {
        return rates[from][to];
    }

    /** Σ_k W(n → k): how fast level n is emptied. */
    public double outflow(int n) {
        double sum = 0;
        for (double r : rates[n]) {
            sum += r;
        }
        return sum;
    }

    public boolean isZero() {
        for (int n = 0; n < rates.length; n++) {
            if (outflow(n) != 0) {
                return false;
            }
        }
        return true;
    }

    public RateMatrix plus(RateMatrix other) {
        double[][] sum = toArray();
        for (int i = 0; i < sum.length; i++) {
            for (int j = 0; j < sum.length; j++) {
                sum[i][j] += other.rates[i][j];
            }
        }
        return new RateMatrix(sum);
    }

    public RateMatrix times(double factor) {
        double[][] out = toArray();
        for (double[] row : out) {
            for (int j = 0; j < row.length; j++) {
                row[j] *= factor;
            }
        }
        return new RateMatrix(out);
    }

    /** W_♯, the generator of the rate equation, N × N: column n holds the flow out of level n and sums to zero. */
    public DMatrixRMaj sharp() {
        int n = size();
        DMatrixRMaj out = new DMatrixRMaj(n, n);
        for (int from = 0; from < n; from++) {
            for (int to = 0; to < n; to++) {
                out.set(to, from, to == from ? -outflow(from) : rates[from][to]);
            }
        }
        return out;
    }

    /** A copy, rate n → k at {@code [n][k]}. */
    public double[][] toArray() {
        double[][] out = new double[rates.length][];
        for (int i = 0; i < out.length; i++) {
            out[i] = rates[i].clone();
        }
        return out;
    }
}
