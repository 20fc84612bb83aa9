package io.github.secular.command;

import java.util.List;
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

    /** Whether an input, a flag that dialogs offer switched on, counts as off where a macro line does not name it. */
    boolean onlyWhenAsked(String input);

    /** What was changed of the model for this run, "path=value", in order; what tells its titles from another run's. */
    List<String> changed();

    /**
     * Ends with one sentence that says what went wrong, and stops the macro if there is one; for a step before or after
     * the command itself.
     */
    void fail(Throwable fault);
}
