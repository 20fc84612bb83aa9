package io.github.secular.command;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.run.QuantumRuns;
import io.github.secular.scenario.Scenario;
import io.github.secular.scenario.ScenarioReader;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.ImgView;
import net.imglib2.img.array.ArrayImgFactory;
import net.imglib2.type.numeric.real.DoubleType;
import org.scijava.app.StatusService;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.task.TaskService;

/** What the commands on a quantum model have in common: the model, what is usually varied of it, failure, progress. */
abstract class QuantumCommand extends ContextCommand implements SecularCommand {
    @Parameter(
            label = "Model file",
            description = "A model file (JSON). Empty: the sample below.",
            required = false,
            persist = false,
            autoFill = false)
    private File model;

    @Parameter(
            label = "Sample",
            description = "The model to run where no model file is given.",
            choices = {
                "two-level-resonant",
                "two-level-detuned",
                "rabi",
                "lambda-two-frequency",
                "ladder-thermal",
                "almost-degenerate",
                "ladder-formula",
                "clock-noise",
                "random-telegraph",
                "sodium-d2-buffer-gas",
                "sodium-d2",
                "rubidium-87-d-lines",
                "rubidium-87-d1-hyperfine",
                "rubidium-87-lambda",
                "hydrogen-n3"
            },
            required = false,
            persist = false)
    private String sample = "two-level-resonant";

    @Parameter(
            label = "Epsilon",
            description = "Strength of the coupling, above 0. Empty: as in the model file.",
            required = false,
            persist = false)
    private String epsilon = "";

    @Parameter(
            label = "End time",
            description = "The last time, above 0, as the model file counts times. Empty: as in the model file.",
            required = false,
            persist = false)
    private String endtime = "";

    @Parameter(
            label = "Number of times",
            description = "How many times to report, at least 2. Empty: as in the model file.",
            required = false,
            persist = false)
    private String count = "";

    @Parameter(
            label = "Tolerance",
            description = "Largest error wanted in any entry of rho, above 0. Empty: as in the model file.",
            required = false,
            persist = false)
    private String tolerance = "";

    @Parameter(
            label = "Overrides",
            description = "Other changes to the model, as path=value; path=value. Last word over all inputs.",
            columns = 36,
            required = false,
            persist = false)
    private String overrides = "";

    @Parameter
    private StatusService status;

    @Parameter
    private TaskService tasks;

    @Parameter
    private LogService log;

    @Parameter
    private ResultViews views;

    /** Computes and puts out. */
    abstract void compute(QuantumRuns runs, Scenario scenario, Progress progress);

    /** Changes to the model beyond those that every command offers, "path=value". */
    List<String> changes() {
        return List.of();
    }

    /** The title of the command, for messages. */
    abstract String title();

    @Override
    public final void run() {
        try (HostProgress progress = new HostProgress(title(), status, tasks)) {
            compute(QuantumRuns.standard(), scenario(), progress);
        } catch (InvalidInputException | RefusalException e) {
            Failure.report(this, title(), e.getMessage(), log);
        } catch (CancellationException e) {
            Failure.report(this, title(), "Cancelled.", null);
        } catch (OutOfMemoryError e) {
            Failure.report(this, title(), "There is not enough memory for this model: fewer levels or times.", log);
        } catch (RuntimeException e) {
            log.error(e);
            Failure.report(this, title(), "This should not have happened: " + e, log);
        }
    }

    private Scenario scenario() {
        List<String> all = new ArrayList<>();
        if (!blank(epsilon)) {
            all.add("epsilon=" + Entries.positive("epsilon", epsilon));
        }
        if (!blank(endtime)) {
            all.add("times.end=" + Entries.positive("endtime", endtime));
        }
        if (!blank(count)) {
            all.add("times.count=" + Entries.count("count", count));
        }
        if (!blank(tolerance)) {
            all.add("tolerance=" + Entries.positive("tolerance", tolerance));
        }
        all.addAll(changes());
        all.addAll(Entries.overrides(overrides));
        return model == null || blank(model.getPath())
                ? ScenarioReader.sample(sample, all.toArray(new String[0]))
                : ScenarioReader.read(model.toPath(), all);
    }

    ResultViews views() {
        return views;
    }

    static boolean blank(String text) {
        return text == null || text.isBlank();
    }

    /** The same pixels under the type that scripts expect; copies nothing. */
    static Img<DoubleType> img(RandomAccessibleInterval<DoubleType> data) {
        return ImgView.wrap(data, new ArrayImgFactory<>(new DoubleType()));
    }

    /**
     * Pictures of charts are for macros, which cannot look into a window; charts in a window are for people.
     *
     * @param output the name of an output
     */
    static boolean shows(String output, boolean plot, boolean table, boolean image) {
        return switch (output) {
            case "picture" -> plot && Failure.inMacro();
            case "chart" -> plot && !Failure.inMacro();
            case "table" -> table;
            default -> image && output.endsWith("image");
        };
    }
}
