package io.github.secular.present;

import io.github.secular.classical.limit.EnergyDistribution;
import java.util.Optional;

/** What is said of a mass that leaves through a top. */
final class Escape {
    private Escape() {}

    /**
     * What has left, and the rate at which the rest leaves, from the last half of the times on.
     *
     * @param top where it leaves
     * @param mass what is left at each time
     * @param error standard errors of that
     * @param limit energy diffusion beside it, if there is such
     */
    static void tell(
            Lines lines,
            double top,
            double[] times,
            double[] mass,
            double[] error,
            Optional<EnergyDistribution> limit) {
        int last = times.length - 1;
        if (last < 0) {
            return;
        }
        lines.add(
                "Left through the top, E = %.6g: %.4g +- %.2g of the mass%s",
                top,
                1 - mass[last],
                error[last],
                limit.map(f -> Lines.format("; of the limit %.4g", f.lostMass()))
                        .orElse(""));
        int middle = last / 2;
        if (middle == last || !(mass[last] > 0) || !(mass[middle] > mass[last])) {
            return;
        }
        double span = times[last] - times[middle];
        // those that left between the two times are all the same as chance has it
        double rate = Math.log(mass[middle] / mass[last]) / span;
        double unsure = Math.sqrt(Math.max(
                        0,
                        error[last] * error[last] / (mass[last] * mass[last])
                                - error[middle] * error[middle] / (mass[middle] * mass[middle])))
                / span;
        lines.add(
                "Rate of escape, from t = %.4g to %.4g: %.4g +- %.2g%s",
                times[middle],
                times[last],
                rate,
                unsure,
                limit.filter(f -> f.mass()[last] > 0)
                        .map(f ->
                                Lines.format("; of the limit %.4g", Math.log(f.mass()[middle] / f.mass()[last]) / span))
                        .orElse(""));
    }
}
