package io.github.secular.classical.twoscale;

import io.github.secular.classical.EnergyReach;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.VlasovSolver;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.numerics.Progress;

/**
 * For collision kernels of any two points of a shell: angle harmonics times fast modes in mixed elements of second order
 * over the shells, stepped in slow time by an L-stable method, at a cost that does not depend on ε
 * (doc/vlasov-solvers.md, V4.11). The initial layer is resolved in fast time, and the slow system started on its slow
 * manifold behind it.
 *
 * <p>Everything is done twice, with half the cells and half the steps first. The error is of second order in the cells
 * and of fifth in the steps, so that a third of the difference tells the error of what is handed out, and the energy
 * that the mesh puts in by its error, which is the report's numerical heating. (Without a drive the elements put in
 * none at all.) Where the error is above the tolerance, the mesh is refined as far as memory and patience allow.
 */
final class MixedTwoScaleSolver implements VlasovSolver {
    private static final int REFERENCE_CELLS = 210;
    private static final double REFERENCE_TOLERANCE = 1e-4;
    private static final int FEWEST_CELLS = 40;
    private static final int MOST_CELLS = 1200;
    private static final int STEPS = 40;
    /** Of f0 where energies end at first, and of mass and energy near the top in the end, in parts of the tolerance. */
    private static final double NEGLIGIBLE = 1e-3;

    private static final double NEAR_TOP = 0.05;
    private static final int ENLARGEMENTS = 6;
    private static final int REFINEMENTS = 1;

    @Override
    public String name() {
        return "two-scale";
    }

    @Override
    public String description() {
        return "two-scale action-angle solver, mixed finite elements: any well, any epsilon, needs relaxation";
    }

    @Override
    public VlasovTrajectory solve(VlasovProblem problem, double[] times, double tolerance, Progress progress) {
        boolean given = !Double.isNaN(problem.highestEnergy());
        double highest = given ? problem.highestEnergy() : EnergyReach.of(problem, NEGLIGIBLE * tolerance);
        int cells = (int) Math.round(REFERENCE_CELLS * Math.sqrt(REFERENCE_TOLERANCE / tolerance));
        cells = Math.max(FEWEST_CELLS, Math.min(MOST_CELLS, cells));
        boolean confined = false;
        MixedRun coarse = null;
        HarmonicChoice.Kept kept = null;
        for (int attempt = 0; coarse == null; attempt++) {
            MixedRun run = new MixedRun(problem, times, tolerance, highest, cells / 2, STEPS / 2);
            run.checkLayer(cells);
            run.passLayer(progress.part(0, 0.1));
            kept = run.goesOn() ? run.choose() : null;
            if (kept != null) {
                run.checkCost(kept, cells);
            }
            run.use(kept);
            run.stepSlowly(progress.part(0.1, 0.3));
            double bottom = problem.hamiltonian().lowestEnergy();
            double share = run.shareNearTop();
            double enough = NEAR_TOP * tolerance;
            // As for e^{−E/w}, with some room.
            double factor = 1.1 * Math.log(enough) / Math.log(Math.min(0.5, share));
            double next = bottom + Math.max(1.2, Math.min(2.5, factor)) * (highest - bottom);
            if (given || attempt == ENLARGEMENTS || share <= enough) {
                coarse = run;
            } else if (!(next < problem.hamiltonian().escapeEnergy())) {
                confined = true;
                coarse = run;
            } else {
                highest = next;
            }
        }
        RunComparison comparison = null;
        for (int attempt = 0; comparison == null; attempt++) {
            MixedRun fine = new MixedRun(problem, times, tolerance, highest, cells, STEPS);
            fine.passLayer(progress.part(0.3, 0.5));
            if (kept == null && fine.goesOn()) {
                kept = fine.choose();
            }
            fine.use(kept);
            fine.stepSlowly(progress.part(0.5, 1));
            double ratio = (double) cells / coarse.cells();
            RunComparison found = new RunComparison(fine, coarse, 1 / (ratio * ratio - 1), highest);
            int more = (int) Math.ceil(1.1 * cells * Math.sqrt(found.error() / tolerance));
            if (found.error() > tolerance && attempt < REFINEMENTS && more <= MOST_CELLS && fine.affords(more)) {
                coarse = fine;
                cells = more;
            } else {
                comparison = found;
            }
        }
        if (confined) {
            comparison.warn("The density reaches the highest energy at which motions are confined.");
        }
        return comparison.trajectory(name());
    }
}
