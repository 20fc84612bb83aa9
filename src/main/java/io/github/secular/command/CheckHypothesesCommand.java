package io.github.secular.command;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.secular.numerics.Progress;
import io.github.secular.run.HypothesesResult;
import io.github.secular.run.QuantumReports;
import io.github.secular.run.QuantumRuns;
import io.github.secular.scenario.Scenario;
import io.github.secular.view.CalibratedImage;
import io.github.secular.view.DivisorImages;
import io.github.secular.view.ReportTables;
import java.util.Optional;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.DoubleType;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Which theorems hold for a model, which order they promise and which is observed. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Check Hypotheses...")
public class CheckHypothesesCommand extends QuantumCommand {
    @Parameter(
            label = "Eta",
            description = "Eta of the Diophantine condition, above 0.",
            required = false,
            persist = false)
    private String eta = "0.5";

    @Parameter(
            label = "Cut-off",
            description = "Divisors are searched over |a| up to this, at least 2.",
            required = false,
            persist = false)
    private String cutoff = "10";

    @Parameter(
            label = "Epsilons",
            description = "Where to observe the order, each above 0. Empty: not at all.",
            required = false,
            persist = false)
    private String epsilons = "";

    @Parameter(
            label = "Show table",
            description = "One row per hypothesis, with its number.",
            required = false,
            persist = false)
    private boolean showtable = true;

    @Parameter(
            label = "Show image",
            description = "The small divisors over the lattice of harmonics.",
            required = false,
            persist = false)
    private boolean showimage = true;

    @Parameter(type = ItemIO.OUTPUT)
    private ResultsTable table;

    @Parameter(type = ItemIO.OUTPUT)
    private ResultsTable theorems;

    @Parameter(type = ItemIO.OUTPUT)
    private Img<DoubleType> divisors;

    @Parameter(type = ItemIO.OUTPUT)
    private ImagePlus divisorsimage;

    @Parameter(type = ItemIO.OUTPUT)
    private String report;

    @Parameter(type = ItemIO.OUTPUT)
    private String info;

    @Override
    String title() {
        return "Check Hypotheses";
    }

    @Override
    void compute(QuantumRuns runs, Scenario scenario, Progress progress) {
        double[] list = blank(epsilons) ? new double[0] : Entries.positives("epsilons", epsilons);
        HypothesesResult result = new QuantumReports(runs)
                .hypotheses(scenario, Entries.positive("eta", eta), Entries.count("cutoff", cutoff), list, progress);
        report = result.text();
        info = report + result.provenance().text();
        table = views().table(ReportTables.hypotheses(result));
        theorems = views().table(ReportTables.theorems(result));
        Optional<CalibratedImage> map = DivisorImages.map(result);
        divisors = map.map(m -> img(m.data())).orElse(null);
        divisorsimage = map.map(m -> views().image(m)).orElse(null);
    }

    @Override
    public boolean shows(String output) {
        // A macro reads one table only, the first.
        return switch (output) {
            case "theorems" -> showtable && !Failure.inMacro();
            case "report" -> true;
            default -> shows(output, false, showtable, showimage);
        };
    }
}
