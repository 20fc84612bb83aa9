package io.github.secular.host.headless;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.scenario.ClassicalScenario;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** The limit of a classical model, without the equation it is the limit of. */
@Command(name = "diffusion", description = "Of a classical model only the limit: shells, d(E), energy diffusion.")
final class DiffusionCommand implements Callable<Integer> {
    @ParentCommand
    private CommandLineEntry entry;

    @Mixin
    private ModelOptions options;

    @Override
    public Integer call() throws IOException {
        if (!(options.readAny() instanceof ClassicalScenario classical)) {
            throw new InvalidInputException("kind", "\"quantum\"", "\"classical\" for this subcommand");
        }
        new ClassicalRun(entry, classical, options).diffusion();
        return 0;
    }
}
