package io.github.secular.command;

import java.util.List;
import org.scijava.plugin.Parameter;

/** A command that solves the Bloch equation and holds a limit beside it. */
abstract class SolvingCommand extends LimitCommand {
    @Parameter(
            label = "Solver",
            description = "How the Bloch equation is solved. \"model\": as in the model file.",
            choices = {
                "model",
                "automatic",
                "slow-manifold",
                "slow-envelope",
                "slow-set",
                "amplitude-map",
                "period-map",
                "envelope-steps",
                "direct",
                "ensemble-mean"
            },
            required = false,
            persist = false)
    private String solver = "model";

    @Override
    List<String> changes() {
        return blank(solver) || solver.equals("model") ? List.of() : List.of("solver=" + solver);
    }
}
