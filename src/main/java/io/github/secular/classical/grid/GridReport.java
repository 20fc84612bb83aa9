package io.github.secular.classical.grid;

import io.github.secular.classical.DensityState;
import io.github.secular.classical.Moments;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.VlasovReport;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.numerics.Sentence;
import java.util.ArrayList;
import java.util.List;

/**
 * What the solver says of its last grid: which errors it sees, and which of them are beyond the tolerance.
 *
 * @param solver its name
 * @param missed of f by the points of the grid, relative to its largest value
 * @param compared whether a grid half as fine told so
 */
record GridReport(String solver, double tolerance, double missed, boolean compared) {
    private static final int TRIAL_STEPS = 20;
    private static final double WARN_HEATING = 0.05;

    /** The solution on a grid, with its report. @param taus the times, fast */
    VlasovTrajectory trajectory(VlasovProblem problem, double[] times, double[] taus, GridLevel level) {
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
            warnings.add(Sentence.of(
                    "The grid itself changes the mean energy by %.2g, against %.2g in all; ask for a smaller tolerance.",
                    numerical, heated));
        }
        warn(warnings, missed, "f is finer than the grid of " + plan.n() + " x " + plan.n() + " points");
        warn(warnings, edge, "f has reached the edge of the grid, or much of its energy lies beyond");
        warn(warnings, run.remainder(), "the noise has more modes than the " + plan.nodes() + " kept");
        double split = plan.extrapolated() ? level.extrapolationError() : 0;
        warn(warnings, split, "the steps are too long");
        String work = plan.n() + " x " + plan.n() + " points, " + run.steps() + " steps"
                + (run.densities() > 1 ? ", " + run.densities() + " values of the noise" : "")
                + (plan.phases() > 1 ? ", " + plan.phases() + " phases of the clock" : "")
                + (compared && level.isCritical()
                        ? ", errors of F near critical energies of its means over " + Math.round(100 * GridLevel.WINDOW)
                                + " % of their height"
                        : "");
        double estimate = Math.max(Math.max(missed, edge), Math.max(run.remainder(), split));
        double driven = heated - numerical;
        return new VlasovTrajectory(
                times,
                states,
                new VlasovReport(
                        solver, tolerance, massError, smallest, numerical, driven, 0, estimate, work, "", warnings));
    }

    private static int trialSteps(GridRun run) {
        return (int) Math.max(TRIAL_STEPS / 4, Math.min(TRIAL_STEPS, run.steps() / 8));
    }

    private void warn(List<String> warnings, double error, String what) {
        if (error > tolerance) {
            warnings.add(
                    Sentence.of("The tolerance of %.0e may be missed: %s (about %.0e of it).", tolerance, what, error));
        }
    }
}
