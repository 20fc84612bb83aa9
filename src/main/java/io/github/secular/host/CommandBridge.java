package io.github.secular.host;

import ij.IJ;
import ij.plugin.frame.Recorder;
import io.github.secular.command.MacroCall;
import java.util.List;
import java.util.Map;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.app.event.StatusEvent;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.event.EventSubscriber;
import org.scijava.module.Module;
import org.scijava.module.ModuleRunner;
import org.scijava.module.ModuleService;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.PluginService;
import org.scijava.thread.ThreadService;

/** Runs a SciJava command within plain ImageJ: dialog, recorder, pre- and postprocessors, status line. */
final class CommandBridge {
    private CommandBridge() {}

    /** Made once, when first needed (up to a second), and shared as Fiji shares its own. */
    private static final class Shared {
        static final Context CONTEXT = new Context();
        static final StatusLine STATUS = new StatusLine();
        /** Held, because the event bus holds its subscribers weakly. */
        static final List<EventSubscriber<?>> SUBSCRIPTIONS =
                CONTEXT.service(EventService.class).subscribe(STATUS);
    }

    /** SciJava's reports on ImageJ's status line and progress bar. */
    static final class StatusLine {
        @EventHandler
        void report(StatusEvent event) {
            if (event.getProgressMaximum() > 0) {
                IJ.showProgress(event.getProgressValue(), event.getProgressMaximum());
            }
            if (event.getStatusMessage() != null) {
                IJ.showStatus(event.getStatusMessage());
            }
        }
    }

    /** @param className the class of the command */
    static void run(String className) {
        Context context = Shared.CONTEXT;
        CommandInfo info = context.service(CommandService.class).getCommand(className);
        if (info == null) {
            IJ.error("Secular", "The command " + className + " is not in Secular's jar.");
            return;
        }
        Module module = context.service(ModuleService.class).createModule(info);
        if (!MacroCall.active(context.service(ThreadService.class)) && !ask(module)) {
            return;
        }
        PluginService plugins = context.service(PluginService.class);
        // in this very thread: ImageJ ties macro options and the end of a macro to it
        new ModuleRunner(
                        context,
                        module,
                        plugins.createInstancesOfType(PreprocessorPlugin.class),
                        plugins.createInstancesOfType(PostprocessorPlugin.class))
                .run();
        if (module instanceof Cancelable c
                && c.isCanceled()
                && c.getCancelReason() != null
                && !c.getCancelReason().isEmpty()) {
            IJ.error(info.getTitle(), c.getCancelReason());
        }
    }

    private static boolean ask(Module module) {
        if (CommandInputs.of(module.getInfo()).isEmpty()) {
            return true;
        }
        Map<String, Object> values = new ParameterDialog(module).ask();
        if (values == null) {
            return false;
        }
        values.forEach((name, value) -> {
            module.setInput(name, value);
            module.resolveInput(name);
            if (Recorder.record && value != null) {
                Recorder.recordOption(name, CommandInputs.write(value));
            }
        });
        return true;
    }
}
