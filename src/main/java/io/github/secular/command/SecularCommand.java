package io.github.secular.command;

import io.github.secular.scenario.ModelScenario;
import java.util.List;
import java.util.Optional;
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

    /** Whether tables are shown with names of levels, and times in the unit of charts; else as files have them. */
    boolean namesLevels();

    /** What was changed of the model for this run, "path=value", in order; what tells its titles from another run's. */
    List<String> changed();

    /** What is to be known of the run beside its results, a sentence each; empty where a log has it already. */
    List<String> said();

    /**
     * The model that a run with the present inputs would be of, read and validated; nothing is computed, shown or said.
     *
     * @return empty for a command without a model
     * @throws io.github.secular.numerics.InvalidInputException as the run would
     */
    Optional<ModelScenario> model();

    /**
     * Ends with one sentence that says what went wrong, and stops the macro if there is one; for a step before or after
     * the command itself.
     */
    void fail(Throwable fault);
}
