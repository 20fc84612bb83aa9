package io.github.secular.command;

import io.github.secular.numerics.Progress;
import io.github.secular.present.ReportPresentation;
import io.github.secular.run.QuantumReports;
import io.github.secular.run.QuantumRuns;
import io.github.secular.scenario.Scenario;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** Where the Bloch equation of a driven model ends: its mean and harmonics, photons per frequency, how slowly. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Quantum>Driven Steady State...")
public class DrivenSteadyStateCommand extends QuantumCommand {
    @Override
    CommandForm form() {
        return quantum("at")
                .outReport()
                .outImages("matrix")
                .outTable("harmonics")
                .outTable("photons")
                .outTable("probes")
                .chart("The mean populations, and those at the start.")
                .tableOfLevels("The mean density matrix, a row per entry.")
                .image("The mean density matrix.")
                .unasked("count", "limit")
                .onlyOf(ModelKinds::hasChangingLight, "endtime");
    }

    @Override
    void compute(QuantumRuns runs, Scenario scenario, Progress progress) {
        publish(ReportPresentation.of(new QuantumReports(runs).steady(scenario, Entries.time("at", at), progress)));
    }
}
