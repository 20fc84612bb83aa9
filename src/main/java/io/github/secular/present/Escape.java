package io.github.secular.present;

import io.github.secular.classical.limit.EnergyDistribution;
import io.github.secular.run.EscapeRate;
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
        EscapeRate.of(times, mass, error, limit)
                .ifPresent(found -> lines.add(
                        "Rate of escape, from t = %.4g to %.4g: %.4g +- %.2g%s",
                        found.from(),
                        found.to(),
                        found.rate(),
                        found.error(),
                        Double.isNaN(found.limit()) ? "" : Lines.format("; of the limit %.4g", found.limit())));
    }
}
