package io.github.secular.host.headless;

import io.github.secular.present.QuantumAnswers;
import io.github.secular.scenario.ManyLevels;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Rates and rate equation without the Bloch equation, also of many levels. */
@Command(
        name = "rates",
        description = "Rates and rate equation (or another limit model) alone, without the Bloch equation;"
                + " --limit averaged or chi also for thousands of levels.")
final class RatesCommand implements Callable<Integer> {
    @ParentCommand
    private CommandLineEntry entry;

    @Mixin
    private ModelOptions options;

    @Override
    public Integer call() throws IOException {
        Optional<ManyLevels> many = options.readMany();
        return entry.put(
                many.isPresent()
                        ? QuantumAnswers.limit(many.get(), options.limit(), entry.progress())
                        : new QuantumAnswers(options.read(), entry.progress()).limit(options.limit()),
                options);
    }
}
