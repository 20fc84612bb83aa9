package io.github.secular.command;

import io.github.secular.numerics.Progress;
import io.github.secular.present.DiffusionPresentation;
import io.github.secular.run.ClassicalRuns;
import io.github.secular.run.SpaceRuns;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.scenario.ParticleScenario;
import io.github.secular.scenario.SpaceScenario;
import java.util.function.Consumer;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** The diffusion equation in energy, the limit of a classical model. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Classical>Energy Diffusion...")
public class EnergyDiffusionCommand extends ClassicalCommand implements Previewing {
    @Override
    CommandForm form() {
        return classical("epsilon", "endtime", "count")
                .outImages("distribution")
                .chart("F over the energy at several times.")
                .tableOfLevels("Times, mass, mean energy.")
                .images("F over energy and time.");
    }

    @Override
    void check(ParticleScenario scenario) {} // of any dimension

    @Override
    void compute(ClassicalRuns runs, ClassicalScenario scenario, Progress progress) {
        publish(DiffusionPresentation.of(runs.energyDiffusion(scenario, progress)));
    }

    @Override
    void compute(SpaceRuns runs, SpaceScenario scenario, Progress progress) {
        publish(DiffusionPresentation.of(runs.energyDiffusion(scenario, progress)));
    }

    @Override
    public void preview(Progress progress, Consumer<Preview> show) {
        ParticleScenario scenario = scenario();
        showStart(scenario, show);
        show.accept(ofDiffusion(scenario, "energy diffusion", progress));
    }
}
