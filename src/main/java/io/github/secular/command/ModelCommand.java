package io.github.secular.command;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.secular.numerics.Progress;
import io.github.secular.present.Presentation;
import io.github.secular.scenario.ModelScenario;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import org.scijava.ItemIO;
import org.scijava.app.StatusService;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.task.TaskService;
import org.scijava.thread.ThreadService;

/** What all commands on a model have in common, whatever its kind: progress, failure, results in the host's form. */
abstract class ModelCommand extends ContextCommand implements SecularCommand {
    /** Changes that make no other model: its name, when to look, how well to solve. */
    private static final Pattern UNTOLD = Pattern.compile("\\s*(title|times|tolerance|solver)\\b");

    @Parameter
    private StatusService status;

    @Parameter
    private TaskService tasks;

    @Parameter
    private LogService log;

    @Parameter
    private ThreadService threads;

    @Parameter
    private ResultViews views;

    @Parameter(type = ItemIO.OUTPUT)
    private Object chart;

    @Parameter(type = ItemIO.OUTPUT)
    private ImagePlus picture;

    @Parameter(type = ItemIO.OUTPUT)
    private ResultsTable table;

    @Parameter(type = ItemIO.OUTPUT)
    private String info;

    private List<String> changed = List.of();

    /** Reads the model, computes and puts out. */
    abstract void compute(Progress progress);

    /** The title of the command, for messages. */
    abstract String title();

    /** The sentence for a model that is too large. */
    abstract String outOfMemory();

    @Override
    public final void run() {
        try (HostProgress progress = new HostProgress(title(), status, tasks, inMacro())) {
            compute(progress);
        } catch (Throwable e) {
            // whatever it is, also an error of the virtual machine: a macro must not go on as if all were well
            fail(e);
        }
    }

    /** Leaves with this command which model it runs. */
    final void runs(ModelScenario scenario) {
        changed = scenario.overrides().stream()
                .filter(c -> !UNTOLD.matcher(c).lookingAt())
                .toList();
    }

    @Override
    public final List<String> changed() {
        return changed;
    }

    @Override
    public final void fail(Throwable fault) {
        String sentence = Failure.sentence(fault, outOfMemory(), log);
        Failure.report(this, title(), sentence, fault instanceof CancellationException ? null : log, threads);
    }

    /** Whether a macro or a macro line called this. */
    final boolean inMacro() {
        return MacroCall.active(threads);
    }

    /** What is usually varied, as changes to a model, "path=value"; blank fields change nothing. */
    static List<String> changes(String epsilon, String endtime, String count, String tolerance) {
        List<String> out = new ArrayList<>();
        if (!blank(epsilon)) {
            out.add("epsilon=" + Entries.positive("epsilon", epsilon));
        }
        if (!blank(endtime)) {
            out.add("times.end=" + Entries.positive("endtime", endtime));
        }
        if (!blank(count)) {
            out.add("times.count=" + Entries.count("count", count));
        }
        if (!blank(tolerance)) {
            out.add("tolerance=" + Entries.positive("tolerance", tolerance));
        }
        return out;
    }

    /** Puts out what this command declares, by name. */
    final void publish(Presentation result) {
        new Outputs(result, views).fill(this);
    }

    ResultViews views() {
        return views;
    }

    static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    /**
     * Pictures of charts are for macros, which cannot look into a window; charts in a window are for people.
     *
     * @param output the name of an output
     */
    final boolean shows(String output, boolean plot, boolean table, boolean image) {
        return switch (output) {
            case "picture" -> plot && inMacro();
            case "chart" -> plot && !inMacro();
            case "table" -> table;
            default -> image && output.endsWith("image");
        };
    }
}
