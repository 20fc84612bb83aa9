package io.github.secular.quantum.limit;

import io.github.secular.drive.NoiseSignal;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.StochasticExponential;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.BlochProblem;
import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.SolverReport;
import io.github.secular.solver.DescribedSolver;
import java.util.Collections;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/**
 * The limit of the mean populations under a random drive: dp/dt = (A + W)_♯ p, p(0) = diag ρ(0), with the
 * rates of paper 1 (19) (Theorems 2 and 3). For damping ε^μ γ with 0 &lt; μ &lt; 2 the rates may be taken without the
 * damping (the limit; error O(ε^min(μ, 2−μ)) where levels are degenerate) or with it (O(ε^(2−μ))).
 */
public final class RandomRateEquation extends DescribedSolver<BlochProblem, PopulationTrajectory> implements RateModel {
    private final boolean damped;

    private RandomRateEquation(boolean damped) {
        super(
                damped ? "random-damped" : "random",
                damped
                        ? "rate equation of a random drive, paper 1 (19), with the damping of this epsilon in the rates"
                        : "rate equation of a random drive, paper 1 (19), theorems 2 and 3");
        this.damped = damped;
    }

    /** Rates in the limit: of a damping that vanishes with ε nothing is left. */
    public static RandomRateEquation limit() {
        return new RandomRateEquation(false);
    }

    /** Rates with the damping ε^μ γ (and the shifts) of the model's ε. */
    public static RandomRateEquation damped() {
        return new RandomRateEquation(true);
    }

    /** Stationary noise: the same at all t. */
    @Override
    public List<TransitionRates> rates(BlochModel model, double[] times) {
        return Collections.nCopies(times.length, RandomRates.of(model, damped));
    }

    @Override
    public PopulationTrajectory solve(BlochProblem problem, double[] times, double tolerance, Progress progress) {
        BlochModel model = problem.model();
        refuseSlowCoherences(model);
        DMatrixRMaj generator =
                RandomRates.of(model, damped).rates().plus(model.relaxation()).sharp();
        double[] start = problem.positivePopulations();
        double[] scratch = new double[start.length];
        double[][] out = new double[times.length][];
        for (int i = 0; i < times.length; i++) {
            progress.check();
            out[i] = start.clone();
            StochasticExponential.apply(StochasticExponential.of(generator, times[i]), out[i], scratch);
            progress.at((i + 1.0) / times.length, "Rate equation");
        }
        String work = times.length + (times.length == 1 ? " exponential" : " exponentials");
        return new PopulationTrajectory(times, out, new SolverReport(name(), tolerance, 1e-14, work, remark(model)));
    }

    /** What a reader should know of the theorem's assumptions here; may be empty. */
    static String remark(BlochModel model) {
        if (NoiseSignal.carriers(RandomRates.drive(model).signals()).length > 0) {
            return "the phase of a carrier is never forgotten, which paper 1 (HQ-R3) asks for; no undamped coherence keeps"
                    + " it here, and the limit holds";
        }
        return RandomRates.drive(model).hasFiniteSupport()
                ? ""
                : "the noise never forgets entirely, which paper 1 (HQ-R3) asks for; its memory fades exponentially,"
                        + " and the limit holds";
    }

    private static void refuseSlowCoherences(BlochModel model) {
        CarrierMemory.requireForgotten(model);
        int size = model.size();
        int[] slow = RandomOperator.slowEntries(model);
        if (slow.length == size) {
            return;
        }
        ComplexMatrix q = RandomOperator.of(model, false);
        double scale = q.maxAbs();
        for (int i = size; i < slow.length; i++) {
            for (int n = 0; n < size; n++) {
                int population = slow[n];
                if (q.abs(population, slow[i]) > 1e-12 * scale && q.abs(slow[i], population) > 1e-12 * scale) {
                    String a = model.levels().labels().get(slow[i] / size);
                    String b = model.levels().labels().get(slow[i] % size);
                    throw new RefusalException("Levels " + a + " and " + b + " are degenerate and the coherence between"
                            + " them is not damped, so that it acts back on the populations and a rate equation is"
                            + " wrong by O(1); choose the limit random-operator.");
                }
            }
        }
    }
}
