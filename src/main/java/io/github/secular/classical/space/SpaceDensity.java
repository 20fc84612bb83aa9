package io.github.secular.classical.space;

import io.github.secular.classical.OrbitSamples;
import java.util.SplittableRandom;

/** f0(q, p) of mass 1 in two or three degrees of freedom. Immutable. */
public interface SpaceDensity {
    /** Π f0(E), the mean over the whole shell. */
    double shellMean(double energy);

    /** The mean over the torus of two orbits, one per axis, of dimension 2. @param energy H0 there */
    double torusMean(OrbitSamples first, OrbitSamples second, double energy);

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
