package io.github.secular.command;

import io.github.secular.numerics.Progress;
import io.github.secular.present.ReportPresentation;
import io.github.secular.quantum.random.SamplingPlan;
import io.github.secular.run.QuantumReports;
import io.github.secular.run.QuantumRuns;
import io.github.secular.scenario.Scenario;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Random paths of a model driven by noises, their mean and band, the exact mean and the limit. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Quantum>Random Drive Ensemble...")
public class RandomDriveEnsembleCommand extends QuantumCommand {
    @Parameter(label = "Paths", description = "How many random paths, at least 2.")
    private String paths = "200";

    @Parameter(
            label = "Seed",
            description = "Seed of the random numbers, a whole number; equal seeds give equal paths.")
    private String seed = "1";

    /** Random paths need noises, which few samples have. */
    public RandomDriveEnsembleCommand() {
        super("random-telegraph");
    }

    @Override
    CommandForm form() {
        return quantum("paths", "seed")
                .outTable("singlepaths")
                .chart("Single paths, the band that holds most of them, and the means.")
                .tableOfLevels("Means, standard errors and bands of the populations.")
                .read("paths", Entries::count)
                .read("seed", Entries::whole);
    }

    @Override
    void compute(QuantumRuns runs, Scenario scenario, Progress progress) {
        SamplingPlan plan = SamplingPlan.of(Entries.count("paths", paths), Entries.whole("seed", seed));
        publish(ReportPresentation.of(new QuantumReports(runs).ensemble(scenario, plan, limit, progress)));
    }
}
