package io.github.secular.command;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.run.ClassicalRuns;
import io.github.secular.scenario.ClassicalReader;
import io.github.secular.scenario.ClassicalScenario;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.scijava.app.StatusService;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.task.TaskService;

/** What the commands on a classical model have in common: the model, what is usually varied of it, failure, progress. */
abstract class ClassicalCommand extends ContextCommand implements SecularCommand {
    @Parameter(
            label = "Model file",
            description = "A classical model file (JSON). Empty: the sample below.",
            required = false,
            persist = false,
            autoFill = false)
    private File model;

    @Parameter(
            label = "Sample",
            description = "The model to run where no model file is given.",
            choices = {"forced-oscillator", "duffing-two-frequency", "double-well-telegraph", "trapped-ion"},
            required = false,
            persist = false)
    private String sample = "forced-oscillator";

    @Parameter
    private StatusService status;

    @Parameter
    private TaskService tasks;

    @Parameter
    private LogService log;

    @Parameter
    private ResultViews views;

    /** Computes and puts out. */
    abstract void compute(ClassicalRuns runs, ClassicalScenario scenario, Progress progress);

    /** Changes to the model, "path=value". */
    abstract List<String> changes();

    /** The title of the command, for messages. */
    abstract String title();

    @Override
    public final void run() {
        try (HostProgress progress = new HostProgress(title(), status, tasks)) {
            compute(ClassicalRuns.standard(), scenario(), progress);
        } catch (InvalidInputException | RefusalException e) {
            Failure.report(this, title(), e.getMessage(), log);
        } catch (CancellationException e) {
            Failure.report(this, title(), "Cancelled.", null);
        } catch (OutOfMemoryError e) {
            Failure.report(this, title(), "There is not enough memory: use fewer times, or fewer pixels.", log);
        } catch (RuntimeException e) {
            log.error(e);
            Failure.report(this, title(), "This should not have happened: " + e, log);
        }
    }

    private ClassicalScenario scenario() {
        List<String> overrides = changes();
        return model == null || model.getPath().isBlank()
                ? ClassicalReader.sample(sample, overrides.toArray(new String[0]))
                : ClassicalReader.read(model.toPath(), overrides);
    }

    ResultViews views() {
        return views;
    }

    /** The changes that several commands offer by fields of their own; blank fields change nothing. */
    static List<String> changes(String epsilon, String endtime, String count, String tolerance, String overrides) {
        List<String> out = new ArrayList<>();
        if (!QuantumCommand.blank(epsilon)) {
            out.add("epsilon=" + Entries.positive("epsilon", epsilon));
        }
        if (!QuantumCommand.blank(endtime)) {
            out.add("times.end=" + Entries.positive("endtime", endtime));
        }
        if (!QuantumCommand.blank(count)) {
            out.add("times.count=" + Entries.count("count", count));
        }
        if (!QuantumCommand.blank(tolerance)) {
            out.add("tolerance=" + Entries.positive("tolerance", tolerance));
        }
        out.addAll(Entries.overrides(overrides));
        return out;
    }
}
