package io.github.secular.command;

import io.github.secular.classical.PhaseMovie;
import io.github.secular.numerics.Progress;
import io.github.secular.present.ShellAveragePresentation;
import io.github.secular.run.ClassicalRuns;
import io.github.secular.run.ShellAverageRun;
import io.github.secular.scenario.ClassicalScenario;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** A movie of phase space, from this program or another, averaged over energy shells, with a fitted d(E). */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Classical>Shell Average...")
public class ShellAverageCommand extends ClassicalCommand {
    @Parameter(
            label = "Movie",
            description = "The title of an open, calibrated image or movie of phase space. Empty: the one in front.")
    private String movie = "";

    @Parameter(label = "Number of energies", description = "How many energies, at least 4.")
    private int energies = 60;

    public ShellAverageCommand() {
        super(OF_IMAGE);
    }

    @Override
    CommandForm form() {
        return shells("movie", "ranges", "energies", "negative")
                .outImages("distribution")
                .chart("Shell means over the energy at several times.")
                .table("Energies, h0 and the fitted d.")
                .images("Shell means over energy and time.")
                .ofImage("movie");
    }

    @Override
    String image() {
        return movie;
    }

    @Override
    void compute(ClassicalRuns runs, ClassicalScenario scenario, Progress progress) {
        PhaseMovie frames = views().movie(movie, Entries.ranges(ranges), negative);
        publish(ShellAveragePresentation.of(ShellAverageRun.run(
                views().open(movie).getTitle(),
                frames,
                views().timeUnit(movie),
                scenario.hamiltonian(),
                ShellAverageRun.energies(scenario.hamiltonian(), frames.range(), Math.max(4, energies)),
                scenario.energySymbol(),
                progress)));
    }
}
