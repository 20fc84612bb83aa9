package io.github.secular.command;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.scenario.ModelScenario;
import java.util.Optional;

/** What a dialog must know of an input beside its type, its choices and its words. */
public interface DialogInput {
    /**
     * Reads a text as the run would, and forgets it.
     *
     * @throws InvalidInputException if the run would complain, with the same sentence
     */
    void check(String text);

    /** Whether it is asked for; what is not asked for changes nothing in this command, but stands in macro lines. */
    boolean isAsked();

    /** Whether it matters where the command is run on this model. */
    boolean matters(ModelScenario model);

    /** The input that must be filled in, or ticked, for this one to matter. */
    Optional<String> need();

    /** The input that must be left empty for this one to matter. */
    Optional<String> rival();

    /** Of a file: how its name ends, "json". */
    Optional<String> extension();

    /** Whether it is the title of an open image. */
    boolean isOfImage();

    /** Whether it is titles of open charts and pictures, with semicolons between them. */
    boolean isOfImages();

    /** Whether it is a file that is written. */
    boolean isSaved();

    /** What it may be, in the words of the complaint, where it cannot be left empty. */
    Optional<String> needed();
}
