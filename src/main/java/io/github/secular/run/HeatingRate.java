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
 * @param error one standard error of the slope
 * @param limit of energy diffusion; NaN where there is none
 */
public record HeatingRate(double solved, double error, double limit) {
    /** Empty for fewer than three times, to which any line would do. */
    public static Optional<HeatingRate> of(VlasovResult result) {
        ClassicalScenario scenario = result.scenario();
        if (scenario.times().length < 3) {
            return Optional.empty();
        }
        double[] times =
                Arrays.stream(scenario.times()).map(scenario.units()::time).toArray();
        SimpleRegression line = line(
                times,
                result.trajectory().states().stream()
                        .mapToDouble(state -> state.moments().energy())
                        .toArray());
        double limit =
                result.limit().map(f -> line(times, f.meanEnergy()).getSlope()).orElse(Double.NaN);
        return Optional.of(new HeatingRate(line.getSlope(), line.getSlopeStdErr(), limit));
    }

    private static SimpleRegression line(double[] times, double[] energies) {
        SimpleRegression out = new SimpleRegression();
        for (int i = 0; i < times.length; i++) {
            out.addData(times[i], energies[i]);
        }
        return out;
    }
}
