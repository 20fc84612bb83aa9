package io.github.secular.command;

import io.github.secular.numerics.Progress;
import io.github.secular.present.SemiclassicalPresentation;
import io.github.secular.run.ClassicalRuns;
import io.github.secular.run.SemiclassicalRuns;
import io.github.secular.scenario.ClassicalScenario;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The levels of a well, their rates and populations beside diffusion in energy, over a list of ħ. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Quantum and Classical>Quantum vs Classical...")
public class QuantumVsClassicalCommand extends ClassicalCommand {
    @Parameter(
            label = "Values of hbar",
            description = "Planck's constant in units of position times momentum of the model, each above 0, from large"
                    + " to small.",
            columns = 24)
    private String hbars = "0.4,0.2,0.1";

    public QuantumVsClassicalCommand() {
        super("quartic-well");
    }

    @Override
    CommandForm form() {
        return classical("hbars", "epsilon", "endtime", "count", "tolerance")
                .outTable("levels")
                .read("hbars", Entries::positives)
                .chart("d and F over the energy, classical as lines, of the levels as dots.")
                .table("Errors, their orders in hbar, leaks and doublets.");
    }

    @Override
    void compute(ClassicalRuns runs, ClassicalScenario scenario, Progress progress) {
        double[] list = Entries.positives("hbars", hbars);
        publish(SemiclassicalPresentation.of(SemiclassicalRuns.compare(scenario, list, progress)));
    }
}
