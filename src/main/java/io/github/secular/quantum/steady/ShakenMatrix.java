package io.github.secular.quantum.steady;

import io.github.secular.quantum.slowset.TorusMatrix;

/**
 * The entries of D + M, each changed by a small part of itself, as good as at random, but the same for the same entry
 * (doc/bloch-solvers.md, B11.4).
 *
 * @param noise that part; 0 for the entries as they are
 */
record ShakenMatrix(TorusMatrix torus, double noise) {
    /** A factor 1 ± noise. */
    private double shaken(long number) {
        if (noise == 0) {
            return 1;
        }
        // the finaliser of SplitMix64, whose last bits are as good as random
        long z = (number + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return 1 + ((z ^ (z >>> 31)) < 0 ? -noise : noise);
    }

    /** Real part of entry e of M. */
    double re(int e) {
        return torus.re()[e] * shaken(e);
    }

    double im(int e) {
        return torus.im()[e] * shaken(e);
    }

    /** Real part of entry i of D. */
    double diagonalRe(int i) {
        return torus.damping()[i] * shaken(2L * (torus.source().length + i));
    }

    double diagonalIm(int i) {
        return torus.frequency()[i] * shaken(2L * (torus.source().length + i) + 1);
    }
}
