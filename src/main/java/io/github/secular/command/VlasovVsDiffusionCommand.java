package io.github.secular.command;

import io.github.secular.classical.limit.CorrectedDiffusion;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.present.ComparisonPresentation;
import io.github.secular.run.ClassicalRuns;
import io.github.secular.run.SpaceRuns;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.scenario.ParticleScenario;
import io.github.secular.scenario.SpaceScenario;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** How far energy diffusion is from the Vlasov equation, over a list of couplings. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Classical>Vlasov vs Diffusion...")
public class VlasovVsDiffusionCommand extends ClassicalCommand {
    @Parameter(
            label = "Corrected start",
            description = "Whether the start of the limit is corrected to first order in epsilon.")
    private boolean corrected = false;

    @Override
    CommandForm form() {
        return classical("epsilons", "endtime", "count", "solver", "tolerance", "corrected")
                .chart("Error against epsilon, both logarithmic, with the observed order.")
                .table("Errors and observed orders.")
                .onlyOf(ModelKinds::isInTheLine, "corrected");
    }

    @Override
    void check(ParticleScenario scenario) {} // of any dimension

    @Override
    void compute(ClassicalRuns runs, ClassicalScenario scenario, Progress progress) {
        double[] list = Entries.positives("epsilons", epsilons);
        ClassicalRuns wanted = corrected ? ClassicalRuns.by(CorrectedDiffusion.NAME) : runs;
        publish(ComparisonPresentation.of(wanted.comparison(scenario, list, progress)));
    }

    @Override
    void compute(SpaceRuns runs, SpaceScenario scenario, Progress progress) {
        if (corrected) {
            throw new InvalidInputException("corrected", "true", "false where the dimension is above 1");
        }
        publish(ComparisonPresentation.of(
                runs.comparison(scenario, Entries.positives("epsilons", epsilons), progress)));
    }
}
