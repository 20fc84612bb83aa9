package io.github.secular.host.headless;

import io.github.secular.host.imagej.MacroRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Runs an ImageJ macro in real ImageJ, with the commands of this plugin. */
@Command(name = "macro", description = "Run an ImageJ macro in real ImageJ, without a display.")
final class MacroSubcommand implements Callable<Integer> {
    @ParentCommand
    private CommandLineEntry entry;

    @Parameters(index = "0", paramLabel = "FILE.ijm", description = "The macro.")
    private Path macro;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "ARGUMENT",
            defaultValue = "",
            description = "What getArgument() returns in the macro.")
    private String argument;

    @Override
    public Integer call() throws IOException {
        if (!Files.isReadable(macro)) {
            throw new IOException("The macro " + macro + " cannot be read.");
        }
        Optional<String> complaint = MacroRunner.run(macro, argument);
        if (complaint.isPresent()) {
            entry.err().println(complaint.get());
            return 1;
        }
        return 0;
    }
}
