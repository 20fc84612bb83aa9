package io.github.secular.quantum.limit;

import io.github.secular.drive.RandomDrive;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Heap;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.complex.Complex;

/**
 * The operator 𝒬 of a random drive, paper 1, Proposition 3: what the noise does to the whole density
 * matrix in second order, in slow time (doc/quantum.md, Q7.3; doc/errata.md, E1.5). Entry (n, m) of a density
 * stands at n N + m. Between populations it is A_♯ with the rates of {@link RandomRates}.
 */
public final class RandomOperator {
    /** Levels are degenerate where |w| is at most this part of the largest |w|. */
    static final double DEGENERATE = 1e-9;

    /** 2 N⁴ numbers in one array. */
    private static final int LARGEST = 180;

    private RandomOperator() {}

    /**
     * 𝒬 in full, N² × N².
     *
     * @param damped as in {@link RandomRates#of}
     * @throws io.github.secular.numerics.RefusalException if the drive is not random, or a memory integral diverges
     */
    public static ComplexMatrix of(BlochModel model, boolean damped) {
        RandomDrive drive = RandomRates.drive(model);
        int size = model.size();
        if (size > LARGEST) {
            throw new RefusalException("The operator Q is for at most " + LARGEST + " levels, but this model has "
                    + size + ": take fewer levels, or choose the limit random.");
        }
        // The operator, and what is taken of it.
        Heap.require(
                32 * Math.pow(size, 4),
                "The operator Q of " + size + " levels",
                "take fewer levels, or choose the limit random");
        Complex[][] z = new Complex[size][size];
        for (int n = 0; n < size; n++) {
            for (int m = 0; m < size; m++) {
                z[n][m] = n == m ? Complex.ZERO : RandomRates.divisor(model, n, m, damped);
            }
        }
        Accumulator q = new Accumulator(size);
        for (int n = 0; n < size; n++) {
            for (int m = 0; m < size; m++) {
                for (int k = 0; k < size; k++) {
                    for (int l = 0; l < size; l++) {
                        q.add(n, m, l, m, -1, drive.laplace(n, k, k, l, z[k][m].subtract(z[l][m])));
                        q.add(n, m, k, l, 1, drive.laplace(n, k, l, m, z[k][m].subtract(z[k][l])));
                        q.add(n, m, l, k, 1, drive.laplace(k, m, n, l, z[n][k].subtract(z[l][k])));
                        q.add(n, m, n, l, -1, drive.laplace(k, m, l, k, z[n][k].subtract(z[n][l])));
                    }
                }
            }
        }
        return ComplexMatrix.of(size * size, size * size, q.data);
    }

    private static final class Accumulator {
        final int size;
        final double[] data;

        Accumulator(int size) {
            this.size = size;
            this.data = new double[2 * size * size * size * size];
        }

        void add(int n, int m, int a, int b, int sign, Complex value) {
            int at = 2 * ((n * size + m) * size * size + a * size + b);
            data[at] += sign * value.getReal();
            data[at + 1] += sign * value.getImaginary();
        }
    }

    /**
     * The entries n N + m of ρ that move in slow time only: populations first, then those coherences that
     * are degenerate (w = 0) and neither damped nor split more strongly than by ε².
     */
    static int[] slowEntries(BlochModel model) {
        int size = model.size();
        double scale = 0;
        for (int n = 0; n < size; n++) {
            for (int m = 0; m < n; m++) {
                scale = Math.max(scale, Math.abs(limitFrequency(model, n, m)));
            }
        }
        List<Integer> out = new ArrayList<>();
        for (int n = 0; n < size; n++) {
            out.add(n * size + n);
        }
        for (int n = 0; n < size; n++) {
            for (int m = 0; m < size; m++) {
                boolean degenerate = Math.abs(limitFrequency(model, n, m)) <= DEGENERATE * scale;
                boolean damped =
                        model.damping().gamma(n, m) > 0 && model.damping().exponent() < 2;
                boolean split = model.levels().shift(n) != model.levels().shift(m)
                        && model.levels().shiftExponent() < 2;
                if (n != m && degenerate && !damped && !split) {
                    out.add(n * size + m);
                }
            }
        }
        return out.stream().mapToInt(Integer::intValue).toArray();
    }

    private static double limitFrequency(BlochModel model, int n, int m) {
        return RandomRates.divisor(model, n, m, false).getImaginary();
    }

    /** The rows and columns of {@code matrix} with the given numbers. */
    static ComplexMatrix restriction(ComplexMatrix matrix, int[] entries) {
        int s = entries.length;
        double[] data = new double[2 * s * s];
        for (int i = 0; i < s; i++) {
            for (int j = 0; j < s; j++) {
                data[2 * (i * s + j)] = matrix.re(entries[i], entries[j]);
                data[2 * (i * s + j) + 1] = matrix.im(entries[i], entries[j]);
            }
        }
        return ComplexMatrix.of(s, s, data);
    }
}
