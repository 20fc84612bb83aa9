package io.github.secular.host.headless;

import ij.ImagePlus;
import io.github.secular.classical.PhaseMovie;
import io.github.secular.host.imagej.ImageFiles;
import io.github.secular.host.imagej.PhaseImage;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.present.Presentation;
import io.github.secular.present.ShellAveragePresentation;
import io.github.secular.run.ShellAverageResult;
import io.github.secular.run.ShellAverageRun;
import io.github.secular.scenario.ClassicalReader;
import io.github.secular.scenario.ClassicalScenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Averages a movie of phase space, from this program or another, over the shells of a model. */
@Command(
        name = "shell-average",
        description = "Average a movie of phase space over the energy shells of a classical model; fit d(E).")
final class ShellAverageSubcommand implements Callable<Integer> {
    private static final String COUNTED =
            "Note: the movie has no frame interval, so that times count frames; --interval gives it.";

    @ParentCommand
    private CommandLineEntry entry;

    @Parameters(index = "0", paramLabel = "MOVIE.tif", description = "An image or movie that ImageJ opens.")
    private Path movie;

    @Parameters(index = "1", paramLabel = "MODEL.json", description = "The model whose Hamiltonian counts.")
    private Path model;

    @Mixin
    private OutputOptions output;

    @Option(names = "--set", paramLabel = "path=value", description = "Changes a value of the model. Repeatable.")
    private List<String> overrides = new ArrayList<>();

    @Option(
            names = "--ranges",
            split = ",",
            hideParamSyntax = true,
            arity = "1",
            paramLabel = "X1,X2,P1,P2",
            description = "What the picture covers, edge to edge, p upwards; else its calibration says it.")
    private double[] range = new double[0];

    @Option(
            names = "--interval",
            paramLabel = "DT",
            description = "Time between two frames; else the movie's own interval, or 1.")
    private double interval;

    @Option(names = "--energies", paramLabel = "N", description = "How many energies (default: ${DEFAULT-VALUE}).")
    private int energies = 60;

    @Option(names = "--negative", description = "Take pixels below 0 as they are.")
    private boolean negative;

    @Override
    public Integer call() throws IOException {
        ClassicalScenario scenario = ClassicalReader.read(model, overrides, new ImageFiles());
        ImagePlus image = ImageFiles.open(movie);
        if (range.length != 0 && range.length != 4) {
            throw new InvalidInputException("--ranges", range.length + " numbers", "four, X1,X2,P1,P2");
        }
        if (interval > 0) {
            image.getCalibration().frameInterval = interval;
        }
        PhaseMovie frames = PhaseImage.movie(image, range, negative);
        ShellAverageResult result = ShellAverageRun.run(
                image.getTitle(),
                frames,
                PhaseImage.timeUnit(image),
                scenario.hamiltonian(),
                ShellAverageRun.energies(scenario.hamiltonian(), frames.range(), energies),
                scenario.energySymbol(),
                entry.progress());
        boolean counted = !(image.getCalibration().frameInterval > 0) && result.times().length > 1;
        Presentation answer = ShellAveragePresentation.of(result);
        return entry.put(counted ? answer.after(List.of(COUNTED)) : answer, output);
    }
}
