package io.github.secular.command;

import io.github.secular.numerics.Progress;
import io.github.secular.present.ReportPresentation;
import io.github.secular.run.QuantumReports;
import io.github.secular.run.QuantumRuns;
import io.github.secular.scenario.Scenario;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Where the rate equation of a model ends: closed classes of levels, populations, how fast it gets there. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Equilibrium State...")
public class EquilibriumStateCommand extends LimitCommand {
    @Parameter(
            label = "Light at",
            description = "Under light that changes: the time, as the model file counts times, at which it is taken."
                    + " Empty: where it is strongest in the run.",
            required = false,
            persist = false)
    private String at = "";

    @Parameter(
            label = "Show chart",
            description = "The populations in the end, at the start, and the thermal ones.",
            required = false,
            persist = false)
    private boolean showplot = true;

    @Parameter(
            label = "Show table",
            description = "One row per level: its class and populations.",
            required = false,
            persist = false)
    private boolean showtable = true;

    @Parameter(type = ItemIO.OUTPUT)
    private String report;

    @Override
    String title() {
        return "Equilibrium State";
    }

    @Override
    void compute(QuantumRuns runs, Scenario scenario, Progress progress) {
        publish(ReportPresentation.of(
                new QuantumReports(runs).equilibrium(scenario, limit(), Entries.time("at", at), progress)));
    }

    @Override
    public boolean shows(String output) {
        return output.equals("report") || shows(output, showplot, showtable, false);
    }
}
