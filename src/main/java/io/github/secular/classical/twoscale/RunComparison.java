package io.github.secular.classical.twoscale;

import io.github.secular.classical.DensityState;
import io.github.secular.classical.VlasovReport;
import io.github.secular.classical.VlasovTrajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A run held against a coarser one: a known part of what they differ by is the error of the finer. So the error of Π f,
 * and the energy that the discretisation puts in, are estimated, and warned of where they are not small.
 */
final class RunComparison {
    private static final int PROBES = 200;
    /** Numerical heating is spoken of from this part of the physical one on. */
    private static final double LARGE_PART = 0.05;

    private final TwoScaleRun fine;
    private final double error;
    private final double peak;
    private final double numericalHeating;
    private final List<String> warnings = new ArrayList<>();

    /**
     * @param left the error of the finer run as a part of the difference
     * @param highest energy up to which to compare
     */
    RunComparison(TwoScaleRun fine, TwoScaleRun coarse, double left, double highest) {
        this.fine = fine;
        double bottom = fine.problem.hamiltonian().lowestEnergy();
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < fine.states().size(); i++) {
            DensityState a = fine.states().get(i);
            DensityState b = coarse.states().get(i);
            for (int k = 0; k <= PROBES; k++) {
                double e = bottom + (highest - bottom) * k * k / PROBES / PROBES;
                largest = Math.max(largest, Math.abs(a.shellMean(e)));
                difference = Math.max(difference, Math.abs(a.shellMean(e) - b.shellMean(e)));
            }
        }
        peak = largest;
        error = peak == 0 ? 0 : left * difference / peak;
        numericalHeating = left * (fine.heating() - coarse.heating());
        double tolerance = fine.tolerance;
        if (error > tolerance) {
            warn(
                    "A coarser run tells of an error of about %.0e, above the tolerance of %.0e; ask for a smaller"
                            + " tolerance.",
                    error, tolerance);
        }
        double energy = Math.abs(fine.first().moments().energy() - bottom);
        if (Math.abs(numericalHeating) > LARGE_PART * Math.abs(fine.heating()) + tolerance * energy) {
            warn(
                    "The discretisation puts in about %.1e of energy per mass, the drive %.1e; ask for a smaller"
                            + " tolerance.",
                    numericalHeating, fine.heating());
        }
        if (fine.smallest() < -10 * tolerance * peak) {
            warn("f falls to %.2g somewhere; ask for a smaller tolerance.", fine.smallest());
        }
    }

    /** Of Π f relative to its largest, over all times. */
    double error() {
        return error;
    }

    /** Adds a warning. @param format as of {@link String#format} */
    void warn(String format, Object... numbers) {
        warnings.add(String.format(Locale.ROOT, format, numbers));
    }

    /** The finer run with its report. @param solver its name */
    VlasovTrajectory trajectory(String solver) {
        String work = String.format(Locale.ROOT, "%s, estimated error %.0e", fine.work(), error);
        VlasovReport report = new VlasovReport(
                        solver,
                        fine.tolerance,
                        fine.massError(),
                        fine.smallest(),
                        Math.abs(numericalHeating),
                        fine.heating(),
                        work,
                        List.copyOf(warnings))
                .estimated(error);
        return new VlasovTrajectory(fine.times, fine.states(), report);
    }
}
