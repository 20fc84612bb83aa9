package io.github.secular.command;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.secular.numerics.Progress;
import io.github.secular.run.ComparisonResult;
import io.github.secular.run.QuantumRuns;
import io.github.secular.scenario.Scenario;
import io.github.secular.view.ComparisonChart;
import io.github.secular.view.ComparisonTable;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** How far the rate equation is from the Bloch equation, over a list of couplings. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Bloch vs Rates...")
public class BlochVsRatesCommand extends QuantumCommand {
    @Parameter(
            label = "Epsilons",
            description = "Strengths of the coupling to compare at, each above 0, from large to small.",
            columns = 24,
            required = false,
            persist = false)
    private String epsilons = "0.2,0.1,0.05";

    @Parameter(
            label = "Solver",
            description = "How the Bloch equation is solved. \"model\": as in the model file.",
            choices = {
                "model",
                "automatic",
                "slow-manifold",
                "period-map",
                "slow-set",
                "slow-envelope",
                "direct",
                "ensemble-mean"
            },
            required = false,
            persist = false)
    private String solver = "model";

    @Parameter(
            label = "Tolerance",
            description = "Largest error wanted in any entry of rho, above 0. Empty: as in the model file.",
            required = false,
            persist = false)
    private String tolerance = "";

    @Parameter(
            label = "Rate equation",
            description = "The limit model to compare with.",
            choices = {
                "automatic",
                "averaged",
                "chi",
                "resonant",
                "polarised",
                "slow-generator",
                "delayed",
                "delay-free",
                "random",
                "random-damped",
                "random-operator"
            },
            required = false,
            persist = false)
    private String limit = "automatic";

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

    @Parameter(
            label = "Overrides",
            description = "Other changes to the model, as path=value; path=value. Last word over all the above.",
            columns = 36,
            required = false,
            persist = false)
    private String overrides = "";

    @Parameter(type = ItemIO.OUTPUT)
    private JFreeChart chart;

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
    List<String> changes() {
        List<String> out = new ArrayList<>();
        if (!blank(solver) && !solver.equals("model")) {
            out.add("solver=" + solver);
        }
        if (!blank(tolerance)) {
            out.add("tolerance=" + Entries.positive("tolerance", tolerance));
        }
        out.addAll(Entries.overrides(overrides));
        return out;
    }

    @Override
    void compute(QuantumRuns runs, Scenario scenario, Progress progress) {
        double[] list = Entries.positives("epsilons", epsilons);
        ComparisonResult result = runs.comparison(scenario, list, limit, progress);
        info = result.provenance().text();
        chart = ComparisonChart.of(result);
        picture = views().picture(chart, "Errors of " + scenario.title(), info);
        table = views().table(ComparisonTable.of(result));
    }

    @Override
    public boolean shows(String output) {
        return shows(output, showplot, showtable, false);
    }
}
