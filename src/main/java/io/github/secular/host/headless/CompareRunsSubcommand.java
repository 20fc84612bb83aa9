package io.github.secular.host.headless;

import ij.ImagePlus;
import io.github.secular.host.imagej.ImageFiles;
import io.github.secular.host.imagej.ImageJImage;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.present.Presentation;
import io.github.secular.present.Presentation.Kind;
import io.github.secular.present.Presentation.Thing;
import io.github.secular.present.ResultPair;
import io.github.secular.present.hdf5.ResultFile;
import io.github.secular.scenario.ModelFile;
import io.github.secular.view.CalibratedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Two results beside each other: such as were written before, or of models that are solved now. */
@Command(
        name = "compare-runs",
        description =
                "Hold two results against each other: over the same axes, in the same colours, and their difference.")
final class CompareRunsSubcommand implements Callable<Integer> {
    /** What a result may be. */
    private static final String RESULT =
            "a folder of results, a result.h5, a TIFF that this program wrote, or a model file, which is solved";

    @ParentCommand
    private CommandLineEntry entry;

    @Parameters(index = "0", paramLabel = "A", description = "The first: " + RESULT + ".")
    private Path first;

    @Parameters(index = "1", paramLabel = "B", description = "The second, in any of these forms.")
    private Path second;

    @Mixin
    private OutputOptions output;

    @Option(
            names = "--set-a",
            paramLabel = "path=value",
            description = "Changes a value of A, if it is a model file. Repeatable.")
    private List<String> changesOfA = new ArrayList<>();

    @Option(names = "--set-b", paramLabel = "path=value", description = "The same of B. Repeatable.")
    private List<String> changesOfB = new ArrayList<>();

    @Option(
            names = "--which",
            paramLabel = "NAME",
            defaultValue = "",
            description = "The one image or chart to compare, such as density-matrix (default: all that both have).")
    private String which;

    @Override
    public Integer call() throws IOException {
        Progress progress = entry.progress();
        Presentation a = result("--set-a", first, changesOfA, progress.part(0, 0.5));
        Presentation b = result("--set-b", second, changesOfB, progress.part(0.5, 1));
        return entry.put(
                new ResultPair(a, b, called(first, changesOfA), called(second, changesOfB)).compared(which, true, true),
                output);
    }

    /** The name of its file, or of its folder, and what is changed, where that is what tells A from B. */
    private String called(Path file, List<String> changes) {
        String name = first.equals(second) ? "" : String.valueOf(file.getFileName());
        String out = (name + " " + String.join(" ", changes)).strip();
        return out.isEmpty() ? "unchanged" : out;
    }

    private static Presentation result(String option, Path file, List<String> changes, Progress progress)
            throws IOException {
        String name = String.valueOf(file.getFileName());
        boolean stored = Files.isDirectory(file) || name.matches("(?i).*\\.(h5|tiff?)");
        if (stored && !changes.isEmpty()) {
            throw new InvalidInputException(option, changes.get(0), "changes to a model file only, not to " + file);
        }
        if (Files.isDirectory(file)) {
            Path hdf5 = file.resolve(PresentationFiles.HDF5);
            return Files.isRegularFile(hdf5) ? ResultFile.read(hdf5) : ofImages(name, tiffs(file));
        }
        if (stored) {
            return name.endsWith(ResultFile.EXTENSION) ? ResultFile.read(file) : ofImages(name, List.of(file));
        }
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(file.toString(), "no such file or folder", RESULT);
        }
        return SolvedModel.of(
                ModelFile.open(file, new ImageFiles()).with(changes).scenario(), progress);
    }

    private static List<Path> tiffs(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> out = files.filter(f -> f.getFileName().toString().endsWith(".tif"))
                    .sorted()
                    .toList();
            if (out.isEmpty()) {
                throw new InvalidInputException(
                        folder.toString(), "a folder without " + PresentationFiles.HDF5 + " and without TIFFs", RESULT);
            }
            return out;
        }
    }

    /** Images as they were written, each under the name of its file. */
    private static Presentation ofImages(String title, List<Path> files) {
        List<Thing> things = files.stream()
                .map(file -> {
                    String name = file.getFileName().toString().replaceFirst("(?i)\\.tiff?$", "");
                    return new Thing(Kind.IMAGE, name, name, () -> image(file, name));
                })
                .toList();
        return new Presentation(title, "", "", List.of(), List.of(), List.of(), things);
    }

    private static CalibratedImage image(Path file, String name) {
        ImagePlus image = ImageFiles.open(file);
        return ImageJImage.values(image)
                .orElseThrow(() -> new InvalidInputException(
                        file.toString(), "an image without the axes that this program gives", RESULT))
                .called(name);
    }
}
