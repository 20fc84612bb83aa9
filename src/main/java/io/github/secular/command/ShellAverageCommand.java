package io.github.secular.command;

import io.github.secular.classical.PhaseMovie;
import io.github.secular.numerics.Progress;
import io.github.secular.present.ShellAveragePresentation;
import io.github.secular.run.ClassicalRuns;
import io.github.secular.run.ShellAverageRun;
import io.github.secular.scenario.ClassicalScenario;
import java.util.List;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** A movie of phase space, from this program or another, averaged over energy shells, with a fitted d(E). */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Shell Average...")
public class ShellAverageCommand extends DistributionCommand {
    @Parameter(
            label = "Sample",
            description =
                    "The model whose shells count where no model file is given. \"image\": the one that the image carries.",
            choices = {"image", "forced-oscillator", "duffing-two-frequency", "double-well-telegraph", "trapped-ion"},
            required = false,
            persist = false)
    private String sample = OF_IMAGE;

    @Parameter(
            label = "Movie",
            description = "The title of an open, calibrated image or movie of phase space. Empty: the one in front.",
            required = false,
            persist = false)
    private String movie = "";

    @Parameter(
            label = "Ranges",
            description =
                    "x and p from edge to edge, as x1,x2,p1,p2, the top row at p2. Empty: as the image is calibrated.",
            columns = 24,
            required = false,
            persist = false)
    private String ranges = "";

    @Parameter(
            label = "Number of energies",
            description = "How many energies, at least 4.",
            required = false,
            persist = false)
    private int energies = 60;

    @Parameter(
            label = "Allow negative values",
            description = "Whether pixels below 0 are taken as they are.",
            required = false,
            persist = false)
    private boolean negative = false;

    @Parameter(
            label = "Show chart",
            description = "Shell means over the energy at several times.",
            required = false,
            persist = false)
    private boolean showplot = true;

    @Parameter(label = "Show table", description = "Energies, h0 and the fitted d.", required = false, persist = false)
    private boolean showtable = true;

    @Parameter(
            label = "Show images",
            description = "Shell means over energy and time.",
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

    @Override
    String sample() {
        return sample;
    }

    @Override
    ClassicalScenario scenario() {
        return sample.equals(OF_IMAGE) && !hasFile() ? ofImage(movie) : super.scenario();
    }

    @Override
    String title() {
        return "Shell Average";
    }

    @Override
    List<String> changes() {
        return Entries.overrides(overrides);
    }

    @Override
    void compute(ClassicalRuns runs, ClassicalScenario scenario, Progress progress) {
        PhaseMovie frames = views().movie(movie, Entries.ranges(ranges), negative);
        publish(ShellAveragePresentation.of(ShellAverageRun.run(
                views().open(movie).getTitle(),
                frames,
                views().timeUnit(movie),
                scenario.hamiltonian(),
                ShellAverageRun.energies(scenario.hamiltonian(), frames.range(), Math.max(4, energies)),
                scenario.energySymbol(),
                progress)));
    }

    @Override
    public boolean shows(String output) {
        return shows(output, showplot, showtable, showimage);
    }
}
