package io.github.secular.host.headless;

import io.github.secular.present.QuantumAnswers;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Says in which regime of almost-degenerate levels a model is. */
@Command(name = "regime", description = "Say in which regime of almost-degenerate levels a model is, and what follows.")
final class RegimeCommand implements Callable<Integer> {
    @ParentCommand
    private CommandLineEntry entry;

    @Mixin
    private ModelOptions options;

    @Option(names = "--at", paramLabel = "T", description = LightOption.DESCRIPTION)
    private Double at;

    @Override
    public Integer call() throws IOException {
        return entry.put(new QuantumAnswers(options.read(), entry.progress()).regime(LightOption.time(at)), options);
    }
}
