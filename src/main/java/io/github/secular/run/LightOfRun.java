package io.github.secular.run;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.quantum.FrozenLight;
import io.github.secular.scenario.Scenario;
import io.github.secular.scenario.Units;
import java.util.List;
import java.util.OptionalDouble;

/** Which light of a run a report is about, in the units of the model. */
public final class LightOfRun {
    private LightOfRun() {}

    /** @param at a time as the model file counts times; empty for the one where the light is strongest */
    public static FrozenLight at(Scenario scenario, OptionalDouble at) {
        Units units = scenario.units();
        double end = scenario.times()[scenario.times().length - 1];
        if (at.isEmpty()) {
            return FrozenLight.strongest(scenario.model(), end);
        }
        double t = at.getAsDouble() / units.timeUnit();
        if (!(t >= 0 && t <= end * (1 + 1e-12))) {
            throw new InvalidInputException(
                    "at",
                    "the time " + at.getAsDouble(),
                    "a time of the run, from 0 to " + units.time(end) + (units.lab() ? " s" : ""));
        }
        return FrozenLight.at(scenario.model(), end, Math.min(t, end));
    }

    /** Starts an account that says which light it is; nothing of it where the light does not change. */
    static Provenance.Builder account(Scenario scenario, FrozenLight light) {
        Provenance.Builder out = Provenance.of(scenario);
        List<String> said = sentences(scenario, light);
        if (!said.isEmpty()) {
            out.add("Light", String.join(" ", said));
        }
        return out;
    }

    /** The text of a report, behind which light it is about. */
    static String before(String report, Scenario scenario, FrozenLight light) {
        StringBuilder out = new StringBuilder();
        sentences(scenario, light).forEach(s -> out.append(s).append(System.lineSeparator()));
        return out.append(report).toString();
    }

    /** A title, behind it which light it is under. */
    static String titled(String title, Scenario scenario, FrozenLight light) {
        String label = light.label(scenario.units().timeUnit(), scenario.units().timeSymbol());
        return label.isEmpty() ? title : title + ", light " + label;
    }

    private static List<String> sentences(Scenario scenario, FrozenLight light) {
        return light.sentences(scenario.units().timeUnit(), scenario.units().timeSymbol());
    }
}
