package io.github.secular.run;

import io.github.secular.asymptotics.Comparison;
import io.github.secular.asymptotics.hypotheses.HypothesisReport;
import io.github.secular.drive.DiophantineConstant;
import io.github.secular.quantum.FrozenLight;
import io.github.secular.scenario.Scenario;
import java.util.List;
import java.util.Map;

/**
 * Which theorems hold for a model.
 *
 * @param light the light that they were held against
 * @param eta η of the Diophantine condition
 * @param cutOff K: divisors were searched over |a|₁ ≤ K
 * @param constants by what they are about: "wave and levels", "wave", "levels"; only the last under noises
 * @param observed one per limit model that was held against the Bloch equation; empty if none was asked for
 */
public record HypothesesResult(
        Scenario scenario,
        FrozenLight light,
        HypothesisReport report,
        double eta,
        int cutOff,
        Map<String, DiophantineConstant> constants,
        List<Comparison> observed,
        Provenance provenance)
        implements HypothesesAccount {
    public HypothesesResult {
        constants = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(constants));
        observed = List.copyOf(observed);
    }

    /** The report in words, and where the rates of a laboratory model are no limit yet at its own ε. */
    @Override
    public String text() {
        StringBuilder out = new StringBuilder(LightOfRun.before(report.text(), scenario, light));
        scenario.notes().stream()
                .filter(note -> note.contains("not a limit here"))
                .forEach(note -> out.append("At the epsilon of this model: ")
                        .append(note)
                        .append(System.lineSeparator()));
        return out.toString();
    }

    @Override
    public List<String> compared() {
        return observed.stream().map(Comparison::limitModel).toList();
    }

    @Override
    public double observedOrder(String limitModel) {
        return observed.stream()
                .filter(c -> c.limitModel().equals(limitModel))
                .mapToDouble(Comparison::observedOrder)
                .findFirst()
                .orElse(Double.NaN);
    }
}
