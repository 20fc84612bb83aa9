package io.github.secular.run;

import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.scenario.ClassicalScenario;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * How fast the mean energy grows, as an experiment finds it: the slope of a straight line through ⟨E⟩(t), in the
 * units in which the scenario is shown. Under a drive with envelopes, which heats at no constant rate, it is the mean
 * over the run: the energy gained between the first and the last time, so that times between do not count.
 *
 * @param solved of the Vlasov equation, energy per time
 * @param limit of energy diffusion; NaN where there is none
 */
public record HeatingRate(double solved, double limit) {
    /** Empty for fewer than three times, to which any line would do. */
    public static Optional<HeatingRate> of(VlasovResult result) {
        ClassicalScenario scenario = result.scenario();
        if (scenario.times().length < 3) {
            return Optional.empty();
        }
        double[] times =
                Arrays.stream(scenario.times()).map(scenario.units()::time).toArray();
        boolean changes = scenario.shaking() instanceof QuasiPeriodicPotential v && v.hasEnvelopes();
        double solved = slope(
                changes,
                times,
                result.trajectory().states().stream()
                        .mapToDouble(state -> state.moments().energy())
                        .toArray());
        double limit =
                result.limit().map(f -> slope(changes, times, f.meanEnergy())).orElse(Double.NaN);
        return Optional.of(new HeatingRate(solved, limit));
    }

    private static double slope(boolean changes, double[] times, double[] energies) {
        int last = times.length - 1;
        if (changes) {
            return (energies[last] - energies[0]) / (times[last] - times[0]);
        }
        SimpleRegression out = new SimpleRegression();
        for (int i = 0; i < times.length; i++) {
            out.addData(times[i], energies[i]);
        }
        return out.getSlope();
    }
}
