package io.github.secular.classical.grid;

import io.github.secular.classical.Moments;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.numerics.Progress;
import java.util.Arrays;

/**
 * A solution on one grid, and what it thinks of its errors. Where f is finer than the grid, as it is near a separatrix
 * for as long as the start is remembered, no value of f is right, yet means over phase space may be: how right, a grid
 * twice as coarse tells ({@link #compared}).
 *
 * @param f at the outputs
 * @param coefficients of the splines of its shell means
 * @param energies mean ones at the outputs, above the lowest
 * @param missed how much of any value of f the grid may miss, relative to its largest
 * @param edge what leaves the grid there, as {@link GridEdge#of} has it
 */
record GridLevel(
        GridRun run,
        GridPlan plan,
        double[][] f,
        double[][] coefficients,
        double[] energies,
        double missed,
        double edge) {
    static final double WINDOW = 0.05;
    /** The error in parts of that of a grid half as fine. */
    private static final double FINER = 0.4;

    private static final int PROBES = 200;
    private static final int NEAR = 16;

    static GridLevel of(VlasovProblem problem, GridPlan plan, GridRun run, double[] taus, Progress progress) {
        double bottom = problem.hamiltonian().lowestEnergy();
        GridResolution resolution = GridResolution.of(run, problem);
        GridEdge border = new GridEdge(run.grid(), run.projection(), resolution);
        double[][] f = run.solve(taus, plan.step(), plan.error(), plan.extrapolated(), plan.phases(), progress);
        double[][] coefficients =
                Arrays.stream(f).map(run.projection()::coefficients).toArray(double[][]::new);
        double mass = GridState.moments(run.grid(), run.start()).mass();
        double[] energies = new double[f.length];
        double missed = run.strayed();
        double edge = 0;
        for (int i = 0; i < f.length; i++) {
            Moments m = GridState.moments(run.grid(), f[i]);
            energies[i] = m.energy() * m.mass() / mass - bottom;
            missed = Math.max(missed, resolution.missed(f[i]));
            edge = Math.max(edge, border.of(f[i]));
        }
        return new GridLevel(run, plan, f, coefficients, energies, missed, edge);
    }

    private double bottom() {
        return run.projection().hamiltonian().lowestEnergy();
    }

    /**
     * The error as a grid half as fine tells it, 0.4 of how far it is from this: near a cusp twice the points lower the
     * error by about 0.4. It is that of the shell means at energies in all the range, relative to the largest;
     * or of the mean energy above the lowest, relative to it, if that is more. Within {@value #WINDOW} of the height of
     * a critical energy, where shell means have a cusp or a jump, their means over that width are taken.
     */
    double compared(GridLevel other) {
        double bottom = bottom();
        double top = Math.min(run.projection().top(), other.run.projection().top());
        double worst = 0;
        double[] critical = run.projection().hamiltonian().criticalEnergies();
        for (int i = 0; i < f.length; i++) {
            double largest = Double.MIN_NORMAL;
            double apart = 0;
            for (int k = 0; k < PROBES; k++) {
                double s = (k + 0.5) / PROBES;
                double e = bottom + s * s * (top - bottom);
                largest = Math.max(largest, Math.abs(run.projection().value(coefficients[i], e)));
                double d = Math.abs(apart(other, i, e));
                if (Arrays.stream(critical).noneMatch(c -> Math.abs(e - c) < WINDOW * (c - bottom))) {
                    apart = Math.max(apart, d);
                }
            }
            for (double c : critical) {
                double mean = 0;
                for (int k = 0; k < NEAR && c < top; k++) {
                    mean += apart(other, i, c + ((2 * k + 1.0) / NEAR - 1) * WINDOW * (c - bottom)) / NEAR;
                }
                apart = Math.max(apart, Math.abs(mean));
            }

            worst = Math.max(worst, apart / largest);
            worst = Math.max(worst, Math.abs(energies[i] - other.energies[i]) / Math.abs(energies[i]));
        }
        return FINER * worst;
    }

    /** Whether there are critical energies among the shells, near which {@link #compared} takes means. */
    boolean isCritical() {
        return Arrays.stream(run.projection().hamiltonian().criticalEnergies())
                .anyMatch(e -> e < run.projection().top());
    }

    private double apart(GridLevel other, int i, double e) {
        return run.projection().value(coefficients[i], e)
                - other.run.projection().value(other.coefficients[i], e);
    }

    /**
     * The same plan where it has done, else another with as many points.
     *
     * @param widens whether a wider grid may be asked for
     * @param slows whether shorter steps may
     */
    GridPlan better(VlasovProblem problem, double tolerance, boolean widens, boolean slows) {
        if (widens && Double.isNaN(problem.highestEnergy()) && edge > tolerance) {
            double bottom = bottom();
            double wider = Math.min(
                    bottom + 1.6 * (plan.top() - bottom),
                    bottom + 0.98 * (problem.hamiltonian().escapeEnergy() - bottom));
            if (wider > plan.top() * (1 + 1e-9)) {
                return plan.wider(wider);
            }
        }
        if (run.remainder() > tolerance && plan.nodes() < GridPlan.MOST_NODES) {
            return plan.richer(plan.nodes() + 4);
        }
        double left = extrapolationError();
        if (slows && left > tolerance) {
            return plan.slower(plan.step() * Math.max(0.25, 0.8 * Math.pow(tolerance / left, 0.25 * run.order() / 2)));
        }
        return plan;
    }

    /**
     * What extrapolation leaves: of steps of order 2 their error times the square of the step, in units of what it
     * resolves; of steps of order 4, on which less is gained, their own.
     */
    double extrapolationError() {
        double square = plan.step() * plan.step() * plan.pace() * plan.pace();
        return run.order() == 4 ? run.difference() / 15 : run.difference() / 3 * Math.min(1, square);
    }
}
