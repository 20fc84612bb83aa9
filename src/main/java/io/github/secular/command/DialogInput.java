package io.github.secular.command;

import io.github.secular.numerics.InvalidInputException;
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

    /** Whether it matters under light that changes only. */
    boolean isOfChangingLight();

    /** The input that must be filled in for this one to matter. */
    Optional<String> need();

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
