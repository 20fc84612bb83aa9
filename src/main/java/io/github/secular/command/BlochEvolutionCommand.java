package io.github.secular.command;

import ij.IJ;
import io.github.secular.numerics.Progress;
import io.github.secular.present.BlochPresentation;
import io.github.secular.run.BlochResult;
import io.github.secular.run.QuantumRuns;
import io.github.secular.scenario.Scenario;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** The density matrix of a model over time, with the rate equation beside its populations. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Bloch Evolution...")
public class BlochEvolutionCommand extends QuantumCommand {
    @Override
    CommandForm form() {
        return quantum("solver")
                .outChart("blochvector")
                .outTable("blochvector")
                .outImages("populations", "matrix")
                .chart("The populations over time, the rate equation dashed.")
                .table("Times, populations, trace, purity, norm of the coherences.")
                .images("The density matrix as a hyperstack, the populations as an image.");
    }

    @Override
    void compute(QuantumRuns runs, Scenario scenario, Progress progress) {
        BlochResult result = runs.bloch(scenario, limit, progress);
        result.withoutRates().ifPresent(reason -> IJ.log(scenario.title() + ": no rate equation. " + reason));
        publish(BlochPresentation.of(result));
    }
}
