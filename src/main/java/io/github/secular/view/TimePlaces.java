package io.github.secular.view;

import java.util.Optional;
import java.util.OptionalDouble;

/** A plot that has times, though none of its axes is one. Times are in shown units, places in coordinates of the axes. */
interface TimePlaces {
    /** The unit of time, "" for a time without one. */
    String timeUnit();

    /** Marks what there is at a time, from the next drawing on, in place of what was marked before. */
    void mark(double time);

    /** The time at a place; empty where there is nothing near. */
    OptionalDouble time(double across, double up);

    /** What is at a place, in words; empty where there is nothing near. */
    Optional<String> text(double across, double up);

    /** The numbers that are drawn. */
    Table values();
}
