package io.github.secular.classical.grid;

import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.VlasovSolver;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.solver.DescribedSolver;
import io.github.secular.solver.Solver;

/**
 * f on a grid of x and p, for any initial density and moderate ε: steps of relaxation (half), Vlasov flow, relaxation
 * (half) in fast time, of second order uniformly in ε, at a cost that grows as ε⁻² (doc/vlasov-solvers.md, V5); unless
 * a step is given, two step lengths are extrapolated to order 4, and tell the error. Random drives are averaged exactly
 * ({@link NoiseAverage}). Grid, step and nodes are refined until their own estimates meet the tolerance, or a warning
 * says that they do not.
 */
public final class GridSolver extends DescribedSolver<VlasovProblem, VlasovTrajectory> implements VlasovSolver {
    private static final int LARGEST_SIZE = 1024;

    private static final int MOST_TRIES = 6;
    /** A wider grid must lower what is seen at the edge below this part. */
    private static final double WIDENING_HELPS = 0.5;
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
        if (problem.relaxation().hasKernel() || problem.hamiltonian().absorbs()) {
            return Double.POSITIVE_INFINITY;
        }
        if (times.length == 0) {
            return 0;
        }
        double end = problem.fastTime(last(times));
        return Solver.unlessRefused(() -> {
            GridPlan plan = GridPlan.first(problem, last(times), new double[] {end}, tolerance, size, step);
            int densities =
                    GridStart.run(problem, plan.refined(16), last(times), 1).densities();
            return new GridCost(plan, new double[] {end}, densities).isTooMuch()
                    ? Double.POSITIVE_INFINITY
                    : new GridCost(plan.refined(256), new double[] {end}, densities).multiplications();
        });
    }

    @Override
    public VlasovTrajectory solve(VlasovProblem problem, double[] times, double tolerance, Progress progress) {
        VlasovProblem.checkTimes(times);
        problem.hamiltonian().requireNoTop("The grid solver");
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
            GridRun run = GridStart.run(problem, plan, last(times), parts);
            if (size == 0 && attempt == 1) {
                GridStart start = GridStart.showing(problem, run, plan, last(times), tolerance, LARGEST_SIZE);
                run = start.run();
                parts = start.parts();
                plan = plan.refined(run.grid().columns());
            }
            new GridCost(plan, taus, run.densities()).requireAffordable();
            GridLevel level = GridLevel.of(problem, plan, run, taus, progress);
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
            boolean compared =
                    missed > tolerance && coarser != null && coarser.plan().isLike(plan);
            if (compared) {
                apart = level.compared(coarser);
                missed = Math.min(missed, Math.max(run.strayed(), apart));
            }
            GridPlan better = attempt < MOST_TRIES
                    ? level.better(problem, tolerance, widens && plan.n() >= GridPlan.STANDARD_SIZE, step == 0)
                    : plan;
            narrower = better.top() > plan.top() ? level : null;
            boolean small = plan.n() < GridPlan.STANDARD_SIZE;
            if (better == plan && size == 0 && plan.n() < LARGEST_SIZE && (small || missed > tolerance)) {
                // Where twice the points bring too little, no use in going on, unless it costs little.
                GridPlan finer = plan.refined(2 * plan.n());
                boolean helps = apart == Double.POSITIVE_INFINITY
                        || missed * Math.min(1, apart / before) <= PATIENCE * tolerance
                        || new GridCost(finer, taus, run.densities()).isCheap();
                better = helps ? finer : plan;
                coarser = level;
                before = apart;
            }
            if (better == plan || new GridCost(better, taus, run.densities()).isTooMuch()) {
                return new GridReport(name(), tolerance, missed, compared).trajectory(problem, times, taus, level);
            }
            plan = better;
        }
    }

    private static double last(double[] times) {
        return times.length == 0 ? 0 : times[times.length - 1];
    }
}
