package io.github.secular.quantum;

import io.github.secular.drive.Course;
import io.github.secular.drive.Envelope;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How slow the envelopes of a wave are against the relaxation of coherences over a run. Rate equations and the method
 * of slow envelopes suppose that an envelope g changes little in one relaxation time: that
 * ε² max|dg/dt| / (ε^μ γ_min max|g|), with the smallest positive γ, is well below 1. Jumps do not count, for those
 * methods start anew at each.
 *
 * @param envelopes all that change
 * @param number that ratio for the fastest envelope; 0 where nothing changes, infinite where nothing is damped
 * @param envelope that envelope; "" where nothing changes
 * @param jumps at how many times some envelope jumps
 * @param layer 1/(ε^μ γ_min) in slow time: how long a coherence remembers a jump
 */
public record Slowness(List<String> envelopes, double number, String envelope, int jumps, double layer) {
    /** Above this an envelope is not slow. */
    public static final double ENOUGH = 0.1;

    /**
     * @param end last slow time of the run
     * @throws io.github.secular.numerics.RefusalException if an envelope cannot be cut into smooth pieces
     */
    public static Slowness of(BlochModel model, double end) {
        double damping = model.damping().smallestPositive()
                * Math.pow(model.epsilon(), model.damping().exponent());
        return against(model, end, damping);
    }

    /**
     * The same against a rate in fast time other than ε^μ γ_min: for a slow set the gap between its entries and the others,
     * so that the number is ε² max|dg/dt| / (gap max|g|).
     *
     * @param end last slow time of the run
     * @param rate above 0; its inverse is taken for the memory
     */
    public static Slowness against(BlochModel model, double end, double rate) {
        double layer = model.epsilon() * model.epsilon() / rate;
        if (!(model.drive() instanceof Wave wave) || !wave.hasEnvelopes() || !(end > 0)) {
            return new Slowness(List.of(), 0, "", 0, layer);
        }
        Course course = wave.course(end);
        double worst = 0;
        String name = "";
        List<Envelope> changing = wave.harmonics().stream()
                .map(Harmonic::envelope)
                .filter(g -> !g.isConstant())
                .distinct()
                .toList();
        for (Envelope g : changing) {
            double steepest = course.steepest(g);
            double ratio = steepest == 0 ? 0 : layer * steepest / course.largest(g);
            if (ratio > worst) {
                worst = ratio;
                name = g.toString();
            }
        }
        return new Slowness(changing.stream().map(Envelope::toString).toList(), worst, name, course.jumps(), layer);
    }

    /** That an envelope is too fast, by its number; empty where all are slow enough, or nothing is damped at all. */
    public Optional<String> warning() {
        return layer < Double.POSITIVE_INFINITY
                ? tooFast("relaxation time of the coherences; slow envelopes and rates suppose")
                : Optional.empty();
    }

    /** That an envelope is too fast for a slow set, where the number is {@link #against} its gap; else empty. */
    public Optional<String> gapWarning() {
        return tooFast("beat of the gap between slow and fast entries; a slow set supposes");
    }

    private Optional<String> tooFast(String during) {
        return number <= ENOUGH
                ? Optional.empty()
                : Optional.of(Sentence.of(
                        "Warning: the envelope \"%s\" changes by up to %.2g of its largest value in one %s less than %.1g",
                        envelope, number, during, ENOUGH));
    }

    /** That a rate equation has no layer behind a jump; empty where nothing jumps. */
    public Optional<String> jumpRemark() {
        return jumps == 0 || !(layer < Double.POSITIVE_INFINITY)
                ? Optional.empty()
                : Optional.of(Sentence.of(
                        "The light jumps %s: the Bloch equation follows through a layer of some %.1e in slow time each"
                                + " time, which the rate equation does not have",
                        jumps == 1 ? "once" : jumps + " times", layer));
    }

    /** The envelopes, and how slow they are. */
    public String text() {
        if (envelopes.isEmpty()) {
            return "no slow envelope";
        }
        return "slow envelopes " + String.join(", ", envelopes)
                + Sentence.of("; largest change in a relaxation time of the coherences %.3g", number)
                + warning().map(w -> ". " + w).orElse("")
                + jumpRemark().map(r -> ". " + r).orElse("");
    }

    /** Both for the report of a limit model, or "". */
    public String remark() {
        return String.join(
                "; ",
                Stream.of(warning(), jumpRemark()).flatMap(Optional::stream).toList());
    }
}
