package io.github.secular.run;

import io.github.secular.asymptotics.Comparison;
import io.github.secular.asymptotics.hypotheses.Detunings;
import io.github.secular.asymptotics.hypotheses.HypothesisReport;
import io.github.secular.numerics.RefusalException;
import io.github.secular.scenario.ParticleScenario;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Which theorems hold for a classical model in any number of degrees of freedom.
 *
 * @param detunings of the harmonics of the motion against those of a quasi-periodic drive; empty under noises,
 *     without a drive and in several dimensions
 * @param observed the Vlasov equation against energy diffusion; empty if it was not asked for, or could not be
 * @param unobserved why it could not be, one sentence; else empty
 */
public record ClassicalHypothesesResult(
        ParticleScenario scenario,
        HypothesisReport report,
        Optional<Detunings> detunings,
        Optional<Comparison> observed,
        String unobserved,
        Provenance provenance)
        implements HypothesesAccount {
    /** One with what is observed, if that is wanted; where the comparison is refused it says so. */
    static ClassicalHypothesesResult of(
            ParticleScenario scenario,
            HypothesisReport report,
            Optional<Detunings> detunings,
            boolean isObserved,
            Supplier<ComparisonResult> comparison,
            Provenance provenance) {
        Optional<Comparison> observed = Optional.empty();
        String unobserved = "";
        if (isObserved) {
            try {
                observed = Optional.of(comparison.get().comparison());
            } catch (RefusalException refusal) {
                unobserved = refusal.getMessage();
            }
        }
        return new ClassicalHypothesesResult(scenario, report, detunings, observed, unobserved, provenance);
    }

    @Override
    public String text() {
        return unobserved.isEmpty()
                ? report.text()
                : report.text() + "No order was observed: " + unobserved + System.lineSeparator();
    }

    @Override
    public List<String> compared() {
        return observed.isPresent() ? List.of("diffusion") : List.of();
    }

    /** The same of any limit, for there is one only. */
    @Override
    public double observedOrder(String limitModel) {
        return observed.map(Comparison::observedOrder).orElse(Double.NaN);
    }
}
