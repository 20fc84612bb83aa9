package io.github.secular.run;

import io.github.secular.quantum.FrozenLight;
import io.github.secular.quantum.steady.AbsorbedPhotons;
import io.github.secular.quantum.steady.ProbeResponse;
import io.github.secular.quantum.steady.SteadyState;
import io.github.secular.scenario.Scenario;
import io.github.secular.scenario.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Where the Bloch equation of a model ends, at its ε.
 *
 * @param light the light under which it ends there
 */
public record SteadyResult(Scenario scenario, FrozenLight light, SteadyState state, Provenance provenance)
        implements Result {
    /** Reduced Planck constant in J s (exact in the SI of 2019). */
    private static final double HBAR = 6.62607015e-34 / (2 * Math.PI);

    /** What pictures and tables are called after. */
    public String title() {
        return LightOfRun.titled(scenario.title(), scenario, light);
    }

    /** An angular frequency of fast time as it is shown: in rad/s in laboratory units. */
    public double frequency(double fast) {
        double epsilon = scenario.model().epsilon();
        return scenario.units().lab() ? scenario.units().rate(fast / (epsilon * epsilon)) : fast;
    }

    /** ħ (a·ω) N_a in W per atom (doc/bloch-solvers.md, B11.7); NaN for a model that is not in laboratory units. */
    public double power(AbsorbedPhotons photons) {
        return scenario.units().lab()
                ? HBAR * frequency(photons.frequency()) * scenario.units().rate(photons.rate())
                : Double.NaN;
    }

    /** Everything to read, in the units of the model. */
    public String text() {
        StringBuilder out = new StringBuilder();
        for (String line : lines()) {
            out.append(line).append(System.lineSeparator());
        }
        return LightOfRun.before(out.toString(), scenario, light);
    }

    private List<String> lines() {
        List<String> out = new ArrayList<>();
        out.add(states());
        if (!state.exists()) {
            out.add(neverAtRest());
            return out;
        }
        out.add(slowest());
        out.add("Mean populations: "
                + IntStream.range(0, state.size())
                        .mapToObj(n -> scenario.model().levels().labels().get(n) + " "
                                + format("%.6g", state.mean().re(n, n)))
                        .collect(Collectors.joining(", "))
                + format("; estimated error %.1e.", state.error()));
        for (AbsorbedPhotons each : state.photons()) {
            out.add("Photons absorbed at " + absorbed(each));
        }
        for (ProbeResponse each : state.probes()) {
            out.add("Photons absorbed of the probe at " + absorbed(each.photons()));
            out.add(format(
                    "The probe is taken to first order: nothing above is changed by it, and coherences respond to it by up to"
                            + " %.6g (estimated error %.1e).",
                    2 * each.atProbe().maxAbs(), each.error()));
        }
        out.addAll(state.remarks());
        return out;
    }

    private String absorbed(AbsorbedPhotons each) {
        Units units = scenario.units();
        return format(
                "angular frequency %.10g%s: %.6g%s (error %.1e)%s.",
                frequency(each.frequency()),
                units.lab() ? " rad/s" : "",
                units.rate(each.rate()),
                units.lab() ? " 1/s" : " per unit of slow time",
                units.rate(each.error()),
                units.lab() ? format(", %.4g W", power(each)) : "");
    }

    private String states() {
        return state.count() == 1
                ? "There is one steady state, whatever the start."
                : "There are " + state.count()
                        + " independent steady states, as parts of the model are dark or decoupled: this is the one to"
                        + " which the start of the model leads.";
    }

    /** Why there are no numbers. */
    public String neverAtRest() {
        return "This start never comes to rest, and there is no steady state to be given: undamped parts of it turn for"
                + " ever at angular frequency "
                + Arrays.stream(state.oscillating())
                        .mapToObj(f -> Double.isNaN(f) ? "that is not known" : format("%.6g", frequency(f)))
                        .distinct()
                        .collect(Collectors.joining(", "))
                + (scenario.units().lab() ? " rad/s" : " per unit of fast time")
                + ", up to multiples of the wave's.";
    }

    private String slowest() {
        double rate = state.slowest();
        if (Double.isNaN(rate)) {
            return "How slowly it is reached could not be told.";
        }
        if (rate == Double.POSITIVE_INFINITY) {
            return "Nothing has to relax.";
        }
        Units units = scenario.units();
        return format(
                "It is reached like exp(-t/T) at last, T = %.6g%s.", units.time(1 / rate), units.lab() ? " s" : "");
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
