package io.github.secular.view;

import java.util.OptionalDouble;

/** A part of a model that several pictures of a run show, and that can be marked in all of them. */
public sealed interface Marked {
    /** A level of an atom. @param name its label, without the commas and tabs at which tables are taken apart */
    record Level(String name) implements Marked {
        public Level {
            name = ReadableTable.plain(name);
        }
    }

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

    /**
     * A line of resonance k·ω + ν = 0 in the plane of two actions.
     *
     * @param first k_1
     * @param second k_2
     * @param nu the drive's frequency, as in the table
     */
    record Line(int first, int second, double nu) implements Marked {}

    /**
     * How far two things of a kind lie apart, in energy or frequency: 0 for the same, infinite where they are not of a kind,
     * or of different numbers.
     */
    static double distance(Marked one, Marked other) {
        if (one instanceof Resonance a && other instanceof Resonance b) {
            Resonance there = new Resonance(b.shell(), a.component(), a.k(), a.index(), a.noise());
            return there.equals(b) ? Math.abs(a.shell() - b.shell()) : Double.POSITIVE_INFINITY;
        }
        if (one instanceof Line a && other instanceof Line b) {
            boolean same = a.first() == b.first() && a.second() == b.second();
            return same ? Math.abs(a.nu() - b.nu()) : Double.POSITIVE_INFINITY;
        }
        return one.equals(other) ? 0 : Double.POSITIVE_INFINITY;
    }

    /** The energy at which it lies; empty for what has none. @param what null for nothing */
    static OptionalDouble energy(Marked what) {
        return what instanceof Shell shell
                ? OptionalDouble.of(shell.energy())
                : what instanceof Resonance resonance ? OptionalDouble.of(resonance.shell()) : OptionalDouble.empty();
    }
}
