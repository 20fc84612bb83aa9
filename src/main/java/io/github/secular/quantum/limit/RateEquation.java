package io.github.secular.quantum.limit;

import io.github.secular.drive.Course;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.EvenSteps;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.StochasticExponential;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.BlochProblem;
import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.RateMatrix;
import io.github.secular.quantum.Slowness;
import io.github.secular.quantum.SolverReport;
import io.github.secular.solver.DescribedSolver;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.ejml.data.DMatrixRMaj;

/**
 * The rate equation dp/dt = (A(t) + W)_♯ p with p(0) = diag ρ(0); initial coherences are dropped.
 *
 * <p>Constant rates are solved by one exponential of the rate matrix per step between times. With envelopes
 * see {@link EnvelopeSteps}. Populations stay non-negative and their sum constant by construction.
 */
public final class RateEquation extends DescribedSolver<BlochProblem, PopulationTrajectory> implements RateModel {
    private final boolean withoutExponents;
    private final Function<BlochModel, RateTerms> formula;

    private RateEquation(
            String name, String description, boolean withoutExponents, Function<BlochModel, RateTerms> formula) {
        super(name, description);
        this.withoutExponents = withoutExponents;
        this.formula = formula;
    }

    /** With the averaged rates, paper 2 (17). */
    public static RateEquation averaged() {
        return new RateEquation(
                "averaged", "rate equation with the averaged rates, paper 2 (17)", false, AveragedRates::terms);
    }

    /** With the rates through χ, paper 1, Theorem 1; for μ = 0. */
    public static RateEquation chi() {
        return new RateEquation(
                "chi", "rate equation with the rates A(t) through chi, paper 1 theorem 1", true, ChiRates::terms);
    }

    /** With the dominant rates, resonant harmonics only, paper 2 (24); for μ > 0. */
    public static RateEquation resonant() {
        return new RateEquation(
                "resonant",
                "rate equation with resonant harmonics only, paper 2 (24); for damping that vanishes with epsilon",
                false,
                DominantRates::terms);
    }

    /**
     * The rates by the wave with envelopes frozen at slow times.
     *
     * @throws RefusalException if an undamped transition is exactly resonant, or the formula does not hold for μ
     */
    @Override
    public List<TransitionRates> rates(BlochModel model, double[] times) {
        refuseExponents(model);
        RateTerms terms = formula.apply(model);
        return Arrays.stream(times).mapToObj(t -> terms.rates(description(), t)).toList();
    }

    private void refuseExponents(BlochModel model) {
        if (withoutExponents && model.damping().exponent() != 0) {
            throw new RefusalException("The limit \"chi\" (paper 1, theorem 1) needs damping that does not depend on"
                    + " epsilon, but mu is " + model.damping().exponent() + ": choose the limit \"averaged\".");
        }
    }

    @Override
    public PopulationTrajectory solve(BlochProblem problem, double[] times, double tolerance, Progress progress) {
        BlochModel model = problem.model();
        refuseExponents(model);
        double[] p = problem.positivePopulations();
        if (!model.wave().hasEnvelopes() || times.length == 0) {
            RateMatrix rates = formula.apply(model).matrix(0).plus(model.relaxation());
            return constant(rates, p, times, tolerance, progress);
        }
        return stretchByStretch(model, p, times, tolerance, progress);
    }

    /** From one jump or bend of an envelope to the next; where all stand still by exponentials of constant rates. */
    private PopulationTrajectory stretchByStretch(
            BlochModel model, double[] p, double[] times, double tolerance, Progress progress) {
        Wave wave = model.wave();
        double last = times[times.length - 1];
        Course course = wave.course(last);
        double[][] out = new double[times.length][];
        int next = 0;
        int steps = 0;
        double error = 0;
        for (int i = 0; i < course.stretches(); i++) {
            double start = course.edge(i);
            double end = course.edge(i + 1);
            int first = next;
            next = course.upTo(i, times, first);
            boolean closed = next > first && times[next - 1] == end;
            double[] part = Arrays.copyOf(Arrays.copyOfRange(times, first, next), next - first + (closed ? 0 : 1));
            part[part.length - 1] = end;
            BlochModel here = model.withDrive(wave.during(course, i));
            EnvelopeSteps run = new EnvelopeSteps(formula.apply(here), model.relaxation(), here.wave());
            double[][] states = run.solve(
                    p, start, part, tolerance * (end - start) / last, progress.part(start / last, end / last));
            System.arraycopy(states, 0, out, first, next - first);
            p = states[part.length - 1];
            steps += run.steps();
            error += run.error();
        }
        String work = steps + " steps in " + course.stretches() + " stretches";
        String remark = Slowness.of(model, last).remark();
        return new PopulationTrajectory(
                times, out, new SolverReport(name(), tolerance, error + 1e-15 * steps, work, remark));
    }

    private PopulationTrajectory constant(
            RateMatrix rates, double[] p, double[] times, double tolerance, Progress progress) {
        DMatrixRMaj generator = rates.sharp();
        double[] scratch = new double[p.length];
        double[][] out = new double[times.length][];
        EvenSteps<DMatrixRMaj> steps = new EvenSteps<>(step -> StochasticExponential.of(generator, step));
        for (int i = 0; i < times.length; i++) {
            progress.check();
            StochasticExponential.apply(steps.to(times[i]), p, scratch);
            out[i] = p.clone();
            progress.at((i + 1.0) / times.length, "Rate equation");
        }
        String work = steps.made() + (steps.made() == 1 ? " exponential" : " exponentials");
        double error = 1e-15 * Math.max(1, times.length);
        return new PopulationTrajectory(times, out, new SolverReport(name(), tolerance, error, work, ""));
    }
}
