package io.github.secular.classical.limit;

import io.github.secular.drive.Course;
import io.github.secular.drive.Envelope;
import io.github.secular.numerics.Sentence;
import java.util.List;
import java.util.Optional;

/**
 * How fast the envelopes of a drive change, beside the relaxation.
 *
 * @param epsilon ε
 * @param slowest γ_min, the smallest rate of relaxation on the energies of the start, per unit of fast time
 */
public record DriveChange(List<Envelope> envelopes, double epsilon, double slowest) {
    /** The part by which an envelope may change in one relaxation time. */
    private static final double SLOW = 0.1;

    /**
     * By what part of its largest value an envelope changes within one relaxation time, max ε²|ġ|/(γ_min max|g|) over
     * the run: the limit takes it for small. Jumps do not count, at which the limit just goes on.
     *
     * @param end last slow time
     * @return 0 where no envelope changes
     */
    public double during(double end) {
        if (isSteady() || !(end > 0)) {
            return 0;
        }
        Course course = new Course(envelopes, end);
        double worst = 0;
        for (Envelope g : envelopes) {
            double largest = course.largest(g);
            worst = Math.max(worst, largest > 0 ? course.steepest(g) / largest : 0);
        }
        return worst * epsilon * epsilon / slowest;
    }

    /** Whether no envelope changes. */
    public boolean isSteady() {
        return envelopes.stream().allMatch(Envelope::isConstant);
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
