package io.github.secular.host;

import ij.Macro;
import io.github.secular.command.Failure;
import io.github.secular.command.SecularCommand;
import io.github.secular.numerics.InvalidInputException;
import org.scijava.Priority;
import org.scijava.log.LogService;
import org.scijava.module.Module;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/**
 * Reads the options of a macro line for our commands, just after the host has read them in its own way: the hosts
 * take unreadable numbers for 0, choices that do not exist for granted, ignore bare flags, and ask or silently
 * stop where something is missing.
 */
@Plugin(type = PreprocessorPlugin.class, priority = 2 * Priority.VERY_HIGH - 1)
public class MacroInputs extends AbstractPreprocessorPlugin {
    @Parameter(required = false)
    private LogService log;

    @Override
    public void process(Module module) {
        if (!(module.getDelegateObject() instanceof SecularCommand) || !Failure.inMacro()) {
            return;
        }
        try {
            CommandInputs.apply(OptionLine.parse(Macro.getOptions()), module);
        } catch (InvalidInputException e) {
            Failure.report(this, module.getInfo().getTitle(), e.getMessage(), log);
        }
    }
}
