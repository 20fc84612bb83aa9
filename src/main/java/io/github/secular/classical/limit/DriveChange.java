package io.github.secular.classical.limit;

import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.drive.Course;
import io.github.secular.drive.Envelope;
import io.github.secular.numerics.Sentence;
import java.util.Optional;

/**
 * How fast the envelopes of a drive change, beside the relaxation.
 *
 * @param coefficient that of the problem
 */
public record DriveChange(VlasovProblem problem, DiffusionCoefficient coefficient) {
    /** The part by which an envelope may change in one relaxation time. */
    private static final double SLOW = 0.1;

    private static final int RATES = 24;

    /**
     * By what part of its largest value an envelope changes within one relaxation time, max ε²|ġ|/(γ_min max|g|) over
     * the run: the limit takes it for small. Jumps do not count, at which the limit just goes on.
     *
     * @param end last slow time
     * @return 0 where no envelope changes
     */
    public double during(double end) {
        if (!coefficient.dependsOnTime() || !(end > 0)) {
            return 0;
        }
        Course course = new Course(coefficient.envelopes(), end);
        double worst = 0;
        for (Envelope g : coefficient.envelopes()) {
            double largest = course.largest(g);
            worst = Math.max(worst, largest > 0 ? course.steepest(g) / largest : 0);
        }
        Hamiltonian1D h = problem.hamiltonian();
        double top = ShellReach.start(h, problem.initial());
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i <= RATES; i++) {
            double energy = h.lowestEnergy() + (double) i / RATES * (top - h.lowestEnergy());
            least = Math.min(least, problem.rates().rate(energy));
            for (int k = 1; k <= RATES && problem.relaxation().shellKernel().isEmpty(); k++) {
                least = Math.min(least, problem.rates().rate(energy, k));
            }
        }
        return worst * problem.epsilon() * problem.epsilon() / least;
    }

    /** What to say where the drive changes too fast for a limit. */
    public Optional<String> warning(double end) {
        double change = during(end);
        return change > SLOW
                ? Optional.of(Sentence.of(
                        "The drive changes by %.2g of its largest value within one relaxation time (%.1g at most is"
                                + " what the limit takes for slow): the limit need not be near the Vlasov equation.",
                        change, SLOW))
                : Optional.empty();
    }
}
