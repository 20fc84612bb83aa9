package io.github.secular.host.headless;

import io.github.secular.numerics.Progress;
import io.github.secular.present.ClassicalAnswers;
import io.github.secular.present.QuantumAnswers;
import io.github.secular.scenario.ClassicalScenario;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Holds the Bloch equation against one or more limit models (--limit a,b) at several ε. */
@Command(
        name = "compare",
        description = "Hold the Bloch equation against limit models (--limit a,b) over a list of epsilon.")
final class CompareCommand implements Callable<Integer> {
    @ParentCommand
    private CommandLineEntry entry;

    @Mixin
    private ModelOptions options;

    @Option(
            names = "--epsilons",
            required = true,
            split = ",",
            hideParamSyntax = true,
            paramLabel = "E1,E2,...",
            description = "The values of epsilon.")
    private double[] epsilons;

    @Option(
            names = "--corrected",
            description = "Of a classical model: correct the start of the limit to first order in epsilon.")
    private boolean corrected;

    @Override
    public Integer call() throws IOException {
        Progress progress = entry.progress();
        return entry.put(
                options.readAny() instanceof ClassicalScenario classical
                        ? new ClassicalAnswers(classical, progress).compare(epsilons, corrected)
                        : new QuantumAnswers(options.read(), progress)
                                .compare(epsilons, List.of(options.limit().split(","))),
                options);
    }
}
