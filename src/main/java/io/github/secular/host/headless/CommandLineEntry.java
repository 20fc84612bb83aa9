package io.github.secular.host.headless;

import io.github.secular.numerics.Progress;
import io.github.secular.present.Presentation;
import io.github.secular.run.Version;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The command line: without arguments the quick start, else one of its subcommands. */
@Command(
        name = "secular",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        versionProvider = CommandLineEntry.Release.class,
        description = "Fast oscillating dynamics and what remains of them in the long run.",
        footer = "Without a subcommand: the quick start, into target/quickstart/.")
public final class CommandLineEntry implements Callable<Integer> {
    private final PrintStream out;
    private final PrintStream err;

    CommandLineEntry(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /**
     * @return the exit status: 0; 1 after one sentence on {@code err}; 2 for wrong usage
     */
    public static int run(PrintStream out, PrintStream err, String... args) {
        CommandLineEntry entry = new CommandLineEntry(out, err);
        return entry.execute(entry.line(args.length == 0 ? "" : args[0]), args);
    }

    /** Parses and calls; whatever goes wrong is a sentence and a status. */
    int execute(CommandLine program, String... args) {
        // its doubts about quotes stand beside the one sentence that is promised
        CommandLine.tracer().setLevel(CommandLine.TraceLevel.OFF);
        CommandLine line = program.setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .registerConverter(Path.class, Path::of)
                .setExecutionExceptionHandler((e, command, parsed) -> {
                    err.println(Sentences.of(e));
                    return 1;
                });
        CommandLine.IParameterExceptionHandler usage = line.getParameterExceptionHandler();
        line.setParameterExceptionHandler((e, given) -> {
            if (e.getCause() instanceof InvalidPathException unreadable) {
                err.println(Sentences.of(unreadable));
                return 1;
            }
            return usage.handleParseException(e, given);
        });
        try {
            requireWorkingFolder(args);
            return line.execute(OptionWords.today(line, args));
        } catch (Error | InvalidPathException e) {
            err.println(Sentences.of(e));
            return 1;
        }
    }

    /**
     * The program with the subcommand that is called, or, where that is none, with all of them: to describe all their
     * options is a good part of a short run.
     */
    private CommandLine line(String called) {
        Map<String, Supplier<?>> subcommands = new LinkedHashMap<>();
        Subcommands.all().forEach(each -> subcommands.put(each.name(), () -> asking(each)));
        subcommands.put("shell-average", ShellAverageSubcommand::new);
        subcommands.put("compare-runs", CompareRunsSubcommand::new);
        subcommands.put("study", StudySubcommand::new);
        subcommands.put("fit", FitSubcommand::new);
        subcommands.put("macro", MacroSubcommand::new);
        subcommands.put("help", HelpSubcommand::new);
        CommandLine line = new CommandLine(this);
        subcommands.forEach((name, made) -> {
            if (name.equals(called) || !subcommands.containsKey(called)) {
                line.addSubcommand(name, made.get());
            }
        });
        return line;
    }

    private CommandLine asking(Subcommand subcommand) {
        ModelOptions options = new ModelOptions();
        CommandSpec[] spec = new CommandSpec[1];
        Callable<Integer> call = () -> put(
                subcommand
                        .answer()
                        .to(new Question(options, spec[0].commandLine().getParseResult(), progress())),
                options);
        spec[0] = CommandSpec.wrapWithoutInspection(call).addMixin("model", CommandSpec.forAnnotatedObject(options));
        spec[0].usageMessage().description(subcommand.description());
        subcommand.options().forEach(spec[0]::addOption);
        return new CommandLine(spec[0]);
    }

    /** In a locale that does not know its characters the working folder is another one, and so are all relative paths. */
    private static void requireWorkingFolder(String... args) {
        boolean readsFiles = Stream.of("-h", "--help", "-V", "--version").noneMatch(List.of(args)::contains);
        if (readsFiles && !new File("").getAbsoluteFile().isDirectory()) {
            throw new InvalidPathException(System.getProperty("user.dir"), "no such folder");
        }
    }

    /** What --version prints. */
    static final class Release implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"Secular " + Version.CURRENT};
        }
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

    /** Tells on standard error where a run stands. */
    Progress progress() {
        return new ConsoleProgress(err);
    }

    /**
     * Writes an answer into its folder, all files or none, and says what was found.
     *
     * @return the exit status
     */
    int put(Presentation answer, ModelOptions options) throws IOException {
        return put(answer, options.output());
    }

    int put(Presentation answer, OutputOptions output) throws IOException {
        PresentationFiles.write(answer, output.folder(), output.form());
        answer.missing().forEach(err::println);
        answer.sentences().forEach(out::println);
        out.println("Written to " + output.folder() + ".");
        return 0;
    }
}
