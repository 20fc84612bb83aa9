package io.github.secular.command;

import io.github.secular.numerics.Progress;
import io.github.secular.present.ReportPresentation;
import io.github.secular.run.ClassicalRuns;
import io.github.secular.run.HypothesesAccount;
import io.github.secular.run.QuantumReports;
import io.github.secular.run.SpaceRuns;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.scenario.ModelFile;
import io.github.secular.scenario.ModelScenario;
import io.github.secular.scenario.Scenario;
import io.github.secular.scenario.ScenarioReader;
import io.github.secular.scenario.SpaceScenario;
import java.util.List;
import java.util.Optional;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Which theorems hold for a model, which order they promise and which is observed. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Quantum and Classical>Check Hypotheses...")
public class CheckHypothesesCommand extends ModelCommand {
    @Parameter(
            label = "Eta",
            description = "Eta of the Diophantine condition, above 0. Of no matter to classical models.")
    private String eta = "0.5";

    @Parameter(
            label = "Cut-off",
            description = "Divisors are searched over |a|, or over angle harmonics, up to this, at least 2.")
    private String cutoff = "10";

    public CheckHypothesesCommand() {
        super("two-level-resonant");
        epsilons = "";
    }

    @Override
    CommandForm form() {
        return new CommandForm("epsilon", "endtime", "count", "tolerance", "eta", "cutoff", "epsilons", "at")
                .among("sample", ModelFile.SAMPLES)
                .describe("model", "A model file (JSON) of either kind. Empty: the sample below.")
                .describe("epsilons", "Where to observe the order, each above 0. Empty: not at all.")
                .table("One row per hypothesis, with its number.")
                .image("The small divisors over the lattice of harmonics, or over energies and angle harmonics.")
                .outTable("theorems")
                .outImages("divisors")
                .outReport()
                .read("eta", Entries::positive)
                .read("cutoff", Entries::count)
                .onlyWith("epsilons", "count", "tolerance")
                .onlyOf(ModelKinds::isQuantum, "eta");
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
        publish(ReportPresentation.of(account(scenario, exponent, largest, list, progress)));
    }

    private HypothesesAccount account(
            ModelScenario scenario, double exponent, int largest, double[] list, Progress progress) {
        if (scenario instanceof SpaceScenario space) {
            return new SpaceRuns().hypotheses(space, largest, list, progress);
        }
        return scenario instanceof Scenario quantum
                ? QuantumReports.standard()
                        .hypotheses(quantum, exponent, largest, list, Entries.time("at", at), progress)
                : ClassicalRuns.standard().hypotheses(ClassicalScenario.of(scenario), largest, list, progress);
    }

    @Override
    public Optional<ModelScenario> model() {
        return Optional.of(scenario());
    }

    private ModelScenario scenario() {
        List<String> all = changes();
        return hasFile()
                ? ScenarioReader.readAny(model.toPath(), all, views().imageFiles())
                : ScenarioReader.anySample(sample, all.toArray(new String[0]));
    }
}
