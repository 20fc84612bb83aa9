package io.github.secular.command;

import io.github.secular.numerics.Progress;
import io.github.secular.present.FitPresentation;
import io.github.secular.scenario.ModelScenario;
import io.github.secular.study.Fit;
import io.github.secular.study.FitFile;
import io.github.secular.study.FitRun;
import io.github.secular.study.ThreadEngine;
import java.io.File;
import java.util.Optional;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The numbers of a model that describe a measured curve, from a file: a table of them with their errors, and a chart. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Quantum and Classical>Fit...")
public class FitCommand extends ModelCommand {
    private static final String FILE = "the path of a fit file";

    @Parameter(label = "Fit file", description = "A fit file (JSON): model, data, and what is looked for.")
    private File file;

    public FitCommand() {
        super("");
    }

    @Override
    CommandForm form() {
        return CommandForm.withoutModel("file")
                .file("file", "json")
                .needed("file", FILE)
                .outTable("curve")
                .outTable("correlations")
                .chart("The data with their errors, and the curve through them.")
                .table("A row a parameter: its value, its standard error, where the search began.");
    }

    /** Opens the file, which is all that can be wrong before the runs. */
    @Override
    public Optional<ModelScenario> model() {
        fit();
        return super.model();
    }

    private Fit fit() {
        return FitFile.open(Entries.given("file", file, FILE), views().imageFiles());
    }

    @Override
    void compute(Progress progress) {
        publish(FitPresentation.of(new FitRun(fit(), ThreadEngine.allThreads(), progress).solve()));
    }

    @Override
    String outOfMemory() {
        return "There is not enough memory for this fit: fewer points, or a smaller model.";
    }
}
