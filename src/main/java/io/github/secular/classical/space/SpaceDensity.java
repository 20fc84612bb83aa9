package io.github.secular.classical.space;

import java.util.SplittableRandom;

/** f0(q, p) of mass 1 in two or three degrees of freedom. Immutable. */
public interface SpaceDensity {
    /** Π f0(E), the mean over the whole shell. */
    double shellMean(double energy);

    /** What {@link #shellMean} may be off by, as a part of its largest value. */
    double error();

    /** The energy above which f0 is next to nothing. */
    double highestEnergy();

    /** A point drawn from f0. @param q gets the position @param p gets the momentum */
    void draw(SplittableRandom random, double[] q, double[] p);

    /** ⟨H0⟩. */
    double meanEnergy();

    /** Whether f0 is a function of H0. */
    boolean isOfEnergy();

    /** What it is, for reports. */
    String description();
}
