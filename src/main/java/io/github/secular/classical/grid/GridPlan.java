package io.github.secular.classical.grid;

import io.github.secular.classical.EnergyReach;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.PhaseRange;
import io.github.secular.classical.VlasovProblem;
import java.util.Arrays;

/**
 * What to solve with.
 *
 * @param n points each way
 * @param top the energy up to which shells lie on the grid
 * @param step the longest in fast time
 * @param extrapolated whether half the step is taken too, and both are combined
 * @param nodes of a Gaussian noise, and phases of a carrier
 * @param phases of a clock that gives none
 * @param error of the flow, as {@link FlowTrial} has it
 * @param pace of what the steps resolve, per unit of fast time
 */
record GridPlan(
        int n, double top, double step, boolean extrapolated, int nodes, int phases, double error, double pace) {
    static final int FIRST_NODES = 6;
    static final int MOST_NODES = 14;
    private static final double REFERENCE_TOLERANCE = 1e-4;
    static final int STANDARD_SIZE = 128;
    private static final double COARSE = 3e-4;

    /** Steps of the flow that a step without relaxation is thought to have at least. */
    private static final double SHORTEST = 0.05;

    /**
     * The first plan.
     *
     * @param taus fast times of the outputs
     * @param size points each way, 0 to choose
     * @param step in fast time, of second order; 0 to choose
     */
    static GridPlan first(VlasovProblem problem, double last, double[] taus, double tolerance, int size, double step) {
        Hamiltonian1D h = problem.hamiltonian();
        double top = Double.isNaN(problem.highestEnergy()) ? EnergyReach.of(problem) : problem.highestEnergy();
        double bottom = h.lowestEnergy();
        GridRun trial = new GridRun(problem, range(h, top), 16, FIRST_NODES, last, 1);
        double rate = 0;
        for (int i = 1; i < 50; i++) {
            rate = Math.max(rate, problem.rates().rate(bottom + i / 50.0 * (top - bottom)));
        }
        double end = taus.length == 0 ? 0 : taus[taus.length - 1];
        // How long a phase error of the flow lasts.
        double memory = rate > 0 ? Math.min(end, 1 / rate) : end;
        double error = Math.min(tolerance, 0.1 * problem.epsilon() * Math.sqrt(tolerance)) / Math.max(1, memory / 3);
        double forgetting = rate + trial.forgetting();
        // Where a second grid is sure to be asked for, a small one is enough to begin with.
        boolean cusp = tolerance >= COARSE && Arrays.stream(h.separatrices()).anyMatch(e -> e < top);
        int n = size > 0 ? size : tolerance < 1e-5 ? 2 * STANDARD_SIZE : cusp ? STANDARD_SIZE / 2 : STANDARD_SIZE;
        double cell = GridRun.randomCell(problem);
        // The mean over phases has a kink where a boundary meets the output, of size ε² or so.
        int phases = Double.isNaN(cell)
                ? 1
                : (int) Math.min(24, Math.max(4, Math.ceil(problem.epsilon() * cell / Math.sqrt(8 * tolerance))));
        if (step > 0) {
            return new GridPlan(n, top, step, false, FIRST_NODES, phases, error, 0);
        }
        double frequency =
                h.shell(bottom + 0.3 * (top - bottom)).orbits().get(0).frequency();
        double wanted = 0.6
                * Math.pow(tolerance / REFERENCE_TOLERANCE, 0.25)
                / Math.max(0.6, Math.sqrt(forgetting * (forgetting + 2 * frequency)));
        if (!trial.isExact()) {
            if (trial.fastest() > 0) {
                wanted = Math.min(wanted, 3 / trial.fastest());
            }
            // The flow needs so many steps of its own in any case, beside which relaxations cost nothing.
            double flow = wanted / FlowTrial.substeps(h, top, wanted / 2, error / GridRun.HALVES);
            wanted = Math.max(Math.min(wanted, SHORTEST), flow);
        }
        double pace = Math.max(forgetting + 2 * frequency, trial.fastest()) / 2;
        return new GridPlan(n, top, wanted, forgetting > 0 || !trial.isExact(), FIRST_NODES, phases, error, pace);
    }

    GridPlan refined(int size) {
        return new GridPlan(size, top, step, extrapolated, nodes, phases, error, pace);
    }

    GridPlan wider(double energy) {
        return new GridPlan(n, energy, step, extrapolated, nodes, phases, error, pace);
    }

    GridPlan slower(double h) {
        return new GridPlan(n, top, h, extrapolated, nodes, phases, error, pace);
    }

    GridPlan richer(int more) {
        return new GridPlan(n, top, step, extrapolated, more, phases, error, pace);
    }

    /** The same but for the number of points. */
    boolean isLike(GridPlan other) {
        return refined(other.n).equals(other);
    }

    /** A rectangle around the shell of the top. */
    PhaseRange range(Hamiltonian1D h) {
        return range(h, top);
    }

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
