package io.github.secular.quantum.slowset;

import io.github.secular.numerics.DyadicNumber;
import io.github.secular.numerics.FastTime;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What the amplitudes of a block have in common and is taken out of their motion: weight · exp((damping + i frequency) τ),
 * its phase reduced exactly.
 *
 * @param frequency that of the block's first entry
 * @param damping ≤ 0, the damping of the block if all its entries share it, else 0
 * @param weight ½ for a block that is its own mirror image, as ρ is the sum of all blocks and of their adjoints; else 1
 */
record Carrier(BigDecimal frequency, double damping, double weight) {
    /** Exponents below this add nothing to any density matrix. */
    static final double DEAD = -160;

    static Carrier of(Torus torus, int[] members) {
        return new Carrier(
                torus.exactFrequency(members[0]).negate(),
                commonDamping(torus, members),
                torus.isMirrored(members) ? 0.5 : 1);
    }

    private static double commonDamping(Torus torus, int[] members) {
        double first = torus.damping[members[0]];
        return Arrays.stream(members).allMatch(m -> torus.damping[m] == first) ? first : 0;
    }

    /** What D keeps on the diagonal of the block, interleaved. */
    double[] rest(Torus torus, int[] members) {
        double[] out = new double[2 * members.length];
        for (int k = 0; k < members.length; k++) {
            out[2 * k] = torus.damping[members[k]] - damping;
            out[2 * k + 1] =
                    -DyadicNumber.rounded(torus.exactFrequency(members[k]).add(frequency));
        }
        return out;
    }

    /** The places in the block of populations whose sum is conserved: none where the block turns. */
    int[] conserved(Torus torus, int[] members) {
        return IntStream.range(0, frequency.signum() != 0 ? 0 : members.length)
                .filter(k -> torus.isCentralPopulation(members[k]))
                .toArray();
    }

    /** Whether nothing is left of the block at fast time τ. */
    boolean isDead(double tau) {
        return damping * tau < DEAD;
    }

    /** For how much of a fast time the block is felt. */
    double lifetime(double tau) {
        return damping < 0 ? Math.min(tau, DEAD / damping) : tau;
    }

    /**
     * Puts amplitudes back on the carrier.
     *
     * @param state rows of as many numbers as times, (re, im) of one amplitude after the other; changed. Where nothing
     *     turns, rows of anything
     */
    void carry(double[] state, FastTime[] times) {
        int columns = times.length;
        boolean turns = frequency.signum() != 0;
        DyadicNumber exact = DyadicNumber.of(frequency);
        for (int t = 0; t < columns; t++) {
            double tau = times[t].value();
            double size = isDead(tau) ? 0 : weight * Math.exp(damping * tau);
            if (!turns) {
                for (int at = t; at < state.length && size != 1; at += columns) {
                    state[at] *= size;
                }
                continue;
            }
            double angle = times[t].angle(exact);
            double c = size * Math.cos(angle);
            double s = size * Math.sin(angle);
            for (int at = t; at < state.length; at += 2 * columns) {
                double re = state[at];
                double im = state[at + columns];
                state[at] = c * re - s * im;
                state[at + columns] = s * re + c * im;
            }
        }
    }
}
