package io.github.secular.command;

import org.scijava.plugin.Parameter;

/** A command on a quantum model and one of its limits. */
abstract class LimitCommand extends QuantumCommand {
    @Parameter(
            label = "Limit",
            description =
                    "The limit model. \"automatic\": the averaged rates under a wave, the rates (19) under noises.",
            choices = {
                "automatic",
                "averaged",
                "chi",
                "resonant",
                "polarised",
                "slow-generator",
                "delayed",
                "delay-free",
                "random",
                "random-damped",
                "random-operator"
            },
            required = false,
            persist = false)
    private String limit = "automatic";

    LimitCommand() {}

    /** @param sample the name of the sample that is offered first */
    LimitCommand(String sample) {
        super(sample);
    }

    /** The name of the limit model. */
    String limit() {
        return limit;
    }
}
