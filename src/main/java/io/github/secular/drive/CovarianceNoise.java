package io.github.secular.drive;

import io.github.secular.numerics.InvalidInputException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.math3.complex.Complex;

/**
 * A noise of which only the covariance is known, as a table; it has a limit, but no paths and no exact
 * mean. Between the times of the table C is the cubic through the four nearest of them, beyond the last
 * time it is zero.
 */
public final class CovarianceNoise implements Noise {
    private static final int ORDER = 3;

    private final double[] times;
    private final double[] values;
    /** Per interval the cubic's coefficients in powers of (τ − left end). */
    private final double[][] pieces;

    /**
     * @param times τ, increasing from 0, at least 2, fast time
     * @param values C(τ) at these times; |C(τ)| ≤ C(0)
     * @throws InvalidInputException if the table is none of this
     */
    public CovarianceNoise(double[] times, double[] values) {
        if (times.length < 2) {
            throw new InvalidInputException("times", times.length + " numbers", "at least 2");
        }
        if (values.length != times.length) {
            throw new InvalidInputException("values", values.length + " numbers", times.length + ", as many as times");
        }
        if (times[0] != 0) {
            throw new InvalidInputException("times[0]", "" + times[0], "0");
        }
        for (int i = 0; i < times.length; i++) {
            if (i > 0 && !(times[i] > times[i - 1] && times[i] < Double.POSITIVE_INFINITY)) {
                throw new InvalidInputException("times[" + i + "]", "" + times[i], "a number above " + times[i - 1]);
            }
            if (!(Math.abs(values[i]) <= values[0] && values[0] < Double.POSITIVE_INFINITY)) {
                throw new InvalidInputException(
                        "values[" + i + "]", "" + values[i], "a number no larger than the variance, values[0]");
            }
        }
        this.times = times.clone();
        this.values = values.clone();
        this.pieces = new double[times.length - 1][];
        for (int i = 0; i < pieces.length; i++) {
            int first = Math.max(0, Math.min(i - 1, times.length - 1 - ORDER));
            pieces[i] = cubic(first, Math.min(times.length, first + ORDER + 1), times[i]);
        }
    }

    /** The polynomial through the points first … end − 1, in powers of (τ − origin). */
    private double[] cubic(int first, int end, double origin) {
        int n = end - first;
        double[] divided = Arrays.copyOfRange(values, first, end);
        for (int k = 1; k < n; k++) {
            for (int i = n - 1; i >= k; i--) {
                divided[i] = (divided[i] - divided[i - 1]) / (times[first + i] - times[first + i - k]);
            }
        }
        // Newton's form, expanded from the innermost bracket: q ← q · (x − x_k) + d_k, x = τ − origin.
        double[] q = new double[ORDER + 1];
        for (int k = n - 1; k >= 0; k--) {
            double node = times[first + k] - origin;
            for (int j = ORDER; j >= 0; j--) {
                q[j] = (j > 0 ? q[j - 1] : 0) - node * q[j];
            }
            q[0] += divided[k];
        }
        return q;
    }

    @Override
    public double variance() {
        return values[0];
    }

    @Override
    public double covariance(double tau) {
        double x = Math.abs(tau);
        if (x > support()) {
            return 0;
        }
        int found = Arrays.binarySearch(times, x);
        int i = Math.min(pieces.length - 1, found >= 0 ? found : -found - 2);
        double s = x - times[i];
        double[] q = pieces[i];
        return q[0] + s * (q[1] + s * (q[2] + s * q[3]));
    }

    /** The table's cubics times exp(−z τ), integrated exactly piece by piece (Filon's way): no limit on |z|. */
    @Override
    public Complex laplace(Complex z) {
        Complex sum = Complex.ZERO;
        for (int i = 0; i < pieces.length; i++) {
            double h = times[i + 1] - times[i];
            Complex piece = Complex.ZERO;
            Complex[] moments = moments(z.multiply(h));
            double power = h;
            for (int k = 0; k <= ORDER; k++) {
                piece = piece.add(moments[k].multiply(pieces[i][k] * power));
                power *= h;
            }
            sum = sum.add(piece.multiply(z.multiply(-times[i]).exp()));
        }
        return sum;
    }

    /** ∫₀¹ s^k e^{−x s} ds for k = 0 … 3; the recursion upwards is stable for |x| of at least about k. */
    private static Complex[] moments(Complex x) {
        Complex[] out = new Complex[ORDER + 1];
        if (x.abs() < ORDER) {
            for (int k = 0; k <= ORDER; k++) {
                Complex power = Complex.ONE;
                Complex sum = Complex.ZERO;
                for (int j = 0; power.abs() > 1e-18; j++) {
                    sum = sum.add(power.divide(k + j + 1.0));
                    power = power.multiply(x).divide(-(j + 1.0));
                }
                out[k] = sum;
            }
        } else {
            Complex end = x.negate().exp();
            out[0] = Complex.ONE.subtract(end).divide(x);
            for (int k = 1; k <= ORDER; k++) {
                out[k] = out[k - 1].multiply(k).subtract(end).divide(x);
            }
        }
        return out;
    }

    @Override
    public double support() {
        return times[times.length - 1];
    }

    @Override
    public double[] kinks() {
        return times.clone();
    }

    /** None: a covariance tells nothing of the process behind it. */
    @Override
    public Optional<NoiseModes> modes() {
        return Optional.empty();
    }

    /** C(τ) of the table, a copy. */
    public double[] values() {
        return values.clone();
    }

    @Override
    public String description() {
        return "covariance table, " + times.length + " values up to " + support();
    }
}
