package io.github.secular.classical;

import io.github.secular.numerics.InvalidInputException;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * Kernels that depend on the difference φ of two angles only, b(φ) = 1 + 2 Σ b_k cos kφ: even, of mean 1, not negative
 * (doc/classical.md, C1.4).
 */
final class AngleKernel {
    private static final int FEWEST = 64;
    private static final int MOST = 4096;
    private static final double TAIL = 1e-14;
    private static final double TOLERANCE = 1e-10;
    private static final int SAMPLES = 1024;

    private AngleKernel() {}

    /**
     * b_1, b_2, …, as many as are more than rounding.
     *
     * @throws InvalidInputException if b is not even, not of mean 1, negative, or too rough for its coefficients to
     *     decay
     */
    static double[] coefficients(DoubleUnaryOperator b) {
        for (int n = FEWEST; n <= MOST; n *= 2) {
            double[] values = new double[n];
            for (int j = 0; j < n; j++) {
                double phi = 2 * Math.PI * j / n;
                values[j] = b.applyAsDouble(phi);
                // Even, and still so a turn later, as a function of period 2π is.
                for (double mirror : new double[] {-phi, 2 * Math.PI - phi}) {
                    double other = b.applyAsDouble(mirror);
                    if (!(values[j] >= -TOLERANCE
                            && values[j] < Double.POSITIVE_INFINITY
                            && Math.abs(values[j] - other) <= TOLERANCE * (1 + values[j]))) {
                        throw new InvalidInputException(
                                "kernel",
                                values[j] + " at phi = " + phi + " and " + other + " at " + mirror,
                                "an even kernel of period 2 pi that is not negative");
                    }
                }
            }
            Complex[] spectrum =
                    new FastFourierTransformer(DftNormalization.STANDARD).transform(values, TransformType.FORWARD);
            double mean = spectrum[0].getReal() / n;
            double tail = 0;
            for (int k = 3 * n / 8; k <= n / 2; k++) {
                tail = Math.max(tail, spectrum[k].abs() / n);
            }
            if (tail <= TAIL * mean) {
                if (!(Math.abs(mean - 1) <= TOLERANCE)) {
                    throw new InvalidInputException(
                            "kernel", "mean " + mean + " over phi", "mean 1; divide by it and multiply gamma");
                }
                int last = 3 * n / 8 - 1;
                while (last > 0 && Math.abs(spectrum[last].getReal() / n) <= TAIL) {
                    last--;
                }
                double[] out = new double[last];
                for (int k = 0; k < last; k++) {
                    out[k] = spectrum[k + 1].getReal() / n;
                }
                return out;
            }
        }
        throw new InvalidInputException("kernel", "a rough function of phi", "a smooth one, of period 2 pi");
    }

    /** @throws InvalidInputException if 1 + 2 Σ b_k cos kφ is negative somewhere */
    static void requirePositive(double[] b) {
        for (int j = 0; j <= SAMPLES; j++) {
            double phi = Math.PI * j / SAMPLES;
            double value = at(b, phi);
            if (!(value >= -TOLERANCE)) {
                throw new InvalidInputException(
                        "kernel",
                        value + " at an angle difference of " + phi,
                        "1 + 2 sum b_k cos(k phi) of at least 0");
            }
        }
    }

    /** 1 + 2 Σ b_k cos kφ. */
    static double at(double[] b, double phi) {
        double sum = 1;
        for (int k = 1; k <= b.length; k++) {
            sum += 2 * b[k - 1] * Math.cos(k * phi);
        }
        return sum;
    }
}
