package io.github.secular.classical;

import java.util.List;

/**
 * Which method made a solution of the Vlasov equation, and what it thinks of it.
 *
 * @param solver the name under which the solver is chosen
 * @param tolerance what was asked for
 * @param massError largest |mass − mass at the start| / mass at the start
 * @param smallestValue the most negative value of f met
 * @param numericalHeating energy per mass that the method itself put in, by the end; exact methods: 0
 * @param physicalHeating energy per mass that the drive put in, by the end; NaN where it is not known apart
 * @param statisticalError standard error of Π f at the end relative to Π f, both root mean squares over phase space; 0
 *     where nothing was sampled
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
        String work,
        String reason,
        List<String> warnings) {
    public VlasovReport {
        warnings = List.copyOf(warnings);
    }

    public VlasovReport(
            String solver,
            double tolerance,
            double massError,
            double smallestValue,
            double numericalHeating,
            double physicalHeating,
            String work,
            List<String> warnings) {
        this(solver, tolerance, massError, smallestValue, numericalHeating, physicalHeating, 0, work, "", warnings);
    }

    /** The same with a statistical error. */
    public VlasovReport sampled(double error) {
        return copy(error, reason, warnings);
    }

    /** The same with another warning at the front. */
    public VlasovReport with(String warning) {
        List<String> all = new java.util.ArrayList<>(List.of(warning));
        all.addAll(warnings);
        return copy(statisticalError, reason, all);
    }

    /** The same with a reason for the choice of the solver. */
    public VlasovReport because(String why) {
        return copy(statisticalError, why, warnings);
    }

    private VlasovReport copy(double error, String why, List<String> sentences) {
        return new VlasovReport(
                solver,
                tolerance,
                massError,
                smallestValue,
                numericalHeating,
                physicalHeating,
                error,
                work,
                why,
                sentences);
    }
}
