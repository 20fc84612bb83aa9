package io.github.secular.classical.grid;

import io.github.secular.classical.Moments;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.numerics.Progress;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A solution on one grid, and what it thinks of its errors. Where f is finer than the grid, as it is near a separatrix
 * for as long as the start is remembered, no value of f is right, yet means over phase space may be: how right, a grid
 * twice as coarse tells ({@link #compared}).
 *
 * @param f at the outputs
 * @param energies mean ones at the outputs, above the lowest
 * @param missed how much of any value of f the grid may miss, relative to its largest
 * @param edge what leaves the grid there, as {@link GridEdge#of} has it
 */
record GridLevel(GridRun run, GridPlan plan, double[][] f, double[] energies, double missed, double edge) {
    static final double WINDOW = 0.05;
    /** The error in parts of that of a grid half as fine. */
    private static final double RATIO = 0.4;
    /** The error in parts of how far both are apart. */
    private static final double FINER = RATIO / (1 - RATIO);

    private static final int PROBES = 300;
    private static final int MORE_NODES = 4;
    /** In parts of the height of a critical energy, where beside its window more is looked at: there errors are largest. */
    private static final double[] BESIDE = {0.051, 0.055, 0.065, 0.08, 0.1};

    private static final int NEAR = 16;

    static GridLevel of(VlasovProblem problem, GridPlan plan, GridRun run, double[] taus, Progress progress) {
        double bottom = problem.hamiltonian().lowestEnergy();
        GridResolution resolution = GridResolution.of(run, problem);
        GridEdge border = new GridEdge(run.grid(), run.projection(), resolution);
        double[][] f = run.solve(taus, plan.step(), plan.error(), plan.extrapolated(), plan.phases(), progress);
        double mass = GridState.moments(run.grid(), run.start()).mass();
        double[] energies = new double[f.length];
        double missed = Math.max(run.strayed(), resolution.missed(f));
        double edge = 0;
        for (int i = 0; i < f.length; i++) {
            Moments m = GridState.moments(run.grid(), f[i]);
            energies[i] = m.energy() * m.mass() / mass - bottom;
            edge = Math.max(edge, border.of(f[i]));
        }
        return new GridLevel(run, plan, f, energies, missed, edge);
    }

    private double bottom() {
        return run.projection().hamiltonian().lowestEnergy();
    }

    /**
     * The error as a grid half as fine tells it, {@value #FINER} of how far it is from this: near a cusp twice the points
     * lower the error by about {@value #RATIO}. It is that of the means over orbits, which are what is shown, at energies
     * in all the range, relative to the largest; or of the mean energy above the lowest, relative to it, if that is more.
     * Within {@value #WINDOW} of the height of a critical energy, where shell means have a cusp or a jump, their means
     * over that width are taken.
     */
    double compared(GridLevel other) {
        double bottom = bottom();
        double[] critical = Arrays.stream(run.projection().hamiltonian().criticalEnergies())
                .filter(c -> c + WINDOW * (c - bottom) < plan.top())
                .toArray();
        double[] probes = probes(critical);
        double[][] here = run.orbits().means(f, probes, GridState.POINTS);
        double[][] there = other.run.orbits().means(other.f, probes, GridState.POINTS);
        double worst = 0;
        for (int i = 0; i < f.length; i++) {
            double apart = 0;
            double mean = 0;
            for (int k = 0; k < probes.length; k++) {
                double d = here[i][k] - there[i][k];
                boolean within = k < critical.length * NEAR;
                mean = within ? (k % NEAR == 0 ? 0 : mean) + d / NEAR : d;
                if (!within || k % NEAR == NEAR - 1) {
                    apart = Math.max(apart, Math.abs(mean));
                }
            }
            worst = Math.max(worst, apart / GridResolution.largest(here[i]));
            worst = Math.max(worst, Math.abs(energies[i] - other.energies[i]) / Math.abs(energies[i]));
        }
        return FINER * worst;
    }

    /** Energies within the windows about critical ones, {@value #NEAR} each, and then those beyond all windows. */
    private double[] probes(double[] critical) {
        double bottom = bottom();
        DoubleStream within = Arrays.stream(critical).flatMap(c -> IntStream.range(0, NEAR)
                .mapToDouble(k -> c + ((2 * k + 1.0) / NEAR - 1) * WINDOW * (c - bottom)));
        DoubleStream beside = Arrays.stream(critical).flatMap(c -> Arrays.stream(BESIDE)
                .flatMap(b -> DoubleStream.of(bottom + (1 - b) * (c - bottom), bottom + (1 + b) * (c - bottom))));
        DoubleStream even = IntStream.range(0, PROBES)
                .mapToDouble(k -> bottom + Math.pow((k + 0.5) / PROBES, 2) * (plan.top() - bottom));
        DoubleStream beyond = DoubleStream.concat(even, beside)
                .filter(e -> e < plan.top()
                        && Arrays.stream(critical).noneMatch(c -> Math.abs(e - c) < WINDOW * (c - bottom)));
        return DoubleStream.concat(within, beyond).toArray();
    }

    /** Whether there are critical energies among the shells, near which {@link #compared} takes means. */
    boolean isCritical() {
        return Arrays.stream(run.projection().hamiltonian().criticalEnergies())
                .anyMatch(e -> e < run.projection().top());
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
        if (run.remainder() > tolerance
                && plan.nodes() < GridPlan.MOST_NODES
                && run.allows(plan.nodes() + MORE_NODES)) {
            return plan.richer(plan.nodes() + MORE_NODES);
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
