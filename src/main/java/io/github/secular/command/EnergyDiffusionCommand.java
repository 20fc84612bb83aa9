package io.github.secular.command;

import io.github.secular.numerics.Progress;
import io.github.secular.present.DiffusionPresentation;
import io.github.secular.run.ClassicalRuns;
import io.github.secular.scenario.ClassicalScenario;
import java.util.List;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The diffusion equation in energy, the limit of a classical model. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Energy Diffusion...")
public class EnergyDiffusionCommand extends DistributionCommand {
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
            label = "Show chart",
            description = "F over the energy at several times.",
            required = false,
            persist = false)
    private boolean showplot = true;

    @Parameter(label = "Show table", description = "Times, mass, mean energy.", required = false, persist = false)
    private boolean showtable = true;

    @Parameter(label = "Show images", description = "F over energy and time.", required = false, persist = false)
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
    String title() {
        return "Energy Diffusion";
    }

    @Override
    List<String> changes() {
        return changes(epsilon, endtime, count, "", overrides);
    }

    @Override
    void compute(ClassicalRuns runs, ClassicalScenario scenario, Progress progress) {
        publish(DiffusionPresentation.of(runs.energyDiffusion(scenario, progress)));
    }

    @Override
    public boolean shows(String output) {
        return shows(output, showplot, showtable, showimage);
    }
}
