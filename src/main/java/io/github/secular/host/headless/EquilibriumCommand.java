package io.github.secular.host.headless;

import io.github.secular.run.EquilibriumResult;
import io.github.secular.run.QuantumReports;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Finds where the rate equation of a model ends. */
@Command(name = "equilibrium", description = "Find where the rate equation of a model ends.")
final class EquilibriumCommand implements Callable<Integer> {
    @ParentCommand
    private CommandLineEntry entry;

    @Mixin
    private ModelOptions options;

    @Option(names = "--at", paramLabel = "T", description = LightOption.DESCRIPTION)
    private Double at;

    @Override
    public Integer call() throws IOException {
        EquilibriumResult result = QuantumReports.standard()
                .equilibrium(options.read(), options.limit(), LightOption.time(at), new ConsoleProgress(entry.err()));
        try (OutputFolder folder = options.folder()) {
            new ReportFiles(new ResultFiles(folder)).equilibrium(result);
            folder.publish();
        }
        ReportSummary.of(result).forEach(entry.out()::println);
        entry.out().println("Written to " + options.out() + ".");
        return 0;
    }
}
