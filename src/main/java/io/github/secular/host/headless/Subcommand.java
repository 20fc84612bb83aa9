package io.github.secular.host.headless;

import io.github.secular.present.Presentation;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/**
 * A question to a model on the command line.
 *
 * @param name what is typed
 * @param description for its help
 * @param answer what is asked of the model
 * @param options beyond those of {@link ModelOptions}
 */
record Subcommand(String name, String description, Answer answer, List<OptionSpec> options) {
    /** What is asked of the model. */
    @FunctionalInterface
    interface Answer {
        /** @throws io.github.secular.numerics.InvalidInputException with one sentence on what is wrong */
        Presentation to(Question question);
    }

    static Subcommand of(String name, String description, Answer answer, OptionSpec... options) {
        return new Subcommand(name, description, answer, List.of(options));
    }
}
