package io.github.secular.classical;

import io.github.secular.solver.Report;
import java.util.List;

/**
 * Which method made a solution of the Vlasov equation, and what it thinks of it.
 *
 * @param solver the name under which the solver is chosen
 * @param tolerance what was asked for
 * @param massError largest |mass − mass that was asked for| / that mass
 * @param smallestValue the most negative value of f met
 * @param numericalHeating energy per mass that the method itself put in, by the end; exact methods: 0
 * @param physicalHeating energy per mass that the drive put in, by the end; NaN where it is not known apart
 * @param statisticalError standard error of Π f at the end relative to Π f, both root mean squares over phase space; 0
 *     where nothing was sampled
 * @param estimatedError what the solver thinks the largest error of Π f is, relative to its largest value; NaN where it
 *     does not know. Near a separatrix, where Π f has a cusp, "grid" tells it of means over a width that its work names
 * @param work steps and sizes, in words
 * @param reason why this solver was chosen; empty where it was asked for by name
 * @param warnings sentences for a user; empty if all is well
 */
public record VlasovReport(
        String solver,
        double tolerance,
        double massError,
        double smallestValue,
        double numericalHeating,
        double physicalHeating,
        double statisticalError,
        double estimatedError,
        String work,
        String reason,
        List<String> warnings)
        implements Report {
    public VlasovReport {
        warnings = List.copyOf(warnings);
    }

    @Override
    public List<String> remarks() {
        return warnings;
    }

    /** The same with a statistical error. */
    public VlasovReport sampled(double error) {
        return copy(error, estimatedError, reason, warnings);
    }

    /** The same with an estimate of the error. */
    public VlasovReport estimated(double error) {
        return copy(statisticalError, error, reason, warnings);
    }

    /** The same with another warning at the front. */
    public VlasovReport with(String warning) {
        List<String> all = new java.util.ArrayList<>(List.of(warning));
        all.addAll(warnings);
        return copy(statisticalError, estimatedError, reason, all);
    }

    /** The same with a reason for the choice of the solver. */
    public VlasovReport because(String why) {
        return copy(statisticalError, estimatedError, why, warnings);
    }

    private VlasovReport copy(double error, double estimate, String why, List<String> sentences) {
        return new VlasovReport(
                solver,
                tolerance,
                massError,
                smallestValue,
                numericalHeating,
                physicalHeating,
                error,
                estimate,
                work,
                why,
                sentences);
    }
}
