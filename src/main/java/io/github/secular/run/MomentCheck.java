package io.github.secular.run;

import io.github.secular.classical.Moments;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.classical.harmonic.ExactMoments;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.Sentence;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The moments of a run beside those of the closed moment equations, where there are such.
 *
 * @param exact one per time; empty where the equations do not close
 * @param reason why they do not, one sentence; else empty
 */
public record MomentCheck(List<Moments> exact, String reason) {
    private static final String[] NAMES = {"mass", "mean_E", "mean_x", "mean_p", "mean_xx", "mean_xp", "mean_pp"};
    private static final List<ToDoubleFunction<Moments>> VALUES =
            List.of(Moments::mass, Moments::energy, Moments::x, Moments::p, Moments::xx, Moments::xp, Moments::pp);

    public MomentCheck {
        exact = List.copyOf(exact);
    }

    static MomentCheck of(VlasovProblem problem, double[] times, Progress progress) {
        try {
            return new MomentCheck(ExactMoments.of(problem, times, progress.quietly()), "");
        } catch (RefusalException refusal) {
            return new MomentCheck(List.of(), refusal.getMessage());
        }
    }

    /** Whether there are exact moments. */
    public boolean applies() {
        return reason.isEmpty();
    }

    /** By how much a run deviates, or why that is not known. */
    public String sentence(VlasovTrajectory run) {
        if (!applies()) {
            return "none. " + reason;
        }
        double worst = -1;
        String where = "";
        for (int i = 0; i < exact.size(); i++) {
            for (int m = 0; m < NAMES.length; m++) {
                double error = Math.abs(VALUES.get(m).applyAsDouble(exact.get(i))
                        - VALUES.get(m).applyAsDouble(run.state(i).moments()));
                if (!(error <= worst)) {
                    worst = error;
                    where = NAMES[m] + " at time number " + (i + 1);
                }
            }
        }
        if (worst == 0) {
            return "those of this run, to all digits";
        }
        return Sentence.of("this run is at most %.1e away from the closed moment equations (%s)", worst, where);
    }
}
