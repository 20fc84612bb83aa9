package io.github.secular.command;

import io.github.secular.catalogue.VlasovSolvers;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.present.DiffusionPresentation;
import io.github.secular.present.Drawing;
import io.github.secular.run.ClassicalRuns;
import io.github.secular.run.EnergyDiffusionResult;
import io.github.secular.run.SpaceRuns;
import io.github.secular.scenario.ClassicalReader;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.scenario.ModelFile;
import io.github.secular.scenario.ModelScenario;
import io.github.secular.scenario.ParticleScenario;
import io.github.secular.scenario.SpaceScenario;
import io.github.secular.view.EnergyCharts;
import io.github.secular.view.WellPicture;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What the commands on a classical model have in common: the model, and what is usually varied of it. */
abstract class ClassicalCommand extends ModelCommand {
    /** Stands for the model of an image, in the place of a sample's name. */
    static final String OF_IMAGE = "image";

    /** As many as a chart of the energy distribution shows, and those between. */
    private static final int MOST_TIMES = 13;

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
                .among("solver", MODEL_FILE, VlasovSolvers.ofAnyDimension())
                .describe("model", "A classical model file (JSON). Empty: the sample below.");
    }

    /** A classical model for an image, that which the image carries among them. @param more inputs of this command */
    static CommandForm shells(String... more) {
        return classical(more)
                .among("sample", OF_IMAGE, ClassicalReader.SAMPLES)
                .describe("model", "A model file (JSON). Empty: what is chosen below.")
                .describe(
                        "sample",
                        "The model whose shells count where no model file is given. \"" + OF_IMAGE
                                + "\": the one that the image carries.");
    }

    /** Computes and puts out. */
    abstract void compute(ClassicalRuns runs, ClassicalScenario scenario, Progress progress);

    /** The same in two or three dimensions, for commands that know them. */
    void compute(SpaceRuns runs, SpaceScenario scenario, Progress progress) {
        throw oneDimensional(scenario);
    }

    @Override
    final void compute(Progress progress) {
        ParticleScenario scenario = scenario();
        check(scenario);
        runs(scenario);
        if (scenario instanceof SpaceScenario space) {
            compute(new SpaceRuns(), space, progress);
            return;
        }
        if (isOfImage()) {
            say(whose(scenario));
        }
        compute(ClassicalRuns.standard(), (ClassicalScenario) scenario, progress);
    }

    @Override
    final String outOfMemory() {
        return "There is not enough memory: use fewer times, or fewer pixels.";
    }

    /** The title of the image whose own model counts where no other is named; blank for the selected one. */
    String image() {
        return "";
    }

    private boolean isOfImage() {
        return OF_IMAGE.equals(sample) && !hasFile() && given() == null;
    }

    @Override
    public final Optional<ModelScenario> model() {
        ParticleScenario scenario = scenario();
        check(scenario);
        return Optional.of(scenario);
    }

    /** Most commands know one dimension only. @throws InvalidInputException for a model of another one */
    void check(ParticleScenario scenario) {
        if (scenario instanceof SpaceScenario space) {
            throw oneDimensional(space);
        }
    }

    /** Shows what energy diffusion begins with, at once. */
    static void showStart(ParticleScenario scenario, Consumer<Previewing.Preview> show) {
        if (scenario instanceof SpaceScenario space) { // whose shells take a while
            show.accept(new Previewing.Preview(
                    new Drawing(
                            "Well of " + scenario.title(),
                            () -> List.of(WellPicture.potential(space)),
                            Drawing.Form.WIDE),
                    "the well along its axes."));
        }
        show.accept(new Previewing.Preview(
                new Drawing(
                        "Start of " + scenario.title(), () -> List.of(EnergyCharts.start(scenario)), Drawing.Form.WIDE),
                "the start of the run over the energy."));
    }

    /** Energy diffusion at few times as a first look. @param what it is, within a sentence */
    final Previewing.Preview ofDiffusion(ParticleScenario scenario, String what, Progress progress) {
        ModelScenario fewer = scenario.under(scenario.head().forALook(MOST_TIMES, 0), scenario.epsilon());
        EnergyDiffusionResult result = fewer instanceof SpaceScenario space
                ? new SpaceRuns().roughDiffusion(space, progress)
                : ClassicalRuns.standard().roughDiffusion((ClassicalScenario) fewer, progress);
        return new Previewing.Preview(
                DiffusionPresentation.of(result).drawing("chart"),
                what + " on " + result.distribution().grid().size() + " cells, its error not estimated.");
    }

    /** The model for a command that knows one dimension only. */
    final ClassicalScenario oneDimensional() {
        ParticleScenario scenario = scenario();
        if (scenario instanceof SpaceScenario space) {
            throw oneDimensional(space);
        }
        return (ClassicalScenario) scenario;
    }

    private InvalidInputException oneDimensional(SpaceScenario scenario) {
        return new InvalidInputException(
                "dimension", "" + scenario.hamiltonian().dimension(), "1 for " + title());
    }

    /** The model that the user named; a sample's, or an image's, where there is no file. */
    final ParticleScenario scenario() {
        if (given() != null) {
            return (ParticleScenario) given();
        }
        List<String> overrides = changes();
        if (isOfImage()) {
            return ofImage(overrides);
        }
        return !hasFile()
                ? ClassicalReader.sampleFile(sample).with(overrides).particles()
                : ModelFile.open(model.toPath(), views().imageFiles())
                        .with(overrides)
                        .particles();
    }

    /** The model that an open image was made from, with the changes of this call; of an image without one the sample's. */
    private ClassicalScenario ofImage(List<String> overrides) {
        String name = views().open(image()).getTitle();
        return views().model(image())
                .map(json -> ClassicalReader.read(json, "the model of the image " + name, overrides))
                .orElseGet(() -> ClassicalReader.sample(FOREIGN, overrides.toArray(new String[0])));
    }

    /** Which model's shells are taken. */
    private String whose(ParticleScenario scenario) {
        String name = views().open(image()).getTitle();
        return views().model(image()).isEmpty()
                ? "the image " + name + " carries no model; the shells are those of the sample " + FOREIGN + "."
                : "the shells are those of \"" + scenario.title() + "\", the model that the image " + name
                        + " carries.";
    }
}
