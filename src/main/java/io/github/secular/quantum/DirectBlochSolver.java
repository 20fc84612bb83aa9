package io.github.secular.quantum;

import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Heap;
import io.github.secular.numerics.OdeSteps;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.Sentence;
import io.github.secular.solver.DescribedSolver;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;

/**
 * The Bloch equation as it stands, by the Dormand–Prince pair of order 8(5,3) in fast time, from one
 * requested time to the next, twice with steps of different size, from which the error is estimated. No
 * approximation, any wave; the reference for all faster solvers.
 */
public final class DirectBlochSolver extends DescribedSolver<BlochProblem, Trajectory> implements BlochSolver {
    /** Multiplications of some ten milliseconds, at an ordinary tolerance. */
    private static final double SHORT_WORK = 1e7;

    private static final double SHORT_TOLERANCE = 1e-8;

    /** The error of a step is kept this much below the tolerance, for a run of {@link #SHORT_RUN} radians. */
    private static final double SAFETY = 0.02;

    private static final double SHORT_RUN = 1e3;

    /** Two runs are compared whose steps may err by tolerances this far apart. */
    private static final double LOOSER = 16;

    /** The error of a run grows with its step tolerance, but not quite in proportion. */
    private static final double SURE = 8;

    /** The same where it was seen how much an earlier change of steps gained. */
    private static final double SEEN = 4;

    private static final double ORDER = 8;

    /** The part of the tolerance that steps may use where rounding is to come. */
    private static final double ENOUGH = 0.6;

    /** From so many output times on, runs are compared at these alone. */
    private static final int ENOUGH_TIMES = 8;

    /** Parts of a run at whose ends runs are compared, too. */
    private static final double[] COMPARED = {0.3, 0.55, 0.75, 0.9, 0.97};

    /** Below this the estimate of a step's error is round-off. */
    private static final double SMALLEST_STEP_TOLERANCE = 1e-15;

    /** Multiplications (see {@link BlochRightHandSide#cost}) that take about ten minutes. */
    private static final double HOPELESS_WORK = 6e11;

    private static final double EVALUATIONS_A_STEP = 12;

    /** A step never passes over more radians, or it becomes unstable; measured. */
    private static final double STABLE_RADIANS = 2.2;

    /** The second, looser run included, with steps as the eighth root of its tolerance; measured. */
    private static final double SECOND_RUN = 2.7;

    /** Without damping a third run is mostly needed, with steps closer still. */
    private static final double THIRD_RUN = 1.8;

    /** What one evaluation costs apart from its multiplications, counted in multiplications. */
    private static final double OVERHEAD = 60;

    private static final int EVALUATIONS_BETWEEN_CHECKS = 1 << 12;

    public DirectBlochSolver() {
        super(
                "direct",
                "Dormand-Prince 8(5,3) in fast time, no approximation; for up to some 1e8 radians of the fastest frequency");
    }

    @Override
    public Trajectory solve(BlochProblem problem, double[] times, double tolerance, Progress progress) {
        BlochModel model = problem.model();
        ComplexMatrix initial = problem.initial();
        int size = model.size();
        double scale = model.epsilon() * model.epsilon();
        double end = times.length == 0 ? 0 : times[times.length - 1];
        BlochRightHandSide equation = new BlochRightHandSide(model);
        double fastest = equation.fastestFrequency(end);
        double radians = fastest * (end / scale);
        double step = stepTolerance(model, tolerance, radians);
        // Two runs and the states that come of them, and the stages of the integrator.
        Heap.require(
                16.0 * size * size * (3.0 * (times.length + COMPARED.length) + 20),
                "The direct solver with " + size + " levels at " + times.length + " times",
                "take fewer levels or times");
        refuseIfHopeless(equation, radians, step);
        // About one rounding a radian; without damping none is forgotten.
        if (!isDamped(model) && 0.5 * radians * Math.ulp(1.0) > tolerance) {
            throw inexact(0.5 * radians * Math.ulp(1.0), tolerance);
        }

        // No step passes over more than one smooth piece of an envelope.
        double[] compared = compared(times);
        double[] stops = times.length == 0 ? times : model.wave().course(end).withKnots(compared);
        Watched watched = new Watched(equation, stops, end / scale, progress.part(0, 0.4));
        watched.loosest = LOOSER * step;
        double[][] before = states(model, watched, initial, compared, LOOSER * step, fastest);
        watched.progress = progress.part(0.4, 1);
        long earlier = watched.evaluations;
        double[][] states = states(model, watched, initial, compared, step, fastest);
        // The wave's phases are formed in doubles.
        double phases = radians * Math.ulp(0.5);
        double apart = distance(before, states);
        double error = Math.max(Math.ulp(1.0), apart * SURE / LOOSER);
        while (error > ENOUGH * tolerance && step > SMALLEST_STEP_TOLERANCE) {
            before = states;
            earlier = watched.evaluations;
            double next = Math.max(SMALLEST_STEP_TOLERANCE, step / LOOSER);
            states = states(model, watched, initial, compared, next, fastest);
            double nearer = distance(before, states);
            // what the last change of steps was seen to gain, as much smaller as this change is
            double gain =
                    nearer > 0 ? Math.pow(Math.max(1, apart / nearer), Math.log(step / next) / Math.log(LOOSER)) : 1;
            error = Math.max(Math.ulp(1.0), nearer * Math.min(Math.min(1, SURE * next / step), SEEN / gain));
            apart = nearer;
            step = next;
        }
        // What both runs share: each step of the last rounds, and without damping no rounding is forgotten.
        double steps = (watched.evaluations - earlier) / EVALUATIONS_A_STEP;
        error += Math.ulp(1.0) * (isDamped(model) ? Math.sqrt(steps) : steps);
        if (error > tolerance) {
            throw inexact(error, tolerance);
        }
        String work = watched.evaluations + " evaluations";
        String remark = phases > tolerance
                ? Sentence.of("Phases run to %.1e radians, which doubles hold only to %.0e.", radians, phases)
                : "";
        return new Trajectory(
                size, times, at(times, compared, states), new SolverReport(name(), tolerance, error, work, remark));
    }

    /**
     * Few output times and others before the last: at a single one two runs may differ by less than they err, since
     * the difference changes sign now and then.
     */
    private static double[] compared(double[] times) {
        if (times.length == 0 || times.length >= ENOUGH_TIMES) {
            return times;
        }
        double end = times[times.length - 1];
        return DoubleStream.concat(Arrays.stream(times), Arrays.stream(COMPARED).map(part -> part * end))
                .sorted()
                .distinct()
                .toArray();
    }

    /** The rows at some of the times. */
    private static double[][] at(double[] some, double[] times, double[][] rows) {
        double[][] out = new double[some.length][];
        int j = 0;
        for (int i = 0; i < some.length; i++) {
            while (times[j] < some[i]) {
                j++;
            }
            out[i] = rows[j];
        }
        return out;
    }

    private static RefusalException inexact(double error, double tolerance) {
        return RefusalException.of(
                "The direct solver keeps an error of about %.1e only, but the tolerance is %.1e; raise"
                        + " the tolerance or shorten the run.",
                error, tolerance);
    }

    private static double[][] states(
            BlochModel model, Watched watched, ComplexMatrix initial, double[] times, double step, double fastest) {
        int size = model.size();
        double scale = model.epsilon() * model.epsilon();
        double[] state = PackedState.pack(initial);
        double[][] states = new double[times.length][];
        double tau = 0;
        int i = 0;
        for (double t : watched.stops) {
            double next = t / scale;
            // Commons Math refuses intervals that vanish against their end.
            if (next - tau > 1e-11 * next) {
                advance(watched, tau, next, state, step, fastest);
                tau = next;
            }
            while (i < times.length && times[i] <= t) {
                states[i++] = PackedState.unpack(size, state);
            }
            watched.progress.check();
            watched.progress.at(watched.end == 0 ? 1 : next / watched.end, "Bloch equation, direct");
        }
        return states;
    }

    private static double distance(double[][] a, double[][] b) {
        double max = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[i].length; j++) {
                max = Math.max(max, Math.abs(a[i][j] - b[i][j]));
            }
        }
        return max;
    }

    private static void advance(
            Watched watched, double from, double to, double[] state, double stepTolerance, double fastest) {
        // A step never passes over a whole period, nor over more than a part of the interval, so that no
        // oscillation and no envelope goes unseen.
        double largest = Math.min((to - from) / 4, fastest > 0 ? 2 * Math.PI / fastest : Double.POSITIVE_INFINITY);
        // Runs that are compared must differ in their steps also where this bound makes them.
        largest *= Math.pow(Math.min(1, stepTolerance / watched.loosest), 1.0 / ORDER);
        double smallest = 1e-9 * largest;
        DormandPrince853Integrator integrator = new DormandPrince853Integrator(smallest, largest, stepTolerance, 0);
        if (fastest > 0) {
            integrator.setInitialStepSize(Math.min(largest, 0.2 / fastest));
        }
        OdeSteps.run(
                integrator,
                watched,
                from,
                state,
                to,
                state,
                () -> "The direct solver cannot keep the tolerance at fast time "
                        + Sentence.of("%.6g", watched.tau)
                        + ": its steps became too small; raise the tolerance or smooth the envelopes.");
    }

    /**
     * The error allowed in a step. Errors of steps add up: without damping in step with each other (a wrong
     * frequency), with damping incoherently, hence the root.
     */
    private static double stepTolerance(BlochModel model, double tolerance, double radians) {
        double length = Math.max(1, radians / SHORT_RUN);
        double step = SAFETY * tolerance / (isDamped(model) ? Math.sqrt(length) : length);
        return Math.max(step, SMALLEST_STEP_TOLERANCE);
    }

    private static boolean isDamped(BlochModel model) {
        for (int n = 0; n < model.size(); n++) {
            for (int m = 0; m < n; m++) {
                if (model.fastDamping(n, m) == 0) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void refuseIfHopeless(BlochRightHandSide equation, double radians, double stepTolerance) {
        double steps = steps(radians, stepTolerance);
        if (!(work(equation, steps) <= HOPELESS_WORK)) {
            throw RefusalException.of(
                    "The direct solver would need about %.0e steps for %.1e radians of the fastest frequency, more than"
                            + " ten minutes; raise epsilon or shorten the run.",
                    steps, radians);
        }
    }

    /** About 0.5 radians a step at 1e-12, with steps as the eighth root of the tolerance. */
    private static double steps(double radians, double stepTolerance) {
        return 2 * radians * Math.pow(1e-12 / stepTolerance, 1.0 / 8);
    }

    @Override
    public String merit(BlochProblem problem, double[] times) {
        double work = predictedWork(problem, times, SHORT_TOLERANCE);
        return work <= SHORT_WORK ? "the run is short" : "no faster method holds or needs less work";
    }

    /** 12 evaluations a step. */
    private static double work(BlochRightHandSide equation, double steps) {
        return EVALUATIONS_A_STEP * steps * (equation.cost() + OVERHEAD);
    }

    @Override
    public double predictedWork(BlochProblem problem, double[] times, double tolerance) {
        BlochModel model = problem.model();
        if (!(model.drive() instanceof Wave)) {
            return Double.POSITIVE_INFINITY;
        }
        BlochRightHandSide equation = new BlochRightHandSide(model);
        double end = times.length == 0 ? 0 : times[times.length - 1];
        double radians = equation.fastestFrequency(end) * (end / (model.epsilon() * model.epsilon()));
        double steps = steps(radians, stepTolerance(model, tolerance, radians));
        if (!(work(equation, steps) <= HOPELESS_WORK)) {
            return Double.POSITIVE_INFINITY;
        }
        double fastest = equation.fastestFrequency(end);
        if (model.wave().harmonics().isEmpty()) {
            return work(equation, SECOND_RUN * steps);
        }
        if (fastest == 0) {
            return 0;
        }
        // distant levels that no wave joins hardly hold coherence and shorten the steps only where they are unstable
        double runs = model.damping().smallestPositive() > 0 ? SECOND_RUN : SECOND_RUN * THIRD_RUN;
        double accurate = runs * steps * Math.min(1, coupledFrequency(model) / fastest);
        return work(equation, Math.max(accurate, 2 * radians / STABLE_RADIANS));
    }

    /**
     * The fastest frequency of the wave and of the pairs that it joins; those that hold little coherence count less, as
     * the ninth root of it, for so the error of a step depends on it.
     */
    private static double coupledFrequency(BlochModel model) {
        double max = new WaveField(model.wave()).largestFrequency();
        for (Harmonic h : model.wave().harmonics()) {
            for (int n = 0; n < model.size(); n++) {
                for (int m = 0; m < n; m++) {
                    double coupling = Math.max(h.matrix().abs(n, m), h.matrix().abs(m, n));
                    if (coupling > 0) {
                        double frequency = Math.hypot(model.frequency(n, m), model.fastDamping(n, m));
                        double coherence = Math.min(1, model.epsilon() * coupling / frequency);
                        max = Math.max(max, frequency * Math.pow(coherence, 1.0 / 9));
                    }
                }
            }
        }
        return max;
    }

    /** The equation, with progress told and cancellation heard now and then. */
    private static final class Watched implements FirstOrderDifferentialEquations {
        private final BlochRightHandSide equation;
        private final double[] stops;
        private final double end;
        private Progress progress;
        private double loosest;
        private long evaluations;
        private double tau;

        /** @param stops slow times at which a step ends, output times among them */
        Watched(BlochRightHandSide equation, double[] stops, double end, Progress progress) {
            this.equation = equation;
            this.stops = stops;
            this.end = end;
            this.progress = progress;
        }

        @Override
        public int getDimension() {
            return equation.getDimension();
        }

        @Override
        public void computeDerivatives(double at, double[] y, double[] dy) {
            if (evaluations++ % EVALUATIONS_BETWEEN_CHECKS == 0) {
                progress.check();
                progress.at(Math.min(1, at / end), "Bloch equation, direct");
            }
            tau = at;
            equation.computeDerivatives(at, y, dy);
        }
    }
}
