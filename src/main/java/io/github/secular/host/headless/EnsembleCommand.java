package io.github.secular.host.headless;

import io.github.secular.quantum.random.SamplingPlan;
import io.github.secular.run.EnsembleResult;
import io.github.secular.run.QuantumReports;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Draws random paths of a model driven by noises. */
@Command(name = "ensemble", description = "Draw random paths of a model driven by noises.")
final class EnsembleCommand implements Callable<Integer> {
    @ParentCommand
    private CommandLineEntry entry;

    @Mixin
    private ModelOptions options;

    @Option(
            names = "--paths",
            paramLabel = "COUNT",
            defaultValue = "200",
            description = "How many paths (default: ${DEFAULT-VALUE}).")
    private int paths;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "Seed of the random numbers (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Override
    public Integer call() throws IOException {
        EnsembleResult result = QuantumReports.standard()
                .ensemble(
                        options.read(),
                        SamplingPlan.of(paths, seed),
                        options.limit(),
                        new ConsoleProgress(entry.err()));
        try (OutputFolder folder = options.folder()) {
            new ReportFiles(new ResultFiles(folder)).ensemble(result);
            folder.publish();
        }
        ReportSummary.of(result).forEach(entry.out()::println);
        entry.out().println("Written to " + options.out() + ".");
        return 0;
    }
}
