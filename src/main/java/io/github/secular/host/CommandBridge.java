package io.github.secular.host;

import ij.IJ;
import ij.plugin.frame.Recorder;
import io.github.secular.command.MacroCall;
import java.util.ArrayList;
import java.util.List;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.app.event.StatusEvent;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.event.EventHandler;
import org.scijava.event.EventService;
import org.scijava.event.EventSubscriber;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleRunner;
import org.scijava.module.ModuleService;
import org.scijava.module.process.AbstractPreprocessorPlugin;
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

    /**
     * Tells nobody of each of its steps, for which a macro in a loop would wait a dozen times a call: each event goes
     * to the thread of the windows and back, with a trace of the stack. What the command itself reports goes its way.
     */
    private static final class Unwatched extends ModuleRunner {
        Unwatched(Module module, List<PreprocessorPlugin> before, List<PostprocessorPlugin> after) {
            super(Shared.CONTEXT, module, before, after);
        }

        @Override
        public void setContext(Context none) {
            // none: that is where the services for events and for the status line would come from
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
        boolean macro = MacroCall.active(context.service(ThreadService.class));
        PluginService plugins = context.service(PluginService.class);
        List<PreprocessorPlugin> before = new ArrayList<>(plugins.createInstancesOfType(PreprocessorPlugin.class));
        before.add(new Recording(macro));
        List<PostprocessorPlugin> after = plugins.createInstancesOfType(PostprocessorPlugin.class);
        // in this very thread: ImageJ ties macro options and the end of a macro to it
        (macro ? new Unwatched(module, before, after) : new ModuleRunner(context, module, before, after)).run();
        if (module instanceof Cancelable c
                && c.isCanceled()
                && c.getCancelReason() != null
                && !c.getCancelReason().isEmpty()) {
            IJ.error(info.getTitle(), c.getCancelReason());
        }
    }

    /** Writes what a user chose into the macro that is being recorded, as Fiji does of its own accord. */
    private static final class Recording extends AbstractPreprocessorPlugin {
        private final boolean macro;

        Recording(boolean macro) {
            this.macro = macro;
        }

        @Override
        public void process(Module module) {
            if (macro || !Recorder.record) {
                return;
            }
            for (ModuleItem<?> item : CommandInputs.of(module.getInfo())) {
                Object value = module.getInput(item.getName());
                if (value != null) {
                    Recorder.recordOption(item.getName(), CommandInputs.write(value));
                }
            }
        }
    }
}
