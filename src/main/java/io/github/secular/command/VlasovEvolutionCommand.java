package io.github.secular.command;

import ij.ImagePlus;
import io.github.secular.classical.PhaseMovie;
import io.github.secular.classical.PhaseRange;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.present.Drawing;
import io.github.secular.present.ParticlePresentation;
import io.github.secular.present.VlasovPresentation;
import io.github.secular.run.ClassicalRuns;
import io.github.secular.run.SpaceRuns;
import io.github.secular.run.VlasovResult;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.scenario.ParticleScenario;
import io.github.secular.scenario.SpaceScenario;
import io.github.secular.view.PhaseImages;
import io.github.secular.view.Picture;
import io.github.secular.view.ShellOutlines;
import io.github.secular.view.WellPicture;
import java.util.List;
import java.util.function.Consumer;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The density in phase space of a classical model over time, with energy diffusion beside it. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Classical>Vlasov Evolution...")
public class VlasovEvolutionCommand extends ClassicalCommand implements Previewing {
    @Parameter(
            label = "Initial image",
            description = "The title of an open, calibrated image to start from. Empty: as in the model file.")
    private String initial = "";

    @Parameter(label = "Frame", description = "Which frame of that image, from 1.")
    private int frame = 1;

    @Parameter(label = "Normalise", description = "Whether that image is scaled to mass 1.")
    private boolean normalise = true;

    @Parameter(label = "Pixels", description = "Size of the images of phase space, at least 2.")
    private int pixels = 256;

    @Parameter(label = "Shells", description = "How many energy shells to draw over the images, 0 for none.")
    private int shells = 5;

    @Parameter(
            label = "Exact moments",
            description = "Whether the table also has the moments of the closed moment equations, where these hold.")
    private boolean exactmoments = false;

    @Parameter(
            label = "Axes",
            description = "In two and three dimensions: the two axes onto which the density is projected, such as"
                    + " \"x, py\".")
    private String axes = "x, y";

    @Override
    CommandForm form() {
        return classical(
                        "epsilon",
                        "endtime",
                        "count",
                        "solver",
                        "tolerance",
                        "initial",
                        "frame",
                        "ranges",
                        "normalise",
                        "negative",
                        "pixels",
                        "shells",
                        "exactmoments",
                        "axes")
                .outImages("distribution", "density")
                .chart("Shell means over the energy at several times, the limit dashed.")
                .tableOfLevels("Times, mass, mean energy, moments.")
                .images("Phase space over time, and the energy distribution.")
                .ofImage("initial")
                .onlyWith("initial", "frame", "ranges", "normalise", "negative")
                .onlyOf(ModelKinds::isInTheLine, "initial", "frame", "ranges", "normalise", "negative", "shells")
                .onlyOf(ModelKinds::mayHaveExactMoments, "exactmoments")
                .onlyOf(ModelKinds::isInSpace, "axes")
                .read("pixels", Entries::count);
    }

    @Override
    void check(ParticleScenario scenario) {} // of any dimension

    @Override
    void compute(SpaceRuns runs, SpaceScenario scenario, Progress progress) {
        if (!blank(initial)) {
            throw new InvalidInputException(
                    "initial", "\"" + initial + "\"", "empty where the dimension is above 1: an image has two axes");
        }
        List<String> pair = List.of(axes.strip().split("\\s*,\\s*"));
        publish(ParticlePresentation.of(
                runs.vlasov(scenario, List.of(pair), Entries.count("pixels", pixels), progress)));
    }

    @Override
    void compute(ClassicalRuns runs, ClassicalScenario scenario, Progress progress) {
        ClassicalScenario start = started(scenario);
        VlasovResult result = runs.vlasov(start, progress.part(0, 0.8));
        PhaseRange range = PhaseImages.range(start);
        publish(VlasovPresentation.of(
                result,
                new VlasovPresentation.Wishes(Entries.count("pixels", pixels), List.of(), exactmoments),
                progress.part(0.8, 1)));
        views().overlay(
                        (ImagePlus) output("densityimage"),
                        ShellOutlines.of(
                                start.hamiltonian(),
                                ShellOutlines.energies(start.hamiltonian(), range, Math.max(0, shells))));
    }

    /** From the image, where one is named. */
    private ClassicalScenario started(ClassicalScenario scenario) {
        if (blank(initial)) {
            return scenario;
        }
        PhaseMovie first = views().frame(initial, frame, Entries.ranges(ranges), negative);
        return scenario.withInitial(
                first.density(0, normalise ? 1 : Double.NaN),
                "Started from frame " + frame + " of the image " + initial
                        + (normalise ? ", scaled to mass 1." : ", its values as they are."));
    }

    /** Where the start lies; then, where there is one, the limit: the equation itself may take minutes. */
    @Override
    public void preview(Progress progress, Consumer<Preview> show) {
        if (scenario() instanceof SpaceScenario space) {
            showStart(space, show);
            show.accept(ofDiffusion(space, "the limit of the particles, energy diffusion", progress));
            return;
        }
        ClassicalScenario start = started(oneDimensional());
        show.accept(new Preview(
                new Drawing(
                        "Start of " + start.title(),
                        () -> List.of(WellPicture.start(start)),
                        Drawing.Form.of(Picture.Shape.PHASE_SPACE)),
                "the start of the run in phase space."));
        try {
            show.accept(ofDiffusion(start, "its limit alone, energy diffusion", progress));
        } catch (RefusalException e) {
            progress.check(); // the start remains to be seen
        }
    }
}
