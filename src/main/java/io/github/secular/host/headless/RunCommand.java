package io.github.secular.host.headless;

import io.github.secular.numerics.Progress;
import io.github.secular.run.BlochResult;
import io.github.secular.run.QuantumRuns;
import io.github.secular.scenario.Scenario;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Solves one model and writes all there is to know of it. */
@Command(name = "run", description = "Solve one model: density matrix, populations, rates, rate equation.")
final class RunCommand implements Callable<Integer> {
    @ParentCommand
    private CommandLineEntry entry;

    @Mixin
    private ModelOptions options;

    @Override
    public Integer call() throws IOException {
        Scenario scenario = options.read();
        Progress progress = new ConsoleProgress(entry.err());
        BlochResult result = QuantumRuns.standard().bloch(scenario, options.limit(), progress);
        try (OutputFolder folder = new OutputFolder(options.out())) {
            ResultFiles files = new ResultFiles(folder);
            files.bloch(result);
            files.rates(scenario, options.limit());
            folder.publish();
        }
        Summary.of(result).forEach(entry.out()::println);
        entry.out().println("Written to " + options.out() + ".");
        return 0;
    }
}
