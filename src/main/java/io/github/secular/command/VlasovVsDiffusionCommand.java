package io.github.secular.command;

import io.github.secular.numerics.Progress;
import io.github.secular.present.ComparisonPresentation;
import io.github.secular.run.ClassicalRuns;
import io.github.secular.scenario.ClassicalScenario;
import java.util.ArrayList;
import java.util.List;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** How far energy diffusion is from the Vlasov equation, over a list of couplings. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Vlasov vs Diffusion...")
public class VlasovVsDiffusionCommand extends ClassicalCommand {
    @Parameter(
            label = "Sample",
            description = "The model to run where no model file is given.",
            choices = {"forced-oscillator", "duffing-two-frequency", "double-well-telegraph", "trapped-ion"},
            required = false,
            persist = false)
    private String sample = "forced-oscillator";

    @Parameter(
            label = "Epsilons",
            description = "Strengths of the coupling to compare at, each above 0, from large to small.",
            columns = 24,
            required = false,
            persist = false)
    private String epsilons = "0.2,0.1,0.05";

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
            label = "Corrected start",
            description = "Whether the start of the limit is corrected to first order in epsilon.",
            required = false,
            persist = false)
    private boolean corrected = false;

    @Parameter(
            label = "Show chart",
            description = "Error against epsilon, both logarithmic, with the observed order.",
            required = false,
            persist = false)
    private boolean showplot = true;

    @Parameter(label = "Show table", description = "Errors and observed orders.", required = false, persist = false)
    private boolean showtable = true;

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
        return "Vlasov vs Diffusion";
    }

    @Override
    List<String> changes() {
        List<String> out = new ArrayList<>(changes("", endtime, count, tolerance, ""));
        if (!solver.equals("model")) {
            out.add("solver=" + solver);
        }
        out.addAll(Entries.overrides(overrides));
        return out;
    }

    @Override
    void compute(ClassicalRuns runs, ClassicalScenario scenario, Progress progress) {
        double[] list = Entries.positives("epsilons", epsilons);
        publish(ComparisonPresentation.of(runs.comparison(scenario, list, corrected, progress)));
    }

    @Override
    public boolean shows(String output) {
        return shows(output, showplot, showtable, false);
    }
}
