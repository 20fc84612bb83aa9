package io.github.secular.command;

import org.scijava.Cancelable;
import org.scijava.command.Command;

/** Marks the commands whose macro options and results this plugin looks after itself, alike in every host. */
public interface SecularCommand extends Command, Cancelable {
    /**
     * Whether an output is to be shown, and not only handed over.
     *
     * @param output the name of an output parameter
     */
    boolean shows(String output);
}
