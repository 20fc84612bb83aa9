package io.github.secular.view;

import java.util.OptionalDouble;

/** A part of a model that several pictures of a run show, and that can be marked in all of them. */
public sealed interface Marked {
    /** A level of an atom. @param name its label */
    record Level(String name) implements Marked {}

    /** An energy shell of a well. @param energy E, as on the axes */
    record Shell(double energy) implements Marked {}

    /**
     * A resonance of a driven well on one of its shells.
     *
     * @param shell E, as on the axes
     * @param component which orbit of the shell
     * @param k angle harmonic
     * @param index of the drive, with blanks; "" for a noise
     * @param noise its number; "" for a wave
     */
    record Resonance(double shell, int component, int k, String index, String noise) implements Marked {}

    /** The energy at which it lies; empty for what has none. @param what null for nothing */
    static OptionalDouble energy(Marked what) {
        return what instanceof Shell shell
                ? OptionalDouble.of(shell.energy())
                : what instanceof Resonance resonance ? OptionalDouble.of(resonance.shell()) : OptionalDouble.empty();
    }
}
