package io.github.secular.host.headless;

import io.github.secular.classical.FormulaFunction;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.present.ClassicalAnswers;
import io.github.secular.scenario.ClassicalScenario;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** The limit of a classical model, without the equation it is the limit of. */
@Command(name = "diffusion", description = "Of a classical model only the limit: shells, d(E), energy diffusion.")
final class DiffusionCommand implements Callable<Integer> {
    private static final int MOST_HARMONICS = 200;

    @ParentCommand
    private CommandLineEntry entry;

    @Mixin
    private ModelOptions options;

    @Option(
            names = "--mean",
            paramLabel = "FORMULA",
            description = "A formula in x and p to average over shells, into shell-means.csv. Repeatable.")
    private List<String> means = new ArrayList<>();

    @Option(
            names = "--harmonics",
            paramLabel = "K",
            description = "Write harmonics.csv, the angle harmonics k = 0 to K of --of.")
    private Integer harmonics;

    @Option(
            names = "--of",
            paramLabel = "FORMULA",
            defaultValue = "x",
            description = "The formula in x and p for --harmonics (default: ${DEFAULT-VALUE}).")
    private String of;

    @Override
    public Integer call() throws IOException {
        if (!(options.readAny() instanceof ClassicalScenario classical)) {
            throw new InvalidInputException("kind", "\"quantum\"", "\"classical\" for this subcommand");
        }
        if (harmonics != null && !(harmonics >= 0 && harmonics <= MOST_HARMONICS)) {
            throw new InvalidInputException(
                    "--harmonics", "" + harmonics, "a whole number from 0 to " + MOST_HARMONICS);
        }
        List<FormulaFunction> functions = new ArrayList<>();
        for (String text : means) {
            functions.add(function("--mean", text));
        }
        FormulaFunction expanded = function("--of", of);
        return entry.put(
                new ClassicalAnswers(classical, entry.progress())
                        .limit(functions, expanded, harmonics == null ? -1 : harmonics),
                options);
    }

    private static FormulaFunction function(String option, String text) {
        try {
            return FormulaFunction.of(text);
        } catch (InvalidInputException e) {
            throw e.within(option);
        }
    }
}
