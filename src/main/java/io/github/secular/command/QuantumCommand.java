package io.github.secular.command;

import io.github.secular.numerics.Progress;
import io.github.secular.run.QuantumRuns;
import io.github.secular.scenario.Scenario;
import io.github.secular.scenario.ScenarioReader;
import java.io.File;
import java.util.List;
import org.scijava.plugin.Parameter;

/** What the commands on a quantum model have in common: the model, and what is usually varied of it. */
abstract class QuantumCommand extends ModelCommand {
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
                "sodium-d2-measured-pulse",
                "rubidium-87-d-lines",
                "rubidium-87-d1-hyperfine",
                "rubidium-87-lambda",
                "hydrogen-n3"
            },
            required = false,
            persist = false)
    private String sample;

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

    QuantumCommand() {
        this("two-level-resonant");
    }

    /** @param sample the name of the sample that is offered first */
    QuantumCommand(String sample) {
        this.sample = sample;
    }

    /** Computes and puts out. */
    abstract void compute(QuantumRuns runs, Scenario scenario, Progress progress);

    /** Changes to the model beyond those that every command offers, "path=value". */
    List<String> changes() {
        return List.of();
    }

    @Override
    final void compute(Progress progress) {
        Scenario scenario = scenario();
        runs(scenario);
        compute(QuantumRuns.standard(), scenario, progress);
    }

    @Override
    final String outOfMemory() {
        return "There is not enough memory for this model: fewer levels or times.";
    }

    private Scenario scenario() {
        List<String> all = changes(epsilon, endtime, count, tolerance);
        all.addAll(changes());
        all.addAll(Entries.overrides(overrides));
        return model == null || blank(model.getPath())
                ? ScenarioReader.sample(sample, all.toArray(new String[0]))
                : ScenarioReader.read(model.toPath(), all);
    }
}
