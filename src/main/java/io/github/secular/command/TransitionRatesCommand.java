package io.github.secular.command;

import io.github.secular.numerics.Progress;
import io.github.secular.present.RatesPresentation;
import io.github.secular.run.QuantumRuns;
import io.github.secular.scenario.Scenario;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** The rates of transitions that the wave of a model causes between its levels. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Quantum>Transition Rates...")
public class TransitionRatesCommand extends QuantumCommand {
    @Override
    CommandForm form() {
        return quantum()
                .outImages("rates")
                .tableOfLevels("One row per pair of levels.")
                .image("The matrix of rates.")
                .unasked("tolerance")
                .onlyOf(ModelKinds::hasChangingLight, "endtime", "count");
    }

    @Override
    void compute(QuantumRuns runs, Scenario scenario, Progress progress) {
        publish(RatesPresentation.of(runs.transitionRates(scenario, limit, progress)));
    }
}
