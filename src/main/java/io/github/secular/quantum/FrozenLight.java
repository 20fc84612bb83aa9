package io.github.secular.quantum;

import io.github.secular.drive.Course;
import io.github.secular.drive.Envelope;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.Sentence;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A model under light that stands still as it is at one time of a run: what statements about a state in the end, a
 * regime or resonances are about where envelopes change.
 *
 * @param model the model under that light; the model itself where its light does not change
 * @param time slow time at which the light is taken; 0 where it does not change
 * @param changes whether the light of the run changes
 * @param strongest whether the time is one at which it is strongest
 * @param atEnd its strength Σ_a |g_a| max|V̂_a| at the end of the run over that at {@code time}; NaN if that is 0
 * @param dark envelopes that are 0 then, but not in all the run
 */
public record FrozenLight(
        BlochModel model, double time, boolean changes, boolean strongest, double atEnd, List<String> dark) {
    public FrozenLight {
        dark = List.copyOf(dark);
    }

    /** The light of a run from 0 to {@code end} where it is strongest, see {@link Wave#strongestTime}. */
    public static FrozenLight strongest(BlochModel model, double end) {
        double t = model.drive() instanceof Wave wave ? wave.strongestTime(end) : 0;
        return at(model, end, t);
    }

    /**
     * The light at a time of a run.
     *
     * @param end last slow time of the run
     * @param t a slow time from 0 to {@code end}
     * @throws io.github.secular.numerics.RefusalException if an envelope cannot be cut into smooth pieces
     */
    public static FrozenLight at(BlochModel model, double end, double t) {
        if (!(model.drive() instanceof Wave wave) || !wave.hasEnvelopes()) {
            return new FrozenLight(model, 0, false, true, 1, List.of());
        }
        double strongest = wave.strongestTime(end);
        double strength = wave.strength(t);
        return new FrozenLight(
                model.frozenAt(t),
                t,
                true,
                strength >= wave.strength(strongest) * (1 - 1e-9),
                wave.strength(end) / (strength > 0 ? strength : Double.NaN),
                dark(wave, end, t));
    }

    private static List<String> dark(Wave wave, double end, double t) {
        Course course = wave.course(end);
        Set<String> out = new LinkedHashSet<>();
        for (Harmonic h : wave.harmonics()) {
            Envelope g = h.envelope();
            if (g.at(t) == 0 && course.largest(g) > 0 && h.matrix().maxAbs() > 0) {
                out.add(g.toString());
            }
        }
        return new ArrayList<>(out);
    }

    /** "as at t = 2.5 s", for titles; "" where the light does not change. */
    public String label(double unit, String symbol) {
        double shown = new BigDecimal(time * unit).round(new MathContext(6)).doubleValue();
        return changes ? "as at t = " + shown + (symbol.isEmpty() ? "" : " " + symbol) : "";
    }

    /**
     * Which light this is, a sentence each; none where the light does not change.
     *
     * @param unit what one unit of slow time is in the time that is shown
     * @param symbol of that time, or ""
     */
    public List<String> sentences(double unit, String symbol) {
        if (!changes) {
            return List.of();
        }
        List<String> out = new ArrayList<>();
        String then;
        if (Double.isNaN(atEnd)) {
            then = "it is off then";
        } else if (atEnd == 0) {
            then = "at the end of the run it is off";
        } else {
            then = Sentence.of("at the end of the run it has %.3g times that strength", atEnd);
        }
        out.add("Light " + label(unit, symbol) + (strongest ? ", where it is strongest in this run" : "")
                + (Math.abs(atEnd - 1) <= 1e-9 ? "." : "; " + then + "."));
        if (!dark.isEmpty()) {
            out.add("Not in this light: " + String.join(", ", dark) + ", which is 0 then but not in all the run.");
        }
        return out;
    }
}
