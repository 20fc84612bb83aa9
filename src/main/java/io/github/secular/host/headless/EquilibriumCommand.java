package io.github.secular.host.headless;

import io.github.secular.present.QuantumAnswers;
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
        return entry.put(
                new QuantumAnswers(options.read(), entry.progress()).equilibrium(options.limit(), LightOption.time(at)),
                options);
    }
}
