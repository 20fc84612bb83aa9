package io.github.secular.command;

import io.github.secular.numerics.Progress;
import io.github.secular.present.ComparisonPresentation;
import io.github.secular.run.QuantumRuns;
import io.github.secular.scenario.Scenario;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** How far the rate equation is from the Bloch equation, over a list of couplings. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Quantum>Bloch vs Rates...")
public class BlochVsRatesCommand extends QuantumCommand {
    @Override
    CommandForm form() {
        return quantum("solver", "epsilons")
                .chart("Error against epsilon, both logarithmic, with the observed order.")
                .table("Errors, coherences and observed orders.")
                .unasked("epsilon");
    }

    @Override
    void compute(QuantumRuns runs, Scenario scenario, Progress progress) {
        publish(ComparisonPresentation.of(
                runs.comparison(scenario, Entries.positives("epsilons", epsilons), limit, progress)));
    }
}
