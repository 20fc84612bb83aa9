package io.github.secular.classical.twoscale;

import io.github.secular.classical.VlasovReport;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.numerics.Sentence;
import java.util.ArrayList;
import java.util.List;

/**
 * A run held against a coarser one: a part of what they differ by is the error of the finer, together with what is seen
 * at the top of the energies and of the mass of the start.
 */
final class ElementComparison {
    private static final int PROBES = 240;
    /** The error of the finer run in parts of the difference: one well, and with a separatrix. */
    private static final double ONE_WELL = 1.0 / 3;

    /** Numerical heating is spoken of from this part of the physical one on. */
    private static final double LARGE_PART = 0.05;

    private final ElementRun fine;
    private final double[] times;
    private final double tolerance;
    private final double error;
    private final double numericalHeating;
    private final double heating;
    private final double massError;
    private final double smallest;
    private final List<String> warnings = new ArrayList<>();

    ElementComparison(ElementRun fine, ElementRun coarse, double[] times, double tolerance, boolean separatrix) {
        this.fine = fine;
        this.times = times;
        this.tolerance = tolerance;
        EnergyElements mesh = fine.model().mesh();
        double bottom = mesh.edge(0);
        double largest = 0;
        double difference = 0;
        double top = 0;
        double off = 0;
        double least = Double.POSITIVE_INFINITY;
        double energies = 0;
        double mass = fine.first().mass();
        for (int i = 0; i < times.length; i++) {
            ElementState a = fine.states().get(i);
            ElementState b = coarse.states().get(i);
            for (int k = 0; k <= PROBES; k++) {
                double e = bottom + (mesh.top() - bottom) * k * k / PROBES / PROBES;
                largest = Math.max(largest, Math.abs(a.shellMean(e)));
                difference = Math.max(difference, Math.abs(a.shellMean(e) - b.shellMean(e)));
            }
            double held = a.moments().energy() - bottom;
            energies = Math.max(
                    energies, Math.abs(a.moments().energy() - b.moments().energy()) / Math.abs(held));
            top = Math.max(top, a.topValue());
            off = Math.max(off, Math.abs(a.mass() / mass - 1));
            least = Math.min(least, a.smallestValue());
        }
        double part = separatrix ? 1 : ONE_WELL;
        double start = Math.abs(fine.model().start().factor() - 1);
        double kernel =
                fine.model().kernel() == null ? 0 : fine.model().kernel().unsettled();
        error = largest == 0 ? 0 : Math.max(part * difference / largest, energies) + top + start + kernel;
        massError = off;
        smallest = times.length == 0 ? fine.first().smallestValue() : least;
        heating = heating(fine);
        numericalHeating = part * (heating - heating(coarse));
        if (error > tolerance) {
            warn(
                    "A second run tells of an error of about %.0e, above the tolerance of %.0e%s.",
                    error,
                    tolerance,
                    start > 0.3 * error
                            ? "; the start is too rough for the elements"
                            : separatrix ? ", as angle harmonics converge slowly near a separatrix" : "");
        }
        double energy = Math.abs(fine.first().moments().energy() - bottom);
        if (Math.abs(numericalHeating) > LARGE_PART * Math.abs(heating) + tolerance * energy) {
            warn(
                    "The discretisation puts in about %.1e of energy per mass, the drive %.1e; ask for a smaller"
                            + " tolerance.",
                    numericalHeating, heating);
        }
        if (smallest < -10 * tolerance * largest) {
            warn("f falls to %.2g somewhere; ask for a smaller tolerance.", smallest);
        }
    }

    private static double heating(ElementRun run) {
        List<ElementState> states = run.states();
        return states.isEmpty()
                ? 0
                : states.get(states.size() - 1).moments().energy()
                        - run.first().moments().energy();
    }

    /** Of Π f relative to its largest, or of the mean energy above the lowest relative to it, over all times. */
    double error() {
        return error;
    }

    /** Adds a warning. @param format as of {@link String#format} */
    void warn(String format, Object... values) {
        warnings.add(Sentence.of(format, values));
    }

    /** The finer run with its report. @param solver its name */
    VlasovTrajectory trajectory(String solver) {
        String work = Sentence.of("%s, estimated error %.0e", fine.work(), error);
        VlasovReport report = new VlasovReport(
                solver,
                tolerance,
                massError,
                smallest,
                Math.abs(numericalHeating),
                heating,
                0,
                error,
                work,
                "",
                warnings);
        return new VlasovTrajectory(times, List.copyOf(fine.states()), report);
    }
}
