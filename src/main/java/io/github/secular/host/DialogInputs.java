package io.github.secular.host;

import ij.plugin.frame.Recorder;
import io.github.secular.command.MacroCall;
import io.github.secular.command.ModelBuilding;
import io.github.secular.command.SecularCommand;
import io.github.secular.host.builder.ModelWindow;
import java.awt.GraphicsEnvironment;
import java.util.Map;
import java.util.Optional;
import org.scijava.Priority;
import org.scijava.module.Module;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.thread.ThreadService;

/**
 * Asks a user for the inputs of our commands, in a dialog of our own, just before SciJava would in one of its own; that
 * finds them given. Macros and scripts that give all inputs are not asked, nor is anybody without a display.
 */
@Plugin(type = PreprocessorPlugin.class, priority = Priority.VERY_LOW + 1)
public class DialogInputs extends AbstractPreprocessorPlugin {
    @Parameter
    private ThreadService threads;

    @Override
    public void process(Module module) {
        if (!(module.getDelegateObject() instanceof SecularCommand command)
                || GraphicsEnvironment.isHeadless()
                || MacroCall.active(threads)) {
            return;
        }
        try {
            DialogForm form = new DialogForm(module);
            if (form.isComplete()) {
                return;
            }
            if (command instanceof ModelBuilding building) {
                Recorder.disableCommandRecording();
                cancel(null); // the window does the rest
                ModelWindow.open(building.isClassical(), new BuildingHost(building.isClassical()));
                return;
            }
            Optional<Map<String, Object>> values = ParameterDialog.ask(form);
            if (values.isEmpty()) {
                Recorder.disableCommandRecording();
                cancel(null); // the command is not to run
                return;
            }
            values.get().forEach((name, value) -> {
                module.setInput(name, value);
                module.resolveInput(name);
            });
        } catch (RuntimeException | Error e) {
            cancel(null);
            command.fail(e);
        }
    }
}
