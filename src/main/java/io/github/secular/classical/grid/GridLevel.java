package io.github.secular.classical.grid;

import io.github.secular.classical.Moments;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.numerics.Progress;
import java.util.Arrays;

/**
 * A solution on one grid, and what it thinks of its errors. Where f is finer than the grid, as it is near a separatrix
 * for as long as the start is remembered, no value of f is right, yet means over phase space may be: how right, a grid
 * twice as coarse tells ({@link #compared}).
 */
final class GridLevel {
    static final double WINDOW = 0.05;
    /** The error in parts of that of a grid half as fine. */
    private static final double FINER = 0.4;

    private static final int PROBES = 200;
    private static final int NEAR = 16;

    private final GridRun run;
    private final GridPlan plan;
    private final double bottom;
    private final double[][] f;
    private final double[][] coefficients;
    private final double[] energies;
    private final double missed;
    private final double edge;
    private boolean compared;

    GridLevel(VlasovProblem problem, GridPlan plan, GridRun run, double[] taus, Progress progress) {
        this.run = run;
        this.plan = plan;
        bottom = problem.hamiltonian().lowestEnergy();
        GridResolution resolution = new GridResolution(run, problem);
        f = run.solve(taus, plan.step(), plan.error(), plan.extrapolated(), plan.phases(), progress);
        coefficients = Arrays.stream(f).map(run.projection()::coefficients).toArray(double[][]::new);
        double mass = GridState.moments(run.grid(), run.start()).mass();
        energies = new double[f.length];
        double most = run.strayed();
        double outside = 0;
        for (int i = 0; i < f.length; i++) {
            Moments m = GridState.moments(run.grid(), f[i]);
            energies[i] = m.energy() * m.mass() / mass - bottom;
            most = Math.max(most, resolution.missed(f[i]));
            outside = Math.max(outside, resolution.edge(f[i]));
        }
        missed = most;
        edge = outside;
    }

    GridRun run() {
        return run;
    }

    GridPlan plan() {
        return plan;
    }

    /** f at the outputs. */
    double[][] f() {
        return f;
    }

    /** How much of any value of f the grid may miss, relative to its largest. */
    double missed() {
        return missed;
    }

    /** What leaves the grid at its edge, as {@link GridResolution#edge} has it. */
    double edge() {
        return edge;
    }

    /**
     * The error as a grid half as fine tells it, 0.4 of how far it is from this: near a cusp twice the points lower the
     * error by about 0.4. It is that of the shell means at energies in all the range, relative to the largest;
     * or of the mean energy above the lowest, relative to it, if that is more. Within {@value #WINDOW} of the height of
     * a critical energy, where shell means have a cusp or a jump, their means over that width are taken.
     */
    double compared(GridLevel other) {
        compared = true;
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

    /** Whether its error was told by {@link #compared}, and there are critical energies among the shells. */
    boolean isSmoothed() {
        return compared
                && Arrays.stream(run.projection().hamiltonian().criticalEnergies())
                        .anyMatch(e -> e < run.projection().top());
    }

    private double apart(GridLevel other, int i, double e) {
        return run.projection().value(coefficients[i], e)
                - other.run.projection().value(other.coefficients[i], e);
    }
}
