package io.github.secular.classical.space;

import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.List;

/** The motions of a well by two actions, as a plane of actions is made of (doc/classical.md, C9.9, C9.12). */
interface ActionFamily {
    /** @throws RefusalException unless U is a sum of two wells, or central */
    static ActionFamily of(SpaceProblem problem) {
        SpacePotential u = problem.hamiltonian().kind();
        if (u.radial().isPresent()) {
            return new CentralFamily(problem);
        }
        if (u.wells().isEmpty() || u.dimension() != 2) {
            throw new RefusalException(
                    "A plane of actions belongs to a sum of two wells, one per axis, or to a central potential, but this is "
                            + (u.dimension() == 2 ? "none" : "of " + u.dimension() + " dimensions and not central")
                            + "; give U as an oscillator or as \"separable\", of dimension 2, or with \"central\": true.");
        }
        return new SumFamily(problem);
    }

    /** What the two actions are called. */
    List<String> names();

    /** What their frequencies are called. */
    List<String> omegas();

    /** Where a plane ends that holds all motions up to an energy above the lowest. */
    double[] reach(double energy);

    /** Where a plane with these ends begins. */
    double[] begin(double[] top);

    /** The ends of the next wider plane; empty if there is none, or no motion that it would add. */
    double[] wider(double[] top);

    /** Whether motions lie beyond a plane with these ends. */
    boolean isCut(double[] top);

    /** Whether frequencies are smooth functions of both actions all over the plane. */
    boolean isSmooth();

    /** The part of phase space of a unit area of the plane. */
    double measure(double first, double second);

    /**
     * The motions of all pairs of actions, number i·(number of second ones) + j; null where there are none below the top.
     *
     * @throws RefusalException if an action belongs to several orbits, or to none
     */
    ActionCell[] cells(double[] first, double[] second, Progress progress);
}
