package io.github.secular.host.headless;

import io.github.secular.host.help.HelpPages;
import io.github.secular.host.help.HelpText;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Prints a page of the help. */
@Command(
        name = "help",
        description = "Print a page of the help: of a command, \"Bloch Evolution\", or another, limits.")
final class HelpSubcommand implements Callable<Integer> {
    @ParentCommand
    private CommandLineEntry entry;

    @Parameters(
            paramLabel = "PAGE",
            arity = "0..*",
            description = "The title of a command of the menu, or the name of a page; none: the contents.")
    private List<String> page = List.of();

    @Override
    public Integer call() {
        entry.out().print(HelpText.of(HelpPages.named(String.join(" ", page))));
        return 0;
    }
}
