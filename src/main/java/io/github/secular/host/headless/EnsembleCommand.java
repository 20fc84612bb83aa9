package io.github.secular.host.headless;

import io.github.secular.present.QuantumAnswers;
import io.github.secular.quantum.random.SamplingPlan;
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
        return entry.put(
                new QuantumAnswers(options.read(), entry.progress())
                        .ensemble(SamplingPlan.of(paths, seed), options.limit()),
                options);
    }
}
