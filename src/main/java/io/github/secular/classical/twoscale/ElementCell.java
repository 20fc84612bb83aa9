package io.github.secular.classical.twoscale;

import io.github.secular.classical.Orbit;
import java.util.ArrayList;
import java.util.List;

/** One component of the shells of an element: a family of orbits between two energies. */
final class ElementCell {
    final int number;
    final int element;
    /** Among the components of the element, from left to right. */
    final int place;
    /** At the Gauss points of the element. */
    final Orbit[] orbits;
    /** Weights of ∫ · dI = ∫ · dE/ω at the Gauss points. */
    final double[] action;

    /** The energy of the bottom of the well where it begins; NaN where it goes on from below. */
    double bottom = Double.NaN;
    /** The cell of the same component below and above, with no separatrix between; null where there is none. */
    ElementCell below;

    ElementCell above;
    /** The cells that merge into this one at its lower end, and the one that this merges into at its upper end. */
    final List<ElementCell> merging = new ArrayList<>();

    ElementCell merged;
    /** Orbits at the ends; beside them at separatrices; null at a bottom. */
    Orbit lowerOrbit;

    Orbit upperOrbit;

    ElementCell(int number, int element, int place, Orbit[] orbits, double[] weights) {
        this.number = number;
        this.element = element;
        this.place = place;
        this.orbits = orbits;
        action = new double[weights.length];
        for (int g = 0; g < weights.length; g++) {
            action[g] = weights[g] / orbits[g].frequency();
        }
    }

    boolean atBottom() {
        return !Double.isNaN(bottom);
    }

    double frequency(int g) {
        return orbits[g].frequency();
    }

    /** Whether an orbit at another energy belongs to this component or lies inside of it. */
    boolean holds(Orbit other) {
        Orbit own = orbits[0];
        return other.left() >= own.left() && other.right() <= own.right();
    }
}
