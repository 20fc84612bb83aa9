package io.github.secular.host;

import io.github.secular.command.MacroCall;
import io.github.secular.command.SecularCommand;
import java.util.Optional;
import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.thread.ThreadService;

/**
 * Reads the options of a macro line for our commands, just after the host has read them in its own way: the hosts
 * take unreadable numbers for 0, choices that do not exist for granted, ignore bare flags, and ask or silently
 * stop where something is missing.
 */
@Plugin(type = PreprocessorPlugin.class, priority = 2 * Priority.VERY_HIGH - 1)
public class MacroInputs extends AbstractPreprocessorPlugin {
    @Parameter
    private ThreadService threads;

    @Override
    public void process(Module module) {
        if (!(module.getDelegateObject() instanceof SecularCommand command) || !MacroCall.active(threads)) {
            return;
        }
        try {
            Optional<String> options = MacroCall.options(threads);
            if (options.isPresent()) {
                CommandInputs.apply(OptionLine.parse(options.get()), module);
            } else {
                CommandInputs.complete(module);
            }
        } catch (RuntimeException | Error e) {
            cancel(null); // the command is not to run
            command.fail(e);
        }
    }
}
