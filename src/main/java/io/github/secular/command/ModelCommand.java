package io.github.secular.command;

import ij.IJ;
import io.github.secular.catalogue.LimitModels;
import io.github.secular.numerics.Progress;
import io.github.secular.present.Presentation;
import io.github.secular.scenario.ModelScenario;
import java.awt.GraphicsEnvironment;
import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import org.scijava.app.StatusService;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.TaskService;
import org.scijava.thread.ThreadService;

/**
 * What all commands on a model have in common, whatever its kind: progress, failure, results in the host's form, and
 * every input that more than one of them has. A command is asked only for those of its {@link #form}; the others stay as
 * they are here, which changes nothing.
 */
abstract class ModelCommand extends ContextCommand implements SecularCommand {
    /** Changes that make no other model: its name, when to look, how well to solve. */
    private static final Pattern UNTOLD = Pattern.compile("\\s*(title|times|tolerance|solver)\\b");

    /** Stands for the solver that the model file names. */
    static final String MODEL_FILE = "model";

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

    @Parameter(label = "Model file", description = "A model file (JSON). Empty: the sample below.", autoFill = false)
    File model;

    @Parameter(label = "Sample", description = "The model to run where no model file is given.")
    String sample;

    @Parameter(label = "Epsilon", description = "Strength of the coupling, above 0. Empty: as in the model file.")
    String epsilon = "";

    @Parameter(
            label = "Epsilons",
            description = "Strengths of the coupling to compare at, each above 0, from large to small.",
            columns = 24)
    String epsilons = "0.2,0.1,0.05";

    @Parameter(
            label = "End time",
            description = "The last time, above 0, as the model file counts times. Empty: as in the model file.")
    String endtime = "";

    @Parameter(
            label = "Number of times",
            description = "How many times to report, at least 2. Empty: as in the model file.")
    String count = "";

    @Parameter(label = "Solver", description = "How the equation of motion is solved. \"model\": as in the model file.")
    String solver = MODEL_FILE;

    @Parameter(
            label = "Tolerance",
            description = "Largest error wanted, above 0: in any entry of rho, or of the shell means relative to the"
                    + " largest. Empty: as in the model file.")
    String tolerance = "";

    @Parameter(
            label = "Limit",
            description =
                    "The limit model. \"automatic\": the averaged rates under a wave, the rates (19) under noises.")
    String limit = LimitModels.AUTOMATIC;

    @Parameter(
            label = "Light at",
            description = "Of a quantum model under light that changes: the time, as the model file counts times, at"
                    + " which it is taken. Empty: where it is strongest in the run.")
    String at = "";

    @Parameter(
            label = "Ranges",
            description =
                    "What the image covers from edge to edge, as x1,x2,p1,p2, the top row at p2. Empty: as calibrated.",
            columns = 24)
    String ranges = "";

    @Parameter(
            label = "Allow negative values",
            description = "Whether pixels of the image below 0 are taken as they are.")
    boolean negative;

    @Parameter(label = "Show chart")
    private boolean showplot = true;

    @Parameter(label = "Show table")
    private boolean showtable = true;

    @Parameter(
            label = "Show names in table",
            description =
                    "The table with names of levels in place of their numbers, and times in the unit of the chart. In a"
                            + " macro line only where it says named=true.")
    private boolean named = true;

    @Parameter(label = "Show image")
    private boolean showimage = true;

    @Parameter(
            label = "Show pictures",
            description =
                    "The images once more as pictures to be read: axes, names, units, a colour bar, numbers in the"
                            + " cells. They follow sliders and the size of their window. In a macro line only where it says"
                            + " picture=true.")
    private boolean picture = true;

    @Parameter(
            label = "Quiet",
            description =
                    "Of a macro line: neither reports nor remarks go into the log. What goes wrong is said all the same.")
    private boolean quiet;

    @Parameter(
            label = "Overrides",
            description = "Other changes to the model, as path=value; path=value. Last word over all inputs.",
            columns = 36)
    private String overrides = "";

    private final Map<String, Object> outputs = new HashMap<>();
    private List<String> changed = List.of();
    private final List<String> said = new ArrayList<>();
    /** Of a run by hand, which may have been left behind. */
    private volatile Progress watched = Progress.NONE;

    private ModelScenario given;

    /** @param sample the name of the sample that is offered first */
    ModelCommand(String sample) {
        this.sample = sample;
    }

    /** What this command asks for, and what it puts out. */
    abstract CommandForm form();

    /** Reads the model, computes and puts out. */
    abstract void compute(Progress progress);

    /** The title of the command, for messages: its place in the menu without the dots. */
    final String title() {
        String path = getClass().getAnnotation(Plugin.class).menuPath();
        return path.substring(path.lastIndexOf('>') + 1).replace("...", "");
    }

    /** The sentence for a model that is too large. */
    abstract String outOfMemory();

    @Override
    public final void run() {
        boolean macro = inMacro();
        try (HostProgress progress = new HostProgress(title(), status, tasks, macro)) {
            if (macro) {
                compute(progress); // on the macro's own thread, by which ImageJ knows which image is meant
            } else {
                watched = progress;
                Stoppable.run(progress, () -> compute(progress));
                watched = Progress.NONE; // what is clicked afterwards is wanted, though the run is over
            }
        } catch (Throwable e) {
            // whatever it is, also an error of the virtual machine: a macro must not go on as if all were well
            fail(e);
        }
    }

    @Override
    public Optional<ModelScenario> model() {
        return Optional.empty();
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
        if (fault instanceof CancellationException && !inMacro()) {
            Failure.stopped(this);
            return;
        }
        String sentence = Failure.sentence(fault, outOfMemory(), log);
        Failure.report(this, title(), sentence, fault instanceof CancellationException ? null : log, threads);
    }

    /** Tells what a user should know of this run: of a macro in the log, else beside its results. */
    final void say(String sentence) {
        if (quiet) {
            return;
        }
        if (inMacro() || GraphicsEnvironment.isHeadless()) {
            IJ.log(title() + ": " + sentence);
        } else {
            said.add(sentence);
        }
    }

    @Override
    public final List<String> said() {
        return List.copyOf(said);
    }

    /** Whether a macro or a macro line called this. */
    final boolean inMacro() {
        return MacroCall.active(threads);
    }

    /** What the inputs change of the model, "path=value"; blank ones change nothing. */
    final List<String> changes() {
        List<String> out = new ArrayList<>();
        Entries.vary(out, "epsilon", epsilon);
        Entries.vary(out, "endtime", endtime);
        Entries.vary(out, "count", count);
        Entries.vary(out, "tolerance", tolerance);
        if (!MODEL_FILE.equals(solver)) {
            Entries.vary(out, "solver", solver);
        }
        out.addAll(Entries.overrides(overrides));
        return out;
    }

    /** Hands over a model in place of the one that the inputs name. */
    final void give(ModelScenario scenario) {
        given = scenario;
    }

    /** @return null where the inputs name the model */
    final ModelScenario given() {
        return given;
    }

    final boolean hasFile() {
        return model != null && !blank(model.getPath());
    }

    /** Puts out what this command declares, by name. */
    final void publish(Presentation result) {
        new Outputs(result, views).fill(this);
    }

    /** What was put out under a name, made now if it was not. @return null before the command has run, and where the result has none */
    final Object output(String name) {
        synchronized (outputs) {
            Object value = outputs.get(name);
            if (value instanceof Outputs.Later later) {
                value = later.make();
                outputs.put(name, value);
            }
            return value;
        }
    }

    final void putOut(String name, Object value) {
        synchronized (outputs) {
            outputs.put(name, value);
        }
    }

    /** Says in a message why something that was asked for after the run could not be done. */
    final void tell(Throwable fault) {
        IJ.error(title(), Failure.sentence(fault, outOfMemory(), log));
    }

    /** What touches the host. @throws CancellationException in a run that was stopped and goes on unseen */
    ResultViews views() {
        watched.check();
        return views;
    }

    static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    @Override
    public final boolean shows(String output) {
        return switch (output) {
            // Hosts show it as the picture that it is drawn into.
            case "chart" -> false;
            case Outputs.PICTURE -> wants(CommandForm.CHART, showplot) && !(chartIsPicture() && showimage && picture);
            case "table" -> showtable;
            // A macro reads one table only, the first.
            case "theorems", "resonances" -> showtable && !inMacro();
            case "report" -> !quiet;
            default ->
                output.endsWith(Outputs.IMAGE) && wants(CommandForm.IMAGE, showimage)
                        || output.endsWith(Outputs.PICTURE) && wants(CommandForm.IMAGE, showimage) && picture;
        };
    }

    /** Whether the chart is nothing but the picture of an image. */
    boolean chartIsPicture() {
        return false;
    }

    @Override
    public final boolean onlyWhenAsked(String input) {
        return input.equals(CommandForm.PICTURE) || input.equals(CommandForm.NAMED);
    }

    @Override
    public final boolean namesLevels() {
        return wants(CommandForm.NAMED, named);
    }

    private boolean wants(String input, boolean value) {
        return value && form().has(input);
    }
}
