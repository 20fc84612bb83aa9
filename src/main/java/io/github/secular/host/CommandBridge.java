package io.github.secular.host;

import ij.IJ;
import ij.plugin.frame.Recorder;
import io.github.secular.command.MacroCall;
import io.github.secular.command.ModelBuilding;
import java.util.ArrayList;
import java.util.List;
import org.scijava.Cancelable;
import org.scijava.Context;
import org.scijava.Priority;
import org.scijava.app.DefaultStatusService;
import org.scijava.app.event.StatusEvent;
import org.scijava.command.CommandInfo;
import org.scijava.command.CommandService;
import org.scijava.module.Module;
import org.scijava.module.ModuleItem;
import org.scijava.module.ModuleRunner;
import org.scijava.module.ModuleService;
import org.scijava.module.process.AbstractPreprocessorPlugin;
import org.scijava.module.process.PostprocessorPlugin;
import org.scijava.module.process.PreprocessorPlugin;
import org.scijava.plugin.PluginIndex;
import org.scijava.plugin.PluginInfo;
import org.scijava.plugin.PluginService;
import org.scijava.service.Service;
import org.scijava.thread.ThreadService;

/** Runs a SciJava command within plain ImageJ: dialog, recorder, pre- and postprocessors, status line. */
final class CommandBridge {
    private CommandBridge() {}

    /** Made once, when first needed (up to a second), and shared as Fiji shares its own. */
    private static final class Shared {
        static final Context CONTEXT = context();

        private static Context context() {
            PluginInfo<Service> line = new PluginInfo<>(StatusLine.class, Service.class);
            line.setPriority(Priority.EXTREMELY_HIGH);
            PluginIndex plugins = new PluginIndex();
            plugins.add(line); // not by an annotation: Fiji, which has a status line of its own, would find it, too
            return new Context(plugins);
        }
    }

    /**
     * SciJava's reports on ImageJ's status line and progress bar, in the thread that reports: SciJava's own service sends
     * each by a thread of a pool, so that the word of the end may be overtaken by what was said before it.
     */
    public static final class StatusLine extends DefaultStatusService {
        @Override
        protected void publish(StatusEvent event) {
            if (event.getProgressMaximum() > 0) {
                IJ.showProgress(event.getProgressValue(), event.getProgressMaximum());
            }
            boolean wordless = event.isWarning() && "".equals(event.getStatusMessage()); // of a cancel without a reason
            if (event.getStatusMessage() != null && !wordless) {
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
        if (!macro && module.getDelegateObject() instanceof ModelBuilding) {
            IJ.showStatus(""); // SciJava says "canceled" where the window does the rest
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
