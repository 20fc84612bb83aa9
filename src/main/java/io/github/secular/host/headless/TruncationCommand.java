package io.github.secular.host.headless;

import io.github.secular.present.QuantumAnswers;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Finds what it costs to keep only the first levels of a model given by formulas. */
@Command(name = "truncation", description = "Find the error of keeping only the first levels of a model of formulas.")
final class TruncationCommand implements Callable<Integer> {
    @ParentCommand
    private CommandLineEntry entry;

    @Mixin
    private ModelOptions options;

    @Option(
            names = "--sizes",
            required = true,
            split = ",",
            hideParamSyntax = true,
            paramLabel = "N1,N2,...",
            description = "Numbers of levels to keep.")
    private int[] sizes;

    @Option(
            names = "--reference",
            paramLabel = "N",
            description = "The number of levels that stands for all (default: twice the largest size).")
    private Integer reference;

    @Option(
            names = "--epsilons",
            split = ",",
            hideParamSyntax = true,
            paramLabel = "E1,E2,...",
            description = "The values of epsilon (default: that of the model).")
    private double[] epsilons = {};

    @Override
    public Integer call() throws IOException {
        int all = reference != null ? reference : 2 * Arrays.stream(sizes).max().orElse(0);
        return entry.put(
                new QuantumAnswers(options.read(), entry.progress()).truncation(sizes, all, epsilons), options);
    }
}
