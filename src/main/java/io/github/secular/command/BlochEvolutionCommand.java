package io.github.secular.command;

import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.present.BlochPresentation;
import io.github.secular.run.BlochResult;
import io.github.secular.run.QuantumRuns;
import io.github.secular.scenario.Scenario;
import io.github.secular.view.SiTime;
import java.util.function.Consumer;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** The density matrix of a model over time, with the rate equation beside its populations. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Quantum>Bloch Evolution...")
public class BlochEvolutionCommand extends QuantumCommand implements Previewing {
    /** What a first look is content with. */
    private static final double TOLERANCE = 1e-4;

    @Override
    CommandForm form() {
        return quantum("solver")
                .outChart("blochvector")
                .outTable("blochvector")
                .outImages("populations", "matrix")
                .chart("The populations over time, the rate equation dashed.")
                .tableOfLevels("Times, populations, trace, purity, norm of the coherences.")
                .images("The density matrix as a hyperstack, the populations as an image.");
    }

    @Override
    void compute(QuantumRuns runs, Scenario scenario, Progress progress) {
        BlochResult result = runs.bloch(scenario, limit, progress);
        result.withoutRates().ifPresent(reason -> say("no rate equation for \"" + scenario.title() + "\": " + reason));
        publish(BlochPresentation.of(result));
    }

    /** The limit, which hardly takes any time, then the equation itself, less exactly. */
    @Override
    public void preview(Progress progress, Consumer<Preview> show) {
        Scenario scenario = look(TOLERANCE);
        try {
            show.accept(ofLimit(scenario, "its limit alone, the rate equation", progress.part(0, 0.1)));
        } catch (RefusalException e) {
            progress.check(); // the equation itself may be solved all the same
        }
        BlochResult result = QuantumRuns.standard().bloch(scenario, limit, progress.part(0.1, 1));
        show.accept(new Preview(
                BlochPresentation.of(result).drawing("chart"),
                "the Bloch equation to " + SiTime.digits(scenario.tolerance()) + at(scenario) + "."));
    }
}
