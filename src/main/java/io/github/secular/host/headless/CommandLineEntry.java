package io.github.secular.host.headless;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.RefusalException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: without arguments the quick start, else one of its subcommands. */
@Command(
        name = "secular",
        description = "Fast oscillating dynamics and what remains of them in the long run.",
        subcommands = {
            RunCommand.class,
            CompareCommand.class,
            EquilibriumCommand.class,
            HypothesesCommand.class,
            EnsembleCommand.class,
            RegimeCommand.class,
            TruncationCommand.class,
            DiffusionCommand.class,
            ShellAverageCommandLine.class,
            MacroCommand.class
        },
        footer = "Without a subcommand: the quick start, into target/quickstart/.")
public final class CommandLineEntry implements java.util.concurrent.Callable<Integer> {
    private final PrintStream out;
    private final PrintStream err;

    private CommandLineEntry(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * @return the exit status: 0; 1 after one sentence on {@code err}; 2 for wrong usage
     */
    public static int run(PrintStream out, PrintStream err, String... args) {
        CommandLineEntry entry = new CommandLineEntry(out, err);
        CommandLine line = new CommandLine(entry)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    err.println(sentence(e));
                    return 1;
                });
        return line.execute(args);
    }

    @Override
    public Integer call() throws IOException {
        new QuickStart(out, err).run();
        return 0;
    }

    PrintStream out() {
        return out;
    }

    PrintStream err() {
        return err;
    }

    /** What a user is told. Whatever is not foreseen is a fault of the program, and said to be one. */
    private static String sentence(Exception e) {
        if (e instanceof InvalidInputException
                || e instanceof RefusalException
                || e instanceof CancellationException
                || e instanceof IOException) {
            return e.getMessage();
        }
        return "A fault in the program, please report it: " + e;
    }
}
