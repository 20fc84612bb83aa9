package io.github.secular.command;

import io.github.secular.numerics.Progress;
import io.github.secular.present.RatesPresentation;
import io.github.secular.run.QuantumRuns;
import io.github.secular.scenario.Scenario;
import java.util.function.Consumer;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** The rate equation of a model solved: populations over time, without the coherences. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Quantum>Rate Equation...")
public class RateEquationCommand extends QuantumCommand implements Previewing {
    @Override
    CommandForm form() {
        return quantum()
                .outImages("populations")
                .chart("The populations over time.")
                .tableOfLevels("Times and populations.")
                .image("The populations, level by time.");
    }

    @Override
    void compute(QuantumRuns runs, Scenario scenario, Progress progress) {
        publish(RatesPresentation.of(runs.rateEquation(scenario, limit, progress)));
    }

    @Override
    public void preview(Progress progress, Consumer<Preview> show) {
        show.accept(ofLimit(look(0), "the rate equation", progress));
    }
}
