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
        boolean own = Arrays.binarySearch(members, torus.mirror[members[0]]) >= 0;
        return new Carrier(torus.exactFrequency(members[0]).negate(), commonDamping(torus, members), own ? 0.5 : 1);
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

    /** Amplitudes, interleaved, put back on the carrier; changed and returned. */
    double[] carry(double[] state, FastTime time) {
        double size = weight * Math.exp(damping * time.value());
        double angle = time.angle(frequency);
        double c = size * Math.cos(angle);
        double s = size * Math.sin(angle);
        for (int k = 0; k < state.length; k += 2) {
            double re = state[k];
            state[k] = c * re - s * state[k + 1];
            state[k + 1] = s * re + c * state[k + 1];
        }
        return state;
    }
}
