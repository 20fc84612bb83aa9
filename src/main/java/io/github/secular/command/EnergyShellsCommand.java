package io.github.secular.command;

import io.github.secular.numerics.Progress;
import io.github.secular.present.Presentation;
import io.github.secular.run.ClassicalRuns;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.view.ClassicalTables;
import io.github.secular.view.ShellOutlines;
import java.util.List;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** Energy shells of a Hamiltonian as overlay and selections on an image of phase space. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Classical>Energy Shells...")
public class EnergyShellsCommand extends ClassicalCommand {
    @Parameter(
            label = "Image",
            description = "The title of an open, calibrated image of phase space. Empty: the one in front.")
    private String image = "";

    @Parameter(
            label = "Energies",
            description = "Energies of the shells, with commas between them. Empty: a handful that fit the image.",
            columns = 24)
    private String energies = "";

    public EnergyShellsCommand() {
        super(OF_IMAGE);
    }

    @Override
    CommandForm form() {
        return shells("image", "energies")
                .table("Energies, periods, frequencies, actions, turning points.")
                .ofImage("image")
                .read("energies", Entries::numbers);
    }

    @Override
    String image() {
        return image;
    }

    @Override
    void compute(ClassicalRuns runs, ClassicalScenario scenario, Progress progress) {
        double[] list = blank(energies)
                ? ShellOutlines.energies(
                        scenario.hamiltonian(),
                        views().movie(image, new double[0], true).range(),
                        6)
                : Entries.numbers("energies", energies);
        List<ShellOutlines.Outline> outlines = ShellOutlines.of(scenario.hamiltonian(), list);
        views().overlay(views().open(image), outlines);
        publish(Presentation.of(
                scenario.title(), outlines.size() + " curves drawn", () -> ClassicalTables.shells(scenario, list)));
    }
}
