package io.github.secular.classical.twoscale;

import io.github.secular.numerics.RefusalException;

/**
 * The time that the start takes to forget its angles and the phase of the drive, which is resolved.
 *
 * @param length in fast time
 */
record InitialLayer(double length) {
    /** No longer run is solved in fast time alone, */
    static final double SHORT = 130;
    /** unless it is not longer than the layer by this factor. */
    private static final double WORTHWHILE = 1.5;

    private static final double LONGEST = 4000;
    /** What may be left of the start behind the layer, in parts of the accuracy. */
    private static final double GONE = 0.1;

    /** @throws RefusalException if it is too long to be resolved, and the run is longer still */
    static InitialLayer of(ElementModel model, ElementPlan plan, FastModes modes, double[] times, double tolerance) {
        double decay = Double.POSITIVE_INFINITY;
        for (int j = 1; j < modes.resolvedSize(); j++) {
            decay = Math.min(decay, modes.resolvedDecay(j));
        }
        double epsilon = model.problem().epsilon();
        double end = times.length == 0 ? 0 : model.problem().fastTime(times[times.length - 1]);
        double wanted = model.layerLength(decay, GONE * tolerance * Math.min(1, 1e-2 / epsilon), LONGEST);
        if (wanted >= LONGEST && end > LONGEST) {
            throw RefusalException.of(
                    "The initial layer would last longer than %.0f units of fast time, as the relaxation is so slow at"
                            + " some energies, or vanishes there; raise gamma.",
                    LONGEST);
        }
        return new InitialLayer(plan.layer() * wanted);
    }

    /** Whether a stretch is resolved as a whole. @param fast its length @param shortOnes whether short ones are anyway */
    boolean isAll(double fast, boolean shortOnes) {
        return fast <= Math.max(shortOnes ? SHORT : 0, WORTHWHILE * length);
    }
}
