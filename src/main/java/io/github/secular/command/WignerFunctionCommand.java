package io.github.secular.command;

import ij.ImagePlus;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.present.WignerPresentation;
import io.github.secular.run.ClassicalRuns;
import io.github.secular.run.SemiclassicalRuns;
import io.github.secular.run.WignerResult;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.view.ShellOutlines;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The density matrix of a model's well in phase space over time, the classical density beside it. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Wigner Function...")
public class WignerFunctionCommand extends ClassicalCommand {
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
        return classical("hbar", "husimi", "epsilon", "endtime", "count", "solver", "tolerance", "pixels", "shells")
                .outImages("wigner", "density")
                .read("hbar", Entries::positive)
                .read("husimi", (name, text) -> width(text))
                .read("pixels", Entries::count)
                .table("Traces, integrals and marginals, purity, mean energies.")
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
        WignerResult result = SemiclassicalRuns.wigner(
                scenario, Entries.positive("hbar", hbar), width(husimi), Entries.count("pixels", pixels), progress);
        publish(WignerPresentation.of(result, progress));
        var outlines = ShellOutlines.of(
                scenario.hamiltonian(), ShellOutlines.energies(scenario.hamiltonian(), result.range(), shells));
        views().overlay((ImagePlus) output("wignerimage"), outlines);
        if (output("densityimage") != null) {
            views().overlay((ImagePlus) output("densityimage"), outlines);
        }
    }
}
