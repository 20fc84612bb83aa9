package io.github.secular.quantum.slowset;

import java.util.Arrays;

/**
 * Takes the entries of X z one by one, for several columns of amplitudes z side by side: first an entry is summed
 * ({@link #addTerm}), then it is taken ({@link #addEntry}). Not for use by several threads at once.
 */
abstract class EntrySums {
    private final int columns;
    /** The amplitude of the entry that is being summed. */
    final double[] real;

    final double[] imaginary;
    private boolean isZero = true;

    EntrySums(int columns) {
        this.columns = columns;
        real = new double[columns];
        imaginary = new double[columns];
    }

    /** Adds the entries of one column to y, interleaved. */
    static EntrySums into(double[] y) {
        return new EntrySums(1) {
            @Override
            void add(int entry) {
                y[2 * entry] += real[0];
                y[2 * entry + 1] += imaginary[0];
            }
        };
    }

    /** Takes an entry of which {@link #real} and {@link #imaginary} hold the amplitude. */
    abstract void add(int entry);

    /** How many columns there are. */
    final int columns() {
        return columns;
    }

    /** Adds x times amplitude k of a block, whose rows 2k and 2k + 1 hold (re, im), to the entry that is being summed. */
    final void addTerm(double xr, double xi, double[] z, int k) {
        if (xr != 0 || xi != 0) {
            isZero = false;
            int a = 2 * k * columns;
            int b = a + columns;
            for (int t = 0; t < columns; t++) {
                real[t] += xr * z[a + t] - xi * z[b + t];
                imaginary[t] += xr * z[b + t] + xi * z[a + t];
            }
        }
    }

    /** Takes the entry that was summed by {@link #addTerm}. */
    final void addEntry(int entry) {
        if (!isZero) {
            add(entry);
            Arrays.fill(real, 0);
            Arrays.fill(imaginary, 0);
            isZero = true;
        }
    }
}
