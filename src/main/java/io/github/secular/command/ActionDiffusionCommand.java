package io.github.secular.command;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.present.ActionPresentation;
import io.github.secular.run.ClassicalRuns;
import io.github.secular.run.SpaceRuns;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.scenario.ParticleScenario;
import io.github.secular.scenario.SpaceScenario;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** Diffusion in the plane of the actions of two wells, one per axis, or of a central one. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Classical>Action Diffusion...")
public class ActionDiffusionCommand extends ClassicalCommand {
    public ActionDiffusionCommand() {
        super("two-invariants");
    }

    @Override
    CommandForm form() {
        return classical("epsilon", "endtime", "count", "tolerance")
                .outImages("actions")
                .outTable("resonances")
                .tableOfLevels("Times, mass, mean actions, mean energy.")
                .images("F over both actions and time, lines of resonance in its picture.");
    }

    @Override
    void check(ParticleScenario scenario) {
        if (scenario instanceof ClassicalScenario) {
            throw new InvalidInputException(
                    "dimension", "1", "2, a sum of two wells or a central one, or 3, a central one");
        }
    }

    @Override
    void compute(ClassicalRuns runs, ClassicalScenario scenario, Progress progress) {
        check(scenario);
    }

    @Override
    void compute(SpaceRuns runs, SpaceScenario scenario, Progress progress) {
        publish(ActionPresentation.of(runs.actionDiffusion(scenario, progress)));
    }
}
