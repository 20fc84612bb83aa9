package io.github.secular.host.headless;

import io.github.secular.numerics.Progress;
import io.github.secular.present.ClassicalAnswers;
import io.github.secular.present.QuantumAnswers;
import io.github.secular.scenario.ClassicalScenario;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Says which theorems hold for a model. */
@Command(name = "hypotheses", description = "Say which theorems hold for a model, and which order they promise.")
final class HypothesesCommand implements Callable<Integer> {
    @ParentCommand
    private CommandLineEntry entry;

    @Mixin
    private ModelOptions options;

    @Option(
            names = "--eta",
            paramLabel = "NUMBER",
            defaultValue = "0.5",
            description = "eta of the Diophantine condition of a quantum model, above 0 (default: ${DEFAULT-VALUE}).")
    private double eta;

    @Option(
            names = "--cutoff",
            paramLabel = "K",
            defaultValue = "10",
            description =
                    "Divisors are searched over |a| <= K, or angle harmonics up to K (default: ${DEFAULT-VALUE}).")
    private int cutOff;

    @Option(
            names = "--epsilons",
            split = ",",
            hideParamSyntax = true,
            paramLabel = "E1,E2,...",
            description = "Observe the order at these epsilon, too.")
    private double[] epsilons = {};

    @Option(names = "--at", paramLabel = "T", description = LightOption.DESCRIPTION)
    private Double at;

    @Override
    public Integer call() throws IOException {
        Progress progress = entry.progress();
        return entry.put(
                options.readAny() instanceof ClassicalScenario classical
                        ? new ClassicalAnswers(classical, progress).hypotheses(cutOff, epsilons)
                        : new QuantumAnswers(options.read(), progress)
                                .hypotheses(eta, cutOff, epsilons, LightOption.time(at)),
                options);
    }
}
