package io.github.secular.command;

import io.github.secular.numerics.Progress;
import io.github.secular.run.ClassicalRuns;
import io.github.secular.scenario.ClassicalReader;
import io.github.secular.scenario.ClassicalScenario;
import java.io.File;
import java.util.List;
import org.scijava.plugin.Parameter;

/** What the commands on a classical model have in common: the model, and what is usually varied of it. */
abstract class ClassicalCommand extends ModelCommand {
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

    /** Computes and puts out. */
    abstract void compute(ClassicalRuns runs, ClassicalScenario scenario, Progress progress);

    /** Changes to the model, "path=value". */
    abstract List<String> changes();

    @Override
    final void compute(Progress progress) {
        ClassicalScenario scenario = scenario();
        runs(scenario);
        compute(ClassicalRuns.standard(), scenario, progress);
    }

    @Override
    final String outOfMemory() {
        return "There is not enough memory: use fewer times, or fewer pixels.";
    }

    private ClassicalScenario scenario() {
        List<String> overrides = changes();
        return model == null || model.getPath().isBlank()
                ? ClassicalReader.sample(sample, overrides.toArray(new String[0]))
                : ClassicalReader.read(model.toPath(), overrides, views().imageFiles());
    }

    /** The changes that several commands offer by fields of their own; blank fields change nothing. */
    static List<String> changes(String epsilon, String endtime, String count, String tolerance, String overrides) {
        List<String> out = changes(epsilon, endtime, count, tolerance);
        out.addAll(Entries.overrides(overrides));
        return out;
    }
}
