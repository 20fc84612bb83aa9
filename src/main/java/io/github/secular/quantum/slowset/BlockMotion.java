package io.github.secular.quantum.slowset;

import io.github.secular.numerics.FastTime;
import java.math.BigDecimal;
import java.util.stream.IntStream;

/**
 * The amplitudes of one block in time: z(τ) = exp(centre · τ) exp(G' τ) z(0). The centre is the frequency of the
 * block's first entry, whose phase is reduced exactly, and the damping common to the block.
 */
final class BlockMotion {
    /** Exponents below this add nothing to any density matrix. */
    static final double DEAD = -160;

    private final double[] start;
    private final double damping;
    private final BigDecimal frequency;
    private final Generator generator;
    private final double norm;
    private final double weight;

    /**
     * @param generator (M X)_c of the block; changed here and kept
     * @param start z(0), interleaved; kept
     */
    BlockMotion(Torus torus, int[] members, Generator generator, double[] start) {
        this.generator = generator;
        this.start = start;
        // ρ is the sum of all blocks and of their adjoints: a block that is its own mirror image counts half.
        boolean own = java.util.Arrays.binarySearch(members, torus.mirror[members[0]]) >= 0;
        weight = own ? 0.5 : 1;
        BigDecimal centre = torus.exactFrequency(members[0]);
        frequency = centre.negate();
        double common = commonDamping(torus, members);
        for (int k = 0; k < members.length; k++) {
            double rest = centre.subtract(torus.exactFrequency(members[k])).doubleValue();
            generator.addToDiagonal(k, torus.damping[members[k]] - common, rest);
        }
        if (common < 0 && generator.norm() > -common / 2) {
            // Not clearly slower than the common damping: keep the two together.
            for (int k = 0; k < members.length; k++) {
                generator.addToDiagonal(k, common, 0);
            }
            common = 0;
        }
        damping = common;
        if (frequency.signum() == 0) {
            generator.conserve(IntStream.range(0, members.length)
                    .filter(k -> torus.isCentralPopulation(members[k]))
                    .toArray());
        }
        norm = generator.norm();
    }

    /** The damping of a block if all its entries share it, else 0. */
    static double commonDamping(Torus torus, int[] members) {
        for (int m : members) {
            if (torus.damping[m] != torus.damping[members[0]]) {
                return 0;
            }
        }
        return torus.damping[members[0]];
    }

    /** For how long this block is felt. */
    double lifetime(double tau) {
        return damping < 0 ? Math.min(tau, DEAD / damping) : tau;
    }

    /** What an exponential of norm 1 loses: every entry of its squares is a sum of as many products as entries. */
    double roundOff() {
        return Math.ulp(1.0) * Math.sqrt(start.length / 2.0);
    }

    /** ‖G'‖ τ while the block is felt. */
    double exponent(double tau) {
        return norm * lifetime(tau);
    }

    /** z(τ), interleaved, such that ρ is the sum of all blocks and of their adjoints; null if it has died out. */
    double[] at(FastTime time) {
        double tau = time.value();
        if (damping * tau < DEAD) {
            return null;
        }
        double[] state = start.clone();
        generator.apply(tau, state);
        double size = weight * Math.exp(damping * tau);
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
