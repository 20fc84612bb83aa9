package io.github.secular.host.headless;

import io.github.secular.numerics.Heap;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.run.BlochResult;
import io.github.secular.run.QuantumRuns;
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
            names = "--exact",
            description = "Of a classical model: also write moments-exact.csv, by the closed moment equations.")
    private boolean exact;

    @Override
    public Integer call() throws IOException {
        if (options.readAny() instanceof ClassicalScenario classical) {
            new ClassicalRun(entry, classical, options).run(points(), exact);
            return 0;
        }
        Scenario scenario = options.read();
        Progress progress = new ConsoleProgress(entry.err());
        requireMemory(scenario);
        BlochResult result = QuantumRuns.standard().bloch(scenario, options.limit(), progress);
        try (OutputFolder folder = options.folder()) {
            ResultFiles files = new ResultFiles(folder);
            files.bloch(result);
            files.rates(scenario, options.limit());
            if (result.rates().isPresent()) {
                files.generators(scenario, options.limit(), progress);
            }
            folder.publish();
        }
        Summary.of(result).forEach(entry.out()::println);
        entry.out().println("Written to " + options.out() + ".");
        return 0;
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
