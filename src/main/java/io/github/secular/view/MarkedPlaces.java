package io.github.secular.view;

import java.util.Optional;

/** A plot that shows levels or shells, though none of its axes does. */
interface MarkedPlaces {
    /** What is at a place, in coordinates of the axes; empty where there is nothing near. */
    Optional<Marked> marked(double across, double up);

    /** Marks it, from the next drawing on, in place of what was marked before. @param what null for nothing */
    void mark(Marked what);
}
