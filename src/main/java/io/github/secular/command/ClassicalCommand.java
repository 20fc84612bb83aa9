package io.github.secular.command;

import ij.IJ;
import io.github.secular.catalogue.VlasovSolvers;
import io.github.secular.numerics.Progress;
import io.github.secular.run.ClassicalRuns;
import io.github.secular.scenario.ClassicalReader;
import io.github.secular.scenario.ClassicalScenario;
import java.util.List;
import java.util.Optional;

/** What the commands on a classical model have in common: the model, and what is usually varied of it. */
abstract class ClassicalCommand extends ModelCommand {
    /** Stands for the model of an image, in the place of a sample's name. */
    static final String OF_IMAGE = "image";

    private static final String FOREIGN = "forced-oscillator";

    ClassicalCommand() {
        this(FOREIGN);
    }

    /** @param sample the name of the sample that is offered first */
    ClassicalCommand(String sample) {
        super(sample);
    }

    /** A classical model. @param more inputs of this command */
    static CommandForm classical(String... more) {
        return new CommandForm(more)
                .among("sample", ClassicalReader.SAMPLES)
                .among("solver", MODEL_FILE, VlasovSolvers.standard().names())
                .describe("model", "A classical model file (JSON). Empty: the sample below.");
    }

    /** A classical model for an image, that which the image carries among them. @param more inputs of this command */
    static CommandForm shells(String... more) {
        return classical(more)
                .among("sample", OF_IMAGE, ClassicalReader.SAMPLES)
                .describe(
                        "sample",
                        "The model whose shells count where no model file is given. \"" + OF_IMAGE
                                + "\": the one that the image carries.");
    }

    /** Computes and puts out. */
    abstract void compute(ClassicalRuns runs, ClassicalScenario scenario, Progress progress);

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

    /** The model that the user named; a sample's where there is no file. */
    ClassicalScenario scenario() {
        List<String> overrides = changes();
        return !hasFile()
                ? ClassicalReader.sample(sample, overrides.toArray(new String[0]))
                : ClassicalReader.read(model.toPath(), overrides, views().imageFiles());
    }

    /**
     * The model that an open image was made from, with the changes of this call, and says so; for an image without one
     * the sample {@value #FOREIGN}, and says that, too.
     *
     * @param title of the image; blank for the selected one
     */
    final ClassicalScenario ofImage(String title) {
        String name = views().open(title).getTitle();
        Optional<String> json = views().model(title);
        List<String> overrides = changes();
        if (json.isEmpty()) {
            IJ.log(title() + ": the image " + name + " carries no model; the shells are those of the sample " + FOREIGN
                    + ".");
            return ClassicalReader.sample(FOREIGN, overrides.toArray(new String[0]));
        }
        ClassicalScenario scenario = ClassicalReader.read(json.get(), "the model of the image " + name, overrides);
        IJ.log(title() + ": the shells are those of \"" + scenario.title() + "\", the model that the image " + name
                + " carries.");
        return scenario;
    }
}
