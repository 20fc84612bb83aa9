package io.github.secular.run;

import io.github.secular.classical.limit.EnergyDistribution;
import java.util.Optional;

/**
 * How fast what is left leaves through a top, −d ln m/dt, from the last half of the times on.
 *
 * @param from the first of the two times
 * @param to the last
 * @param rate per unit of the times
 * @param error one standard error of it
 * @param limit that of energy diffusion; NaN where there is none, or nothing is left
 */
public record EscapeRate(double from, double to, double rate, double error, double limit) {
    /**
     * Empty where there are fewer than two times, or nothing leaves, or nothing is left.
     *
     * @param mass what is left at each time
     * @param error standard errors of that
     */
    public static Optional<EscapeRate> of(
            double[] times, double[] mass, double[] error, Optional<EnergyDistribution> limit) {
        int last = times.length - 1;
        int middle = last / 2;
        if (middle >= last || !(mass[last] > 0) || !(mass[middle] > mass[last])) {
            return Optional.empty();
        }
        double span = times[last] - times[middle];
        // those that left between the two times are all the same as chance has it
        double unsure = Math.sqrt(Math.max(
                0,
                error[last] * error[last] / (mass[last] * mass[last])
                        - error[middle] * error[middle] / (mass[middle] * mass[middle])));
        return Optional.of(new EscapeRate(
                times[middle],
                times[last],
                Math.log(mass[middle] / mass[last]) / span,
                unsure / span,
                limit.filter(f -> f.mass()[last] > 0)
                        .map(f -> Math.log(f.mass()[middle] / f.mass()[last]) / span)
                        .orElse(Double.NaN)));
    }
}
