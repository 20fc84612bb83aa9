package io.github.secular.command;

import ij.measure.ResultsTable;
import io.github.secular.numerics.Progress;
import io.github.secular.present.DiffusionPresentation;
import io.github.secular.run.ClassicalRuns;
import io.github.secular.scenario.ClassicalScenario;
import java.util.List;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** d(E), h0(E) and the frequencies of a classical model, with the resonances that make d. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Diffusion Coefficient...")
public class DiffusionCoefficientCommand extends ClassicalCommand {
    @Parameter(
            label = "Sample",
            description = "The model to run where no model file is given.",
            choices = {"forced-oscillator", "duffing-two-frequency", "double-well-telegraph", "trapped-ion"},
            required = false,
            persist = false)
    private String sample = "forced-oscillator";

    @Parameter(
            label = "Show chart",
            description = "d, h0 and the frequencies over the energy.",
            required = false,
            persist = false)
    private boolean showplot = true;

    @Parameter(
            label = "Show table",
            description = "Energies, h0, d, a, frequencies.",
            required = false,
            persist = false)
    private boolean showtable = true;

    @Parameter(
            label = "Overrides",
            description = "Other changes to the model, as path=value; path=value. Last word over all the above.",
            columns = 36,
            required = false,
            persist = false)
    private String overrides = "";

    @Parameter(type = ItemIO.OUTPUT)
    private ResultsTable resonances;

    @Override
    String sample() {
        return sample;
    }

    @Override
    String title() {
        return "Diffusion Coefficient";
    }

    @Override
    List<String> changes() {
        return Entries.overrides(overrides);
    }

    @Override
    void compute(ClassicalRuns runs, ClassicalScenario scenario, Progress progress) {
        publish(DiffusionPresentation.of(runs.diffusionCoefficient(scenario, progress)));
    }

    @Override
    public boolean shows(String output) {
        return shows(output, showplot, showtable, false);
    }
}
