package io.github.secular.command;

import ij.ImagePlus;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.present.WignerPresentation;
import io.github.secular.run.ClassicalRuns;
import io.github.secular.run.SemiclassicalRuns;
import io.github.secular.run.WignerResult;
import io.github.secular.scenario.ClassicalReader;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.view.ShellOutlines;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The density matrix of a model's well in phase space over time, the classical density beside it. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Quantum and Classical>Wigner Function...")
public class WignerFunctionCommand extends ClassicalCommand {
    private static final Pattern HBAR = Pattern.compile("(?m)^hbar: (\\S+)$");

    @Parameter(
            label = "Density matrix",
            description =
                    "The title of an open density matrix, or movie of such, that this command has made; its model and"
                            + " hbar count then. Empty: that of the model above.")
    private String matrix = "";

    @Parameter(
            label = "hbar",
            description = "Planck's constant in units of position times momentum of the model, above 0.")
    private String hbar = "0.5";

    @Parameter(
            label = "Husimi width",
            description =
                    "Of a Husimi function: the standard deviation in x of its Gaussian, above 0. Empty: the Wigner"
                            + " function.")
    private String husimi = "";

    @Parameter(label = "Pixels", description = "Size of the images of phase space, at least 2.")
    private int pixels = 256;

    @Parameter(label = "Shells", description = "How many energy shells to draw over the images, 0 for none.")
    private int shells = 5;

    @Override
    CommandForm form() {
        return classical(
                        "matrix",
                        "hbar",
                        "husimi",
                        "epsilon",
                        "endtime",
                        "count",
                        "solver",
                        "tolerance",
                        "pixels",
                        "shells")
                .outImages("wigner", "density", "matrix")
                .ofImage("matrix")
                .onlyWithout("matrix", "model", "sample", "hbar", "epsilon", "endtime", "count", "solver", "tolerance")
                .read("hbar", Entries::positive)
                .read("husimi", (name, text) -> width(text))
                .read("pixels", Entries::count)
                .tableOfLevels("Traces, integrals and marginals, purity, mean energies.")
                .images("Phase space over time: of the density matrix, and of the classical particle.");
    }

    private static double width(String text) {
        return blank(text) ? 0 : Entries.positive("husimi", text);
    }

    @Override
    void compute(ClassicalRuns runs, ClassicalScenario scenario, Progress progress) {
        if (shells < 0) {
            throw new InvalidInputException("shells", "" + shells, "a whole number of at least 0");
        }
        double spread = width(husimi);
        int size = Entries.count("pixels", pixels);
        WignerResult result = blank(matrix)
                ? SemiclassicalRuns.wigner(scenario, Entries.positive("hbar", hbar), spread, size, progress)
                : ofImage(spread, size, progress);
        publish(WignerPresentation.of(result, progress));
        Hamiltonian1D well = result.scenario().hamiltonian();
        var outlines = ShellOutlines.of(well, ShellOutlines.energies(well, result.range(), shells));
        views().overlay((ImagePlus) output("wignerimage"), outlines);
        if (output("densityimage") != null) {
            views().overlay((ImagePlus) output("densityimage"), outlines);
        }
    }

    /** Of the density matrix of an image, over the well that its record names. */
    private WignerResult ofImage(double spread, int size, Progress progress) {
        String title = views().open(matrix).getTitle();
        Matcher found = HBAR.matcher(views().account(matrix));
        if (!found.find()) {
            throw new RefusalException(
                    "The record of the image " + title + " names no well and no hbar, as that of an atom"
                            + " does not: take a density matrix that " + title() + "... has made.");
        }
        ClassicalScenario named = views().model(matrix)
                .map(json -> ClassicalReader.read(json, "the model of the image " + title, List.of()))
                .orElseThrow(() -> new RefusalException("The record of the image " + title + " holds no model."));
        return SemiclassicalRuns.wigner(
                named, Entries.positive("hbar", found.group(1)), views().matrices(matrix), spread, size, progress);
    }
}
