package io.github.secular.command;

import ij.ImagePlus;
import io.github.secular.classical.PhaseMovie;
import io.github.secular.classical.PhaseRange;
import io.github.secular.numerics.Progress;
import io.github.secular.present.VlasovPresentation;
import io.github.secular.run.ClassicalRuns;
import io.github.secular.run.VlasovResult;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.view.PhaseImages;
import io.github.secular.view.ShellOutlines;
import java.util.ArrayList;
import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.DoubleType;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The density in phase space of a classical model over time, with energy diffusion beside it. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Vlasov Evolution...")
public class VlasovEvolutionCommand extends DistributionCommand {
    @Parameter(
            label = "Sample",
            description = "The model to run where no model file is given.",
            choices = {"forced-oscillator", "duffing-two-frequency", "double-well-telegraph", "trapped-ion"},
            required = false,
            persist = false)
    private String sample = "forced-oscillator";

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
            label = "Solver",
            description = "How the Vlasov equation is solved. \"model\": as in the model file.",
            choices = {"model", "automatic", "explicit", "ladder", "two-scale", "grid", "particles"},
            required = false,
            persist = false)
    private String solver = "model";

    @Parameter(
            label = "Tolerance",
            description =
                    "Wanted error of the shell means, relative to the largest, above 0. Empty: as in the model file.",
            required = false,
            persist = false)
    private String tolerance = "";

    @Parameter(
            label = "Initial image",
            description = "The title of an open, calibrated image to start from. Empty: as in the model file.",
            required = false,
            persist = false)
    private String initial = "";

    @Parameter(label = "Frame", description = "Which frame of that image, from 1.", required = false, persist = false)
    private int frame = 1;

    @Parameter(
            label = "Ranges",
            description =
                    "What that image covers from edge to edge, as x1,x2,p1,p2, the top row at p2. Empty: as calibrated.",
            columns = 24,
            required = false,
            persist = false)
    private String ranges = "";

    @Parameter(
            label = "Normalise",
            description = "Whether that image is scaled to mass 1.",
            required = false,
            persist = false)
    private boolean normalise = true;

    @Parameter(
            label = "Allow negative values",
            description = "Whether pixels of that image below 0 are taken as they are.",
            required = false,
            persist = false)
    private boolean negative = false;

    @Parameter(
            label = "Pixels",
            description = "Size of the images of phase space, at least 2.",
            required = false,
            persist = false)
    private int pixels = 256;

    @Parameter(
            label = "Shells",
            description = "How many energy shells to draw over the images, 0 for none.",
            required = false,
            persist = false)
    private int shells = 5;

    @Parameter(
            label = "Exact moments",
            description = "Whether the table also has the moments of the closed moment equations, where these hold.",
            required = false,
            persist = false)
    private boolean exactmoments = false;

    @Parameter(
            label = "Show chart",
            description = "Shell means over the energy at several times, the limit dashed.",
            required = false,
            persist = false)
    private boolean showplot = true;

    @Parameter(
            label = "Show table",
            description = "Times, mass, mean energy, moments.",
            required = false,
            persist = false)
    private boolean showtable = true;

    @Parameter(
            label = "Show images",
            description = "Phase space over time, and the energy distribution.",
            required = false,
            persist = false)
    private boolean showimage = true;

    @Parameter(
            label = "Overrides",
            description = "Other changes to the model, as path=value; path=value. Last word over all the above.",
            columns = 36,
            required = false,
            persist = false)
    private String overrides = "";

    @Parameter(type = ItemIO.OUTPUT)
    private Img<DoubleType> density;

    @Parameter(type = ItemIO.OUTPUT)
    private ImagePlus densityimage;

    @Override
    String sample() {
        return sample;
    }

    @Override
    String title() {
        return "Vlasov Evolution";
    }

    @Override
    List<String> changes() {
        List<String> out = new ArrayList<>(changes(epsilon, endtime, count, tolerance, ""));
        if (!solver.equals("model")) {
            out.add("solver=" + solver);
        }
        out.addAll(Entries.overrides(overrides));
        return out;
    }

    @Override
    void compute(ClassicalRuns runs, ClassicalScenario scenario, Progress progress) {
        ClassicalScenario start = scenario;
        if (!blank(initial)) {
            PhaseMovie first = views().frame(initial, frame, Entries.ranges(ranges), negative);
            start = scenario.withInitial(
                    first.density(0, normalise ? 1 : Double.NaN),
                    "Started from frame " + frame + " of the image " + initial
                            + (normalise ? ", scaled to mass 1." : ", its values as they are."));
        }
        VlasovResult result = runs.vlasov(start, progress.part(0, 0.8));
        PhaseRange range = PhaseImages.range(start);
        publish(VlasovPresentation.of(
                result,
                new VlasovPresentation.Wishes(Entries.count("pixels", "" + pixels), List.of(), exactmoments),
                progress.part(0.8, 1)));
        views().overlay(
                        densityimage,
                        ShellOutlines.of(
                                start.hamiltonian(),
                                ShellOutlines.energies(start.hamiltonian(), range, Math.max(0, shells))));
    }

    @Override
    public boolean shows(String output) {
        return shows(output, showplot, showtable, showimage);
    }
}
