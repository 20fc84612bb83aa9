package io.github.secular.quantum.slowset;

import io.github.secular.numerics.FastTime;

/**
 * The amplitudes of one block in time: z(τ) = exp(centre · τ) exp(G' τ) z(0). The centre is the frequency of the
 * block's first entry, whose phase is reduced exactly, and the damping common to the block.
 */
final class BlockMotion {
    private final double[] start;
    private final Carrier carrier;
    private final Generator generator;
    private final double norm;

    /**
     * @param generator (M X)_c of the block; changed here and kept
     * @param start z(0), interleaved; kept
     */
    BlockMotion(Torus torus, int[] members, Generator generator, double[] start) {
        this.generator = generator;
        this.start = start;
        Carrier common = Carrier.of(torus, members);
        double[] rest = common.rest(torus, members);
        for (int k = 0; k < members.length; k++) {
            generator.addToDiagonal(k, rest[2 * k], rest[2 * k + 1]);
        }
        if (common.damping() < 0 && generator.norm() > -common.damping() / 2) {
            // Not clearly slower than the common damping: keep the two together.
            for (int k = 0; k < members.length; k++) {
                generator.addToDiagonal(k, common.damping(), 0);
            }
            common = new Carrier(common.frequency(), 0, common.weight());
        }
        carrier = common;
        if (carrier.frequency().signum() == 0) {
            generator.conserve(carrier.conserved(torus, members));
        }
        norm = generator.norm();
    }

    /** For how long this block is felt. */
    double lifetime(double tau) {
        return carrier.lifetime(tau);
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
        if (carrier.isDead(time.value())) {
            return null;
        }
        double[] state = start.clone();
        generator.apply(time.value(), state);
        return carrier.carry(state, time);
    }
}
