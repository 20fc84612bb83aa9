package io.github.secular.run;

import io.github.secular.scenario.ClassicalScenario;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * How fast the mean energy grows, as an experiment finds it: the slope of a straight line through ⟨E⟩(t), in the
 * units in which the scenario is shown.
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
        double solved = slope(
                times,
                result.trajectory().states().stream()
                        .mapToDouble(state -> state.moments().energy())
                        .toArray());
        double limit = result.limit().map(f -> slope(times, f.meanEnergy())).orElse(Double.NaN);
        return Optional.of(new HeatingRate(solved, limit));
    }

    private static double slope(double[] times, double[] energies) {
        SimpleRegression out = new SimpleRegression();
        for (int i = 0; i < times.length; i++) {
            out.addData(times[i], energies[i]);
        }
        return out.getSlope();
    }
}
