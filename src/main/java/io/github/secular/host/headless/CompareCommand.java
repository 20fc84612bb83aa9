package io.github.secular.host.headless;

import io.github.secular.run.ComparisonResult;
import io.github.secular.run.QuantumRuns;
import io.github.secular.scenario.ClassicalScenario;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Holds the Bloch equation against one or more limit models (--limit a,b) at several ε. */
@Command(
        name = "compare",
        description = "Hold the Bloch equation against limit models (--limit a,b) over a list of epsilon.")
final class CompareCommand implements Callable<Integer> {
    @ParentCommand
    private CommandLineEntry entry;

    @Mixin
    private ModelOptions options;

    @Option(
            names = "--epsilon",
            required = true,
            split = ",",
            hideParamSyntax = true,
            paramLabel = "E1,E2,...",
            description = "The values of epsilon.")
    private double[] epsilons;

    @Option(
            names = "--corrected",
            description = "Of a classical model: correct the start of the limit to first order in epsilon.")
    private boolean corrected;

    @Override
    public Integer call() throws IOException {
        if (options.readAny() instanceof ClassicalScenario classical) {
            new ClassicalRun(entry, classical, options).compare(epsilons, corrected);
            return 0;
        }
        List<ComparisonResult> results = QuantumRuns.standard()
                .comparisons(
                        options.read(),
                        epsilons,
                        List.of(options.limit().split(",")),
                        new ConsoleProgress(entry.err()));
        try (OutputFolder folder = options.folder()) {
            new ResultFiles(folder).comparisons(results);
            folder.publish();
        }
        for (ComparisonResult result : results) {
            Summary.of(result).forEach(entry.out()::println);
        }
        entry.out().println("Written to " + options.out() + ".");
        return 0;
    }
}
