package io.github.secular.view;

/** A part of a model that several pictures of a run show, and that can be marked in all of them. */
public sealed interface Marked {
    /** A level of an atom. @param name its label */
    record Level(String name) implements Marked {}

    /** An energy shell of a well. @param energy E, as on the axes */
    record Shell(double energy) implements Marked {}
}
