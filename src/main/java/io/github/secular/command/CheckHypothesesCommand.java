package io.github.secular.command;

import ij.ImagePlus;
import ij.measure.ResultsTable;
import io.github.secular.numerics.Progress;
import io.github.secular.present.ReportPresentation;
import io.github.secular.run.ClassicalRuns;
import io.github.secular.run.QuantumReports;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.scenario.ModelScenario;
import io.github.secular.scenario.Scenario;
import io.github.secular.scenario.ScenarioReader;
import java.io.File;
import java.util.List;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.DoubleType;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Which theorems hold for a model, which order they promise and which is observed. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Check Hypotheses...")
public class CheckHypothesesCommand extends ModelCommand {
    @Parameter(
            label = "Model file",
            description = "A model file (JSON) of either kind. Empty: the sample below.",
            required = false,
            persist = false,
            autoFill = false)
    private File model;

    @Parameter(
            label = "Sample",
            description = "The model to run where no model file is given.",
            choices = {
                "two-level-resonant",
                "two-level-detuned",
                "rabi",
                "lambda-two-frequency",
                "ladder-thermal",
                "almost-degenerate",
                "ladder-formula",
                "clock-noise",
                "random-telegraph",
                "sodium-d2-buffer-gas",
                "sodium-d2",
                "sodium-d2-measured-pulse",
                "rubidium-87-d-lines",
                "rubidium-87-d1-hyperfine",
                "rubidium-87-lambda",
                "hydrogen-n3",
                "forced-oscillator",
                "duffing-two-frequency",
                "double-well-telegraph",
                "trapped-ion"
            },
            required = false,
            persist = false)
    private String sample = "two-level-resonant";

    @Parameter(
            label = "Epsilon",
            description = "Strength of the coupling, above 0. Empty: as in the model file.",
            required = false,
            persist = false)
    private String epsilon = "";

    @Parameter(
            label = "End time",
            description = "The last time, above 0, as the model file counts times. Empty: as in the model file.",
            required = false,
            persist = false)
    private String endtime = "";

    @Parameter(
            label = "Number of times",
            description = "How many times to report, at least 2. Empty: as in the model file.",
            required = false,
            persist = false)
    private String count = "";

    @Parameter(
            label = "Tolerance",
            description =
                    "Largest error wanted in any entry of rho, or of the shell means, above 0. Empty: as in the model file.",
            required = false,
            persist = false)
    private String tolerance = "";

    @Parameter(
            label = "Overrides",
            description = "Other changes to the model, as path=value; path=value. Last word over all inputs.",
            columns = 36,
            required = false,
            persist = false)
    private String overrides = "";

    @Parameter(
            label = "Eta",
            description = "Eta of the Diophantine condition, above 0. Of no matter to classical models.",
            required = false,
            persist = false)
    private String eta = "0.5";

    @Parameter(
            label = "Cut-off",
            description = "Divisors are searched over |a|, or over angle harmonics, up to this, at least 2.",
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
            label = "Light at",
            description =
                    "Of a quantum model under light that changes: the time, as the model file counts times, at which it is taken."
                            + " Empty: where it is strongest in the run.",
            required = false,
            persist = false)
    private String at = "";

    @Parameter(
            label = "Show table",
            description = "One row per hypothesis, with its number.",
            required = false,
            persist = false)
    private boolean showtable = true;

    @Parameter(
            label = "Show image",
            description = "The small divisors over the lattice of harmonics, or over energies and angle harmonics.",
            required = false,
            persist = false)
    private boolean showimage = true;

    @Parameter(type = ItemIO.OUTPUT)
    private ResultsTable theorems;

    @Parameter(type = ItemIO.OUTPUT)
    private Img<DoubleType> divisors;

    @Parameter(type = ItemIO.OUTPUT)
    private ImagePlus divisorsimage;

    @Parameter(type = ItemIO.OUTPUT)
    private String report;

    @Override
    String title() {
        return "Check Hypotheses";
    }

    @Override
    String outOfMemory() {
        return "There is not enough memory for this model: fewer levels or times.";
    }

    @Override
    void compute(Progress progress) {
        double[] list = blank(epsilons) ? new double[0] : Entries.positives("epsilons", epsilons);
        double exponent = Entries.positive("eta", eta);
        int largest = Entries.count("cutoff", cutoff);
        ModelScenario scenario = scenario();
        runs(scenario);
        publish(ReportPresentation.of(
                scenario instanceof ClassicalScenario classical
                        ? ClassicalRuns.standard().hypotheses(classical, largest, list, progress)
                        : QuantumReports.standard()
                                .hypotheses(
                                        (Scenario) scenario,
                                        exponent,
                                        largest,
                                        list,
                                        Entries.time("at", at),
                                        progress)));
    }

    private ModelScenario scenario() {
        List<String> all = changes(epsilon, endtime, count, tolerance);
        all.addAll(Entries.overrides(overrides));
        return blank(model == null ? "" : model.getPath())
                ? ScenarioReader.anySample(sample, all.toArray(new String[0]))
                : ScenarioReader.readAny(model.toPath(), all, views().imageFiles());
    }

    @Override
    public boolean shows(String output) {
        // A macro reads one table only, the first.
        return switch (output) {
            case "theorems" -> showtable && !inMacro();
            case "report" -> true;
            default -> shows(output, false, showtable, showimage);
        };
    }
}
