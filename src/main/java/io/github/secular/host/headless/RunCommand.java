package io.github.secular.host.headless;

import io.github.secular.numerics.Heap;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.present.ClassicalAnswers;
import io.github.secular.present.QuantumAnswers;
import io.github.secular.present.VlasovPresentation;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.scenario.Scenario;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Solves one model and writes all there is to know of it. */
@Command(name = "run", description = "Solve one model: density matrix, populations, rates, rate equation.")
final class RunCommand implements Callable<Integer> {
    /** f as doubles, and as pixels. */
    private static final double BYTES_A_FRAME =
            12.0 * VlasovPresentation.Wishes.PIXELS * VlasovPresentation.Wishes.PIXELS;

    @ParentCommand
    private CommandLineEntry entry;

    @Mixin
    private ModelOptions options;

    @Option(
            names = "--point",
            paramLabel = "X,P",
            description = "Of a classical model: a point at which to write f into density.csv. Repeatable.")
    private List<String> points = new ArrayList<>();

    @Option(
            names = "--exactmoments",
            description = "Of a classical model: also write moments-exact.csv, by the closed moment equations.")
    private boolean exact;

    @Override
    public Integer call() throws IOException {
        if (options.readAny() instanceof ClassicalScenario classical) {
            VlasovPresentation.Wishes wishes =
                    new VlasovPresentation.Wishes(VlasovPresentation.Wishes.PIXELS, points(), exact);
            requireMemory(classical);
            return entry.put(new ClassicalAnswers(classical, entry.progress()).solve(wishes), options);
        }
        Scenario scenario = options.read();
        requireMemory(scenario);
        return entry.put(new QuantumAnswers(scenario, entry.progress()).solve(options.limit()), options);
    }

    /** Densities, their table of five columns, once more while it is made, and the image. */
    private static void requireMemory(Scenario scenario) {
        double entries = (double) scenario.model().size() * scenario.model().size() * scenario.times().length;
        Heap.require(
                96 * entries,
                "A run of " + scenario.model().size() + " levels at " + scenario.times().length
                        + " times with its tables",
                "take fewer levels or times, or only the rate equation (subcommand rates)");
    }

    /** Tables of F, twice while they are made, of the limit too, and the movie of f. */
    private void requireMemory(ClassicalScenario scenario) {
        double times = scenario.times().length;
        Heap.require(
                times * (100.0 * scenario.energies().length + (options.pictures() ? BYTES_A_FRAME : 0)),
                "A run at " + scenario.times().length + " times and " + scenario.energies().length
                        + " energies with its tables" + (options.pictures() ? " and pictures" : ""),
                "take fewer times or energies, or tables only (--no-pictures)");
    }

    private List<double[]> points() {
        List<double[]> out = new ArrayList<>();
        for (String text : points) {
            String[] words = text.split(",");
            try {
                out.add(new double[] {Double.parseDouble(words[0]), Double.parseDouble(words[1])});
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                throw new InvalidInputException("--point", "\"" + text + "\"", "two numbers, X,P");
            }
        }
        return out;
    }
}
