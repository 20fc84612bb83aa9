package io.github.secular.classical.grid;

import io.github.secular.classical.DensityState;
import io.github.secular.classical.Moments;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.VlasovReport;
import io.github.secular.classical.VlasovSolver;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.numerics.Heap;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.solver.DescribedSolver;
import io.github.secular.solver.Solver;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * f on a grid of x and p, for any initial density and moderate ε: steps of relaxation (half), Vlasov flow, relaxation
 * (half) in fast time, of second order uniformly in ε, at a cost that grows as ε⁻² (doc/vlasov-solvers.md, V5); unless
 * a step is given, two step lengths are extrapolated to order 4, and tell the error. Random drives are averaged exactly
 * ({@link NoiseAverage}). Grid, step and nodes are refined until their own estimates meet the tolerance, or a warning
 * says that they do not.
 */
public final class GridSolver extends DescribedSolver<VlasovProblem, VlasovTrajectory> implements VlasovSolver {
    private static final int LARGEST_SIZE = 1024;
    private static final double MOST_WORK = 1e12;
    /** Multiplications of what a plan counts as one operation, and of what comes beside it. */
    private static final double REAL_WORK = 2.1;

    private static final int TRIAL_STEPS = 20;
    private static final double WARN_HEATING = 0.05;
    private static final int MOST_NODES = 14;
    private static final int MOST_TRIES = 6;
    /** A grid twice as fine must lower what is missed below this part. */
    private static final double WORTHWHILE = 0.3;
    /** Points of f0 in a cell each way where it has edges. */
    private static final int ROUGH_PARTS = 4;

    /** A wider grid must lower what is seen at the edge below this part. */
    private static final double WIDENING_HELPS = 0.5;
    /** So much work, a few seconds, is always worth while. */
    private static final double CHEAP = 4e9;

    /** So far above the tolerance a grid twice as fine may be thought to end, to be tried. */
    private static final double PATIENCE = 2;

    private final int size;
    private final double step;

    /** Grid and step as the tolerance asks for. */
    public GridSolver() {
        this(0, 0);
    }

    /**
     * @param size points each way, a power of 2 of at least 16; 0 to choose by tolerance
     * @param step in fast time, of second order; 0 to choose by tolerance, of order 4
     */
    public GridSolver(int size, double step) {
        super(
                "grid",
                "grid in x and p: any initial density, with or without relaxation; moderate epsilon",
                "epsilon is moderate for the times asked for");
        if (size != 0 && (size < 16 || Integer.bitCount(size) != 1)) {
            throw new InvalidInputException("grid size", "" + size, "a power of 2 of at least 16");
        }
        this.size = size;
        this.step = step;
    }

    /** On a grid as it is enough for some digits near a separatrix. */
    @Override
    public double predictedWork(VlasovProblem problem, double[] times, double tolerance) {
        if (problem.relaxation().hasKernel()) {
            return Double.POSITIVE_INFINITY;
        }
        if (times.length == 0) {
            return 0;
        }
        double end = problem.fastTime(last(times));
        return Solver.unlessRefused(() -> {
            GridPlan plan = GridPlan.first(problem, last(times), new double[] {end}, tolerance, size, step);
            GridRun run = run(problem, plan.refined(16), last(times), 1);
            return plan.work(new double[] {end}, run.densities()) > MOST_WORK
                    ? Double.POSITIVE_INFINITY
                    : REAL_WORK * plan.refined(256).work(new double[] {end}, run.densities());
        });
    }

    @Override
    public VlasovTrajectory solve(VlasovProblem problem, double[] times, double tolerance, Progress progress) {
        VlasovProblem.checkTimes(times);
        if (problem.relaxation().hasKernel()) {
            throw new RefusalException("The grid solver relaxes to whole shells only and knows no collision kernels.");
        }
        double[] taus = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            taus[i] = problem.fastTime(times[i]);
        }
        GridPlan plan = GridPlan.first(problem, last(times), taus, tolerance, size, step);
        GridLevel coarser = null;
        GridLevel narrower = null;
        int parts = 1;
        boolean widens = true;
        double before = Double.POSITIVE_INFINITY;
        for (int attempt = 1; ; attempt++) {
            GridRun run = run(problem, plan, last(times), parts);
            if (size == 0 && attempt == 1) {
                run = showing(problem, run, plan, last(times), tolerance);
                plan = plan.refined(run.grid().columns());
                if (left(problem, run) > tolerance) {
                    parts = ROUGH_PARTS;
                    run = run(problem, plan, last(times), parts);
                }
            }
            requireAffordable(run, plan, taus);
            GridLevel level = new GridLevel(problem, plan, run, taus, progress);
            if (narrower != null && level.edge() > WIDENING_HELPS * narrower.edge()) {
                // What is at the edge are waves too short for the grid.
                level = narrower;
                plan = level.plan();
                run = level.run();
                widens = false;
            }
            narrower = null;
            double missed = level.missed();
            double apart = Double.POSITIVE_INFINITY;
            if (missed > tolerance && coarser != null && coarser.plan().isLike(plan)) {
                apart = level.compared(coarser);
                missed = Math.min(missed, Math.max(run.strayed(), apart));
            }
            GridPlan better = attempt < MOST_TRIES
                    ? better(problem, level, tolerance, widens && plan.n() >= GridPlan.STANDARD_SIZE)
                    : plan;
            narrower = better.top() > plan.top() ? level : null;
            boolean small = plan.n() < GridPlan.STANDARD_SIZE;
            if (better == plan && size == 0 && plan.n() < LARGEST_SIZE && (small || missed > tolerance)) {
                // Where twice the points bring too little, no use in going on, unless it costs little.
                GridPlan finer = plan.refined(2 * plan.n());
                boolean helps = apart == Double.POSITIVE_INFINITY
                        || missed * Math.min(1, apart / before) <= PATIENCE * tolerance
                        || finer.work(taus, run.densities()) <= CHEAP;
                better = helps ? finer : plan;
                coarser = level;
                before = apart;
            }
            if (better == plan || better.work(taus, run.densities()) > MOST_WORK) {
                return trajectory(problem, times, taus, tolerance, level, missed);
            }
            plan = better;
        }
    }

    private static GridRun run(VlasovProblem problem, GridPlan plan, double last, int parts) {
        return new GridRun(problem, plan.range(problem.hamiltonian()), plan.n(), plan.nodes(), last, parts);
    }

    /** With as many points as show the start, while more of them help: a start with edges is shown by none. */
    private static GridRun showing(VlasovProblem problem, GridRun run, GridPlan plan, double last, double tolerance) {
        GridRun best = run;
        double left = left(problem, run);
        for (int n = 2 * plan.n(); n <= LARGEST_SIZE && left > tolerance; n *= 2) {
            GridRun finer = run(problem, plan.refined(n), last, 1);
            double now = left(problem, finer);
            if (now > WORTHWHILE * left) {
                break;
            }
            best = finer;
            left = now;
        }
        return best;
    }

    private static double left(VlasovProblem problem, GridRun run) {
        GridResolution resolution = new GridResolution(run, problem);
        return Math.max(run.strayed(), resolution.missed(run.start()));
    }

    private static double last(double[] times) {
        return times.length == 0 ? 0 : times[times.length - 1];
    }

    /** The same plan where it has done, else another with as many points. */
    private GridPlan better(VlasovProblem problem, GridLevel level, double tolerance, boolean widens) {
        GridPlan plan = level.plan();
        GridRun run = level.run();
        if (widens && Double.isNaN(problem.highestEnergy()) && level.edge() > tolerance) {
            double bottom = problem.hamiltonian().lowestEnergy();
            double wider = Math.min(
                    bottom + 1.6 * (plan.top() - bottom),
                    bottom + 0.98 * (problem.hamiltonian().escapeEnergy() - bottom));
            if (wider > plan.top() * (1 + 1e-9)) {
                return plan.wider(wider);
            }
        }
        if (run.remainder() > tolerance && plan.nodes() < MOST_NODES) {
            return plan.richer(plan.nodes() + 4);
        }
        double left = extrapolationError(run, plan);
        if (step == 0 && left > tolerance) {
            return plan.slower(plan.step() * Math.max(0.25, 0.8 * Math.pow(tolerance / left, 0.25 * run.order() / 2)));
        }
        return plan;
    }

    /**
     * What extrapolation leaves: of steps of order 2 their error times the square of the step, in units of what it
     * resolves; of steps of order 4, on which less is gained, their own.
     */
    private static double extrapolationError(GridRun run, GridPlan plan) {
        double square = plan.step() * plan.step() * plan.pace() * plan.pace();
        return run.order() == 4 ? run.difference() / 15 : run.difference() / 3 * Math.min(1, square);
    }

    /** A heap too small refuses: a coarser answer in its place would be another on every machine. */
    private static void requireAffordable(GridRun run, GridPlan plan, double[] taus) {
        double end = taus.length == 0 ? 0 : taus[taus.length - 1];
        if (plan.work(taus, run.densities()) > MOST_WORK) {
            throw new RefusalException(String.format(
                    Locale.ROOT,
                    "The grid solver would need %.0e steps of %d fields of %d x %d points; raise epsilon.",
                    end / plan.step(),
                    run.densities() * plan.phases(),
                    plan.n(),
                    plan.n()));
        }
        Heap.require(
                plan.memory(taus, run.densities()),
                String.format(
                        Locale.ROOT,
                        "The grid solver with %d times and %d fields of %d x %d points",
                        taus.length,
                        run.densities(),
                        plan.n(),
                        plan.n()),
                "ask for fewer times");
    }

    private VlasovTrajectory trajectory(
            VlasovProblem problem, double[] times, double[] taus, double tolerance, GridLevel level, double missed) {
        GridPlan plan = level.plan();
        GridRun run = level.run();
        double[][] f = level.f();
        double edge = level.edge();
        Moments start = GridState.moments(run.grid(), run.start());
        double asked = problem.initial().mass();
        if (!Double.isNaN(asked)) {
            // The points see the mass of a rough start to a few digits only; the equation is linear.
            for (double[] each : f) {
                for (int k = 0; k < each.length; k++) {
                    each[k] *= asked / start.mass();
                }
            }
        }
        double mass = Double.isNaN(asked) ? start.mass() : asked;
        List<DensityState> states = new ArrayList<>();
        double massError = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (double[] each : f) {
            GridState state = new GridState(run.grid(), each, run.orbits());
            massError = Math.max(massError, Math.abs(state.moments().mass() / mass - 1));
            smallest = Math.min(smallest, state.smallestValue());
            states.add(state);
        }
        double end = taus.length == 0 ? 0 : taus[taus.length - 1];
        double heated = 0;
        double numerical = 0;
        if (end > 0) {
            heated = states.get(states.size() - 1).moments().energy() - start.energy();
            numerical = end * run.heating(f[f.length - 1].clone(), plan.step(), plan.error(), trialSteps(run));
        }
        List<String> warnings = new ArrayList<>();
        if (Math.abs(numerical) > WARN_HEATING * Math.abs(heated) + 1e-9) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "The grid itself changes the mean energy by %.2g, against %.2g in all; ask for a smaller tolerance.",
                    numerical,
                    heated));
        }
        warn(warnings, missed, tolerance, "f is finer than the grid of " + plan.n() + " x " + plan.n() + " points");
        warn(warnings, edge, tolerance, "f has reached the edge of the grid, or much of its energy lies beyond");
        warn(warnings, run.remainder(), tolerance, "the noise has more modes than the " + plan.nodes() + " kept");
        double split = plan.extrapolated() ? extrapolationError(run, plan) : 0;
        warn(warnings, split, tolerance, "the steps are too long");
        String work = plan.n() + " x " + plan.n() + " points, " + run.steps() + " steps"
                + (run.densities() > 1 ? ", " + run.densities() + " values of the noise" : "")
                + (plan.phases() > 1 ? ", " + plan.phases() + " phases of the clock" : "")
                + (level.isSmoothed()
                        ? ", errors of F near critical energies of its means over " + Math.round(100 * GridLevel.WINDOW)
                                + " % of their height"
                        : "");
        return new VlasovTrajectory(
                times,
                states,
                new VlasovReport(name(), tolerance, massError, smallest, numerical, heated - numerical, work, warnings)
                        .estimated(Math.max(Math.max(missed, edge), Math.max(run.remainder(), split))));
    }

    private static int trialSteps(GridRun run) {
        return (int) Math.max(TRIAL_STEPS / 4, Math.min(TRIAL_STEPS, run.steps() / 8));
    }

    private static void warn(List<String> warnings, double error, double tolerance, String what) {
        if (error > tolerance) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "The tolerance of %.0e may be missed: %s (about %.0e of it).",
                    tolerance,
                    what,
                    error));
        }
    }
}
