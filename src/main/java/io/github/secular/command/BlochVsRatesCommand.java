package io.github.secular.command;

import io.github.secular.numerics.Progress;
import io.github.secular.present.ComparisonPresentation;
import io.github.secular.run.QuantumRuns;
import io.github.secular.scenario.Scenario;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** How far the rate equation is from the Bloch equation, over a list of couplings. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Bloch vs Rates...")
public class BlochVsRatesCommand extends SolvingCommand {
    @Parameter(
            label = "Epsilons",
            description = "Strengths of the coupling to compare at, each above 0, from large to small.",
            columns = 24,
            required = false,
            persist = false)
    private String epsilons = "0.2,0.1,0.05";

    @Parameter(
            label = "Show chart",
            description = "Error against epsilon, both logarithmic, with the observed order.",
            required = false,
            persist = false)
    private boolean showplot = true;

    @Parameter(
            label = "Show table",
            description = "Errors, coherences and observed orders.",
            required = false,
            persist = false)
    private boolean showtable = true;

    @Override
    String title() {
        return "Bloch vs Rates";
    }

    @Override
    void compute(QuantumRuns runs, Scenario scenario, Progress progress) {
        publish(ComparisonPresentation.of(
                runs.comparison(scenario, Entries.positives("epsilons", epsilons), limit(), progress)));
    }

    @Override
    public boolean shows(String output) {
        return shows(output, showplot, showtable, false);
    }
}
