package io.github.secular.command;

import io.github.secular.numerics.Progress;
import io.github.secular.present.ReportPresentation;
import io.github.secular.run.QuantumReports;
import io.github.secular.run.QuantumRuns;
import io.github.secular.scenario.Scenario;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** Where the rate equation of a model ends: closed classes of levels, populations, how fast it gets there. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Quantum>Equilibrium State...")
public class EquilibriumStateCommand extends QuantumCommand {
    @Override
    CommandForm form() {
        return quantum("at")
                .outReport()
                .chart("The populations in the end, at the start, and the thermal ones.")
                .table("One row per level: its class and populations.")
                .unasked("count", "tolerance")
                .onlyOf(ModelKinds::hasChangingLight, "endtime");
    }

    @Override
    void compute(QuantumRuns runs, Scenario scenario, Progress progress) {
        publish(ReportPresentation.of(
                new QuantumReports(runs).equilibrium(scenario, limit, Entries.time("at", at), progress)));
    }
}
