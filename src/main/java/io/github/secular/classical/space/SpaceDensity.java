package io.github.secular.classical.space;

import io.github.secular.classical.OrbitSamples;
import java.util.List;
import java.util.SplittableRandom;

/** f0(q, p) of mass 1 in two or three degrees of freedom. Immutable. */
public interface SpaceDensity {
    /** Π f0(E), the mean over the whole shell. */
    double shellMean(double energy);

    /**
     * The means over the tori of pairs of orbits, one per axis, of dimension 2.
     *
     * @param energies H0 on each torus, that of orbits i and j at i·(number of second ones) + j
     * @return one mean for each, in this order
     */
    double[] torusMeans(List<OrbitSamples> first, List<OrbitSamples> second, double[] energies);

    /**
     * The mean over the motions of an energy and an angular momentum in a central potential.
     *
     * @param l the angular momentum, of either sign in two dimensions; in three the mean is over its directions, too
     */
    double torusMean(RadialOrbit orbit, double l);

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
