package io.github.secular.classical.grid;

import io.github.secular.classical.VlasovProblem;

/**
 * The grid to begin with.
 *
 * @param parts points of f0 in a cell each way
 */
record GridStart(GridRun run, int parts) {
    /** A grid twice as fine must lower what is missed below this part. */
    private static final double WORTHWHILE = 0.3;
    /** Points of f0 in a cell each way where it has edges. */
    private static final int ROUGH_PARTS = 4;

    /**
     * With as many points as show the start, while more of them help: a start with edges is shown by none.
     *
     * @param run on the grid of the plan
     * @param most points each way
     */
    static GridStart showing(
            VlasovProblem problem, GridRun run, GridPlan plan, double last, double tolerance, int most) {
        GridRun best = run;
        double left = left(problem, run);
        for (int n = 2 * plan.n(); n <= most && left > tolerance; n *= 2) {
            GridRun finer = run(problem, plan.refined(n), last, 1);
            double now = left(problem, finer);
            if (now > WORTHWHILE * left) {
                break;
            }
            best = finer;
            left = now;
        }
        return left > tolerance
                ? new GridStart(run(problem, plan.refined(best.grid().columns()), last, ROUGH_PARTS), ROUGH_PARTS)
                : new GridStart(best, 1);
    }

    static GridRun run(VlasovProblem problem, GridPlan plan, double last, int parts) {
        return new GridRun(problem, plan.range(problem.hamiltonian()), plan.n(), plan.nodes(), last, parts);
    }

    private static double left(VlasovProblem problem, GridRun run) {
        GridResolution resolution = GridResolution.of(run, problem);
        return Math.max(run.strayed(), resolution.missed(run.start()));
    }
}
