package io.github.secular.quantum.slowset;

import java.math.BigDecimal;

/** The amplitudes of one block in time: z(τ) = exp(centre · τ) exp(G' τ) z(0). */
final class BlockMotion {
    /** Exponents below this add nothing to any density matrix. */
    private static final double DEAD = -160;

    private final InvariantBlock block;
    private final boolean pair;
    private final double[] start;
    private final double[] state;
    private final double[] work;
    private final double damping;
    private final BigDecimal frequency;
    private final ExponentialLadder ladder;

    /**
     * @param start z(0), interleaved; kept
     * @param pair whether the mirror image is another block, represented by this one
     */
    BlockMotion(InvariantBlock block, double[] start, boolean pair) {
        this.block = block;
        this.start = start;
        this.pair = pair;
        state = new double[start.length];
        work = new double[start.length];
        frequency = block.centreFrequency();
        double[] generator = block.generator();
        double common = block.centreDamping();
        ExponentialLadder rest = new ExponentialLadder(generator, block.width());
        if (common < 0 && rest.normOfGenerator() > -common / 2) {
            // Not clearly slower than the common damping: keep the two together.
            for (int k = 0; k < block.width(); k++) {
                generator[2 * (k * block.width() + k)] += common;
            }
            common = 0;
            rest = new ExponentialLadder(generator, block.width());
        }
        damping = common;
        ladder = rest;
    }

    boolean isPair() {
        return pair;
    }

    double lastChange() {
        return block.lastChange();
    }

    /** For how long this block is felt. */
    double lifetime(double tau) {
        return damping < 0 ? Math.min(tau, DEAD / damping) : tau;
    }

    /** ‖G'‖ τ while the block is felt. */
    double exponent(double tau) {
        return ladder.normOfGenerator() * lifetime(tau);
    }

    /** The block and its slaved entries at τ, in {@code lifted} (2 × size); false if it has died out. */
    boolean at(Phases phases, double[] lifted) {
        double tau = phases.tau();
        if (damping * tau < DEAD) {
            return false;
        }
        System.arraycopy(start, 0, state, 0, start.length);
        ladder.apply(tau, state, work);
        double size = Math.exp(damping * tau);
        double angle = phases.of(frequency);
        double c = size * Math.cos(angle);
        double s = size * Math.sin(angle);
        for (int k = 0; k < state.length; k += 2) {
            double re = state[k];
            state[k] = c * re - s * state[k + 1];
            state[k + 1] = s * re + c * state[k + 1];
        }
        block.lift(state, lifted);
        return true;
    }
}
