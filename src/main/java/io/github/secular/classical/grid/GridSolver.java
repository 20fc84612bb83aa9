package io.github.secular.classical.grid;

import io.github.secular.classical.DensityState;
import io.github.secular.classical.EnergyReach;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Moments;
import io.github.secular.classical.PhaseRange;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.VlasovReport;
import io.github.secular.classical.VlasovSolver;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.numerics.Heap;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
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
public final class GridSolver implements VlasovSolver {
    private static final double REFERENCE_TOLERANCE = 1e-4;
    private static final int STANDARD_SIZE = 128;
    private static final int LARGEST_SIZE = 1024;
    private static final double MOST_WORK = 1e12;
    /** Operations per point and step: five shears of some ten each. */
    private static final double POINT_WORK = 40;
    /** Of the memory that the program may have in all. */
    private static final double MEMORY_SHARE = 0.7;

    private static final int TRIAL_STEPS = 20;
    private static final double WARN_HEATING = 0.05;
    private static final int FIRST_NODES = 6;
    private static final int MOST_NODES = 14;
    private static final int MOST_TRIES = 6;
    /** A grid twice as fine must lower what is missed below this part. */
    private static final double WORTHWHILE = 0.3;

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
        if (size != 0 && (size < 16 || Integer.bitCount(size) != 1)) {
            throw new InvalidInputException("grid size", "" + size, "a power of 2 of at least 16");
        }
        this.size = size;
        this.step = step;
    }

    @Override
    public String name() {
        return "grid";
    }

    @Override
    public String description() {
        return "grid in x and p: any initial density, with or without relaxation; moderate epsilon";
    }

    /**
     * What to solve with.
     *
     * @param top the energy up to which shells lie on the grid
     * @param pace of what the steps resolve, per unit of fast time
     */
    private record Plan(
            int n, double top, double step, boolean extrapolated, int nodes, int phases, double error, double pace) {
        Plan refined(int size) {
            return new Plan(size, top, step, extrapolated, nodes, phases, error, pace);
        }

        Plan wider(double energy) {
            return new Plan(n, energy, step, extrapolated, nodes, phases, error, pace);
        }

        Plan slower(double h) {
            return new Plan(n, top, h, extrapolated, nodes, phases, error, pace);
        }

        Plan richer(int more) {
            return new Plan(n, top, step, extrapolated, more, phases, error, pace);
        }
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
        Plan plan = plan(problem, last(times), taus, tolerance);
        double before = Double.POSITIVE_INFINITY;
        for (int attempt = 1; ; attempt++) {
            GridRun run = new GridRun(problem, range(problem.hamiltonian(), plan.top), plan.n, plan.nodes, last(times));
            GridResolution resolution = new GridResolution(run.grid(), run.projection(), problem.hamiltonian());
            if (size == 0
                    && plan.n < LARGEST_SIZE
                    && Math.max(run.strayed(), resolution.missed(run.start())) > tolerance) {
                plan = plan.refined(2 * plan.n);
                continue;
            }
            requireAffordable(run, plan, taus);
            double[][] f = run.solve(taus, plan.step, plan.error, plan.extrapolated, plan.phases, progress);
            double missed = run.strayed();
            double edge = 0;
            for (double[] each : f) {
                missed = Math.max(missed, resolution.missed(each));
                edge = Math.max(edge, resolution.edge(each));
            }
            // A cusp, as at a separatrix, is missed by any grid: no use in going on.
            boolean helps = missed < WORTHWHILE * before;
            Plan better = attempt < MOST_TRIES ? better(problem, plan, run, tolerance, helps ? missed : 0, edge) : plan;
            if (better == plan || !isAffordable(run, better, taus)) {
                return trajectory(problem, times, taus, tolerance, plan, run, f, missed, edge);
            }
            before = better.n > plan.n ? missed : before;
            plan = better;
        }
    }

    private static double last(double[] times) {
        return times.length == 0 ? 0 : times[times.length - 1];
    }

    private Plan plan(VlasovProblem problem, double last, double[] taus, double tolerance) {
        Hamiltonian1D h = problem.hamiltonian();
        double top = Double.isNaN(problem.highestEnergy()) ? EnergyReach.of(problem) : problem.highestEnergy();
        double bottom = h.lowestEnergy();
        GridRun trial = new GridRun(problem, range(h, top), 16, FIRST_NODES, last);
        double rate = 0;
        for (int i = 1; i < 50; i++) {
            rate = Math.max(rate, problem.rates().rate(bottom + i / 50.0 * (top - bottom)));
        }
        double end = taus.length == 0 ? 0 : taus[taus.length - 1];
        // How long a phase error of the flow lasts.
        double memory = rate > 0 ? Math.min(end, 1 / rate) : end;
        double error = Math.min(tolerance, 0.1 * problem.epsilon() * Math.sqrt(tolerance)) / Math.max(1, memory / 3);
        double forgetting = rate + trial.forgetting();
        int n = size > 0 ? size : tolerance < 1e-5 ? 2 * STANDARD_SIZE : STANDARD_SIZE;
        double cell = GridRun.randomCell(problem);
        // The mean over phases has a kink where a boundary meets the output, of size ε² or so.
        int phases = Double.isNaN(cell)
                ? 1
                : (int) Math.min(24, Math.max(4, Math.ceil(problem.epsilon() * cell / Math.sqrt(8 * tolerance))));
        if (step > 0) {
            return new Plan(n, top, step, false, FIRST_NODES, phases, error, 0);
        }
        double frequency =
                h.shell(bottom + 0.3 * (top - bottom)).orbits().get(0).frequency();
        double wanted = 0.6
                * Math.pow(tolerance / REFERENCE_TOLERANCE, 0.25)
                / Math.max(0.6, Math.sqrt(forgetting * (forgetting + 2 * frequency)));
        if (!trial.isExact() && trial.fastest() > 0) {
            wanted = Math.min(wanted, 3 / trial.fastest());
        }
        double pace = Math.max(forgetting + 2 * frequency, trial.fastest()) / 2;
        return new Plan(n, top, wanted, forgetting > 0 || !trial.isExact(), FIRST_NODES, phases, error, pace);
    }

    /** The same plan where it has done, else another. */
    private Plan better(VlasovProblem problem, Plan plan, GridRun run, double tolerance, double missed, double edge) {
        if (Double.isNaN(problem.highestEnergy()) && edge > tolerance) {
            double bottom = problem.hamiltonian().lowestEnergy();
            double wider = Math.min(
                    bottom + 1.6 * (plan.top - bottom),
                    bottom + 0.98 * (problem.hamiltonian().escapeEnergy() - bottom));
            if (wider > plan.top * (1 + 1e-9)) {
                return plan.wider(wider);
            }
        }
        if (run.remainder() > tolerance && plan.nodes < MOST_NODES) {
            return plan.richer(plan.nodes + 4);
        }
        if (step == 0 && extrapolationError(run, plan) > tolerance) {
            return plan.slower(plan.step
                    * Math.max(
                            0.25, 0.8 * Math.pow(tolerance / extrapolationError(run, plan), 0.25 * run.order() / 2)));
        }
        if (size == 0 && plan.n < LARGEST_SIZE && missed > tolerance) {
            return plan.refined(2 * plan.n);
        }
        return plan;
    }

    /**
     * What extrapolation leaves: of steps of order 2 their error times the square of the step, in units of what it
     * resolves; of steps of order 4, on which less is gained, their own.
     */
    private static double extrapolationError(GridRun run, Plan plan) {
        double square = plan.step * plan.step * plan.pace * plan.pace;
        return run.order() == 4 ? run.difference() / 15 : run.difference() / 3 * Math.min(1, square);
    }

    private static double work(Plan plan, double[] taus, int densities) {
        double end = taus.length == 0 ? 0 : taus[taus.length - 1];
        double steps = end / plan.step * (plan.extrapolated ? 3 : 1) * plan.phases;
        return steps * densities * plan.n * plan.n * POINT_WORK;
    }

    private static double memory(Plan plan, double[] taus, int densities) {
        return 8.0 * plan.n * plan.n * (densities + taus.length + 4);
    }

    private static boolean isAffordable(GridRun run, Plan plan, double[] taus) {
        return work(plan, taus, run.densities()) <= MOST_WORK
                && memory(plan, taus, run.densities())
                        <= MEMORY_SHARE * Runtime.getRuntime().maxMemory();
    }

    private static void requireAffordable(GridRun run, Plan plan, double[] taus) {
        double end = taus.length == 0 ? 0 : taus[taus.length - 1];
        if (work(plan, taus, run.densities()) > MOST_WORK) {
            throw new RefusalException(String.format(
                    Locale.ROOT,
                    "The grid solver would need %.0e steps of %d fields of %d x %d points; raise epsilon, or choose the"
                            + " solver \"two-scale\".",
                    end / plan.step,
                    run.densities() * plan.phases,
                    plan.n,
                    plan.n));
        }
        if (!isAffordable(run, plan, taus)) {
            throw new RefusalException(Heap.sentence(
                    memory(plan, taus, run.densities()),
                    String.format(
                            Locale.ROOT,
                            "The grid solver with %d times and %d fields of %d x %d points",
                            taus.length,
                            run.densities(),
                            plan.n,
                            plan.n),
                    "ask for fewer times"));
        }
    }

    private VlasovTrajectory trajectory(
            VlasovProblem problem,
            double[] times,
            double[] taus,
            double tolerance,
            Plan plan,
            GridRun run,
            double[][] f,
            double missed,
            double edge) {
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
            GridState state = new GridState(run.grid(), each, run.projection());
            massError = Math.max(massError, Math.abs(state.moments().mass() / mass - 1));
            smallest = Math.min(smallest, state.smallestValue());
            states.add(state);
        }
        double end = taus.length == 0 ? 0 : taus[taus.length - 1];
        double heated = 0;
        double numerical = 0;
        if (end > 0) {
            heated = states.get(states.size() - 1).moments().energy() - start.energy();
            numerical = end * run.heating(f[f.length - 1].clone(), plan.step, plan.error, TRIAL_STEPS);
        }
        List<String> warnings = new ArrayList<>();
        if (Math.abs(numerical) > WARN_HEATING * Math.abs(heated) + 1e-9) {
            warnings.add(String.format(
                    Locale.ROOT,
                    "The grid itself changes the mean energy by %.2g, against %.2g in all; ask for a smaller tolerance.",
                    numerical,
                    heated));
        }
        warn(warnings, missed, tolerance, "f is finer than the grid of " + plan.n + " x " + plan.n + " points");
        warn(warnings, edge, tolerance, "f has reached the edge of the grid, or much of its energy lies beyond");
        warn(warnings, run.remainder(), tolerance, "the noise has more modes than the " + plan.nodes + " kept");
        double split = plan.extrapolated ? extrapolationError(run, plan) : 0;
        warn(warnings, split, tolerance, "the steps are too long");
        String work = plan.n + " x " + plan.n + " points, " + run.steps() + " steps"
                + (run.densities() > 1 ? ", " + run.densities() + " values of the noise" : "")
                + (plan.phases > 1 ? ", " + plan.phases + " phases of the clock" : "");
        return new VlasovTrajectory(
                times,
                states,
                new VlasovReport(name(), tolerance, massError, smallest, numerical, heated - numerical, work, warnings)
                        .estimated(Math.max(Math.max(missed, edge), Math.max(run.remainder(), split))));
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

    /** A rectangle around the shell of an energy. */
    private static PhaseRange range(Hamiltonian1D h, double top) {
        double left = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        for (var orbit : h.shell(top).orbits()) {
            left = Math.min(left, orbit.left());
            right = Math.max(right, orbit.right());
        }
        double p = Math.sqrt(2 * (top - h.lowestEnergy()));
        // A little beyond, so that the shell itself lies within the outermost points.
        double margin = 0.03 * (right - left);
        return new PhaseRange(left - margin, right + margin, -1.06 * p, 1.06 * p);
    }
}
