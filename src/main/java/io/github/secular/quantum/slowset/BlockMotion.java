package io.github.secular.quantum.slowset;

import io.github.secular.numerics.FastTime;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * The amplitudes of one block in time: z(τ) = exp(centre · τ) exp(G' τ) z(0). The centre is the frequency of the
 * block's first entry, whose phase is reduced exactly, and the damping common to the block. In the coordinates of
 * {@link MirroredBlock} it is the damping alone.
 */
final class BlockMotion {
    private final double[] start;
    private final Carrier carrier;
    private final Generator generator;
    private final double norm;
    private final double entries;

    /**
     * @param mirrored whether the coordinates are those of {@link MirroredBlock}
     * @param generator (M X)_c of the block; changed here and kept
     * @param start z(0), a number per coordinate; kept
     */
    BlockMotion(Torus torus, int[] members, boolean mirrored, Generator generator, double[] start) {
        this.generator = generator;
        this.start = start;
        entries = members.length;
        Carrier common = Carrier.of(torus, members);
        if (mirrored) {
            common = new Carrier(BigDecimal.ZERO, common.damping(), 1);
        }
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
        return Math.ulp(1.0) * Math.sqrt(entries);
    }

    /** ‖G'‖ τ while the block is felt. */
    double exponent(double tau) {
        return norm * lifetime(tau);
    }

    /** z at these times, a row per coordinate, such that ρ is the sum of all blocks and of their adjoints. */
    double[] at(FastTime[] times) {
        int columns = times.length;
        double[] tau = Arrays.stream(times)
                .mapToDouble(FastTime::value)
                .map(t -> carrier.isDead(t) ? 0 : t)
                .toArray();
        double[] z = new double[start.length * columns];
        for (int i = 0; i < start.length; i++) {
            Arrays.fill(z, i * columns, (i + 1) * columns, start[i]);
        }
        generator.apply(tau, z);
        carrier.carry(z, times);
        return z;
    }
}
