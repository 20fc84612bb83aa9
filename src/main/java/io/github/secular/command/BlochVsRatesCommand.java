package io.github.secular.command;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.secular.numerics.Progress;
import io.github.secular.run.ComparisonResult;
import io.github.secular.run.QuantumRuns;
import io.github.secular.scenario.Scenario;
import io.github.secular.view.ChartPicture;
import io.github.secular.view.ComparisonChart;
import io.github.secular.view.ComparisonTable;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** How far the rate equation is from the Bloch equation, over a list of couplings. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Bloch vs Rates...")
public class BlochVsRatesCommand extends SolvingCommand {
    @Parameter(
            label = "Epsilons",
            description = "Strengths of the coupling to compare at, each above 0, from large to small.",
            columns = 24,
            required = false,
            persist = false)
    private String epsilons = "0.2,0.1,0.05";

    @Parameter(
            label = "Show chart",
            description = "Error against epsilon, both logarithmic, with the observed order.",
            required = false,
            persist = false)
    private boolean showplot = true;

    @Parameter(
            label = "Show table",
            description = "Errors, coherences and observed orders.",
            required = false,
            persist = false)
    private boolean showtable = true;

    @Parameter(type = ItemIO.OUTPUT)
    private Object chart;

    @Parameter(type = ItemIO.OUTPUT)
    private ImagePlus picture;

    @Parameter(type = ItemIO.OUTPUT)
    private ResultsTable table;

    @Parameter(type = ItemIO.OUTPUT)
    private String info;

    @Override
    String title() {
        return "Bloch vs Rates";
    }

    @Override
    void compute(QuantumRuns runs, Scenario scenario, Progress progress) {
        double[] list = Entries.positives("epsilons", epsilons);
        ComparisonResult result = runs.comparison(scenario, list, limit(), progress);
        info = result.provenance().text();
        var drawn = ComparisonChart.of(result);
        chart = drawn;
        picture = views().picture(ChartPicture.of(drawn), "Errors of " + scenario.title(), info);
        table = views().table(ComparisonTable.of(result));
    }

    @Override
    public boolean shows(String output) {
        return shows(output, showplot, showtable, false);
    }
}
