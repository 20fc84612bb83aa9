package io.github.secular.command;

import io.github.secular.numerics.Progress;
import io.github.secular.present.DiffusionPresentation;
import io.github.secular.run.ClassicalRuns;
import io.github.secular.run.SpaceRuns;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.scenario.ParticleScenario;
import io.github.secular.scenario.SpaceScenario;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** d(E), h0(E) and the frequencies of a classical model, with the resonances that make d. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Classical>Diffusion Coefficient...")
public class DiffusionCoefficientCommand extends ClassicalCommand {
    @Override
    CommandForm form() {
        return classical()
                .outTable("resonances")
                .chart("d, h0 and the frequencies over the energy.")
                .table("Energies, h0, d, a, frequencies.");
    }

    @Override
    void check(ParticleScenario scenario) {} // of any dimension

    @Override
    void compute(ClassicalRuns runs, ClassicalScenario scenario, Progress progress) {
        publish(DiffusionPresentation.of(runs.diffusionCoefficient(scenario, progress)));
    }

    @Override
    void compute(SpaceRuns runs, SpaceScenario scenario, Progress progress) {
        publish(DiffusionPresentation.of(runs.diffusionCoefficient(scenario, progress)));
    }
}
