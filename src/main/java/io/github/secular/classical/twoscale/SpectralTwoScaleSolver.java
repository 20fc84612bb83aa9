package io.github.secular.classical.twoscale;

import io.github.secular.classical.CriticalPoint;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.VlasovSolver;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.Arrays;
import java.util.Locale;

/**
 * Asymptotic preserving and spectrally accurate, for a single smooth well: angle harmonics times fast modes at the
 * Gauss-Legendre points of an amplitude in (−A, A), f_k(−a) = (−1)^k f_k(a), stepped in slow time by an L-stable
 * method at a cost that does not depend on ε (MATH-classical, section 9A). The initial layer is resolved in fast time,
 * and the slow system started on its slow manifold behind it.
 *
 * <p>Everything is done twice, with fewer points and longer steps first. The difference, times the factor by which the
 * part that the points leave out of Π f0 has fallen, but (3/4)⁵ at least for the steps of order 5, tells the error of
 * what is handed out; and so for the energy gained, where it is the report's numerical heating.
 */
public final class SpectralTwoScaleSolver implements VlasovSolver {
    private static final int[] POINTS = {18, 24, 32, 40, 50, 64};
    private static final int STEPS = 40;
    private static final int COARSE_STEPS = 30;
    private static final int ENLARGEMENTS = 4;

    @Override
    public String name() {
        return "two-scale-spectral";
    }

    @Override
    public String description() {
        return "two-scale action-angle solver, spectral: one smooth well with a smooth density, any epsilon, needs"
                + " relaxation";
    }

    @Override
    public double coarsestTolerance() {
        return 1e-5;
    }

    @Override
    public VlasovTrajectory solve(VlasovProblem problem, double[] times, double tolerance, Progress progress) {
        VlasovProblem.checkTimes(times);
        if (problem.relaxation().isZero()) {
            throw new RefusalException("The spectral two-scale solver needs relaxation, as without it f winds up along"
                    + " the shells without end; choose the solver \"grid\", \"particles\" or, for the harmonic well,"
                    + " \"ladder\".");
        }
        boolean given = !Double.isNaN(problem.highestEnergy());
        double highest = given ? problem.highestEnergy() : EnergyReach.of(problem);
        double bottom = problem.hamiltonian().lowestEnergy();
        for (int attempt = 0; ; attempt++) {
            checkWell(problem.hamiltonian(), highest);
            SpectralRun fine = fewestPoints(problem, times, tolerance, highest);
            fine.passLayer(progress.part(0, 0.4));
            fine.stepSlowly(progress.part(0.4, 0.7));
            double next = bottom + 1.6 * (highest - bottom);
            boolean enough = fine.topValue() <= 0.01 * tolerance;
            if (!enough
                    && !given
                    && attempt < ENLARGEMENTS
                    && next < problem.hamiltonian().escapeEnergy()) {
                highest = next;
                continue;
            }
            int number = Arrays.binarySearch(POINTS, fine.points());
            SpectralRun coarse = new SpectralRun(
                    problem, times, tolerance, Double.POSITIVE_INFINITY, highest, POINTS[number - 1], COARSE_STEPS);
            coarse.passLayer(progress.part(0.7, 0.85));
            coarse.stepSlowly(progress.part(0.85, 1));
            double left = Math.max(Math.pow((double) COARSE_STEPS / STEPS, 5), fine.startTail() / coarse.startTail());
            RunComparison comparison = new RunComparison(fine, coarse, Math.min(1, left), highest);
            if (!enough) {
                comparison.warn(
                        "The density reaches energies above %.4g, where the drive is faded out; raise the highest energy.",
                        bottom + SpectralShells.TAPER * SpectralShells.TAPER * (highest - bottom));
            }
            return comparison.trajectory(name());
        }
    }

    /** A run with enough points to show f0. */
    private static SpectralRun fewestPoints(VlasovProblem problem, double[] times, double tolerance, double highest) {
        double left = 0;
        for (int number = 1; number < POINTS.length; number++) {
            SpectralRun run;
            try {
                run = new SpectralRun(
                        problem, times, tolerance, Math.max(1e-11, 0.01 * tolerance), highest, POINTS[number], STEPS);
            } catch (RefusalException e) {
                if (number == POINTS.length - 1) {
                    throw e;
                }
                continue;
            }
            left = run.startTail();
            if (left <= 0.1 * tolerance) {
                run.checkWork();
                return run;
            }
        }
        throw new RefusalException(String.format(
                Locale.ROOT,
                "The initial density is too narrow or not smooth enough in the amplitude for polynomials (they leave out"
                        + " %.0e); choose the solver \"two-scale\".",
                left));
    }

    private static void checkWell(Hamiltonian1D h, double highest) {
        CriticalPoint bottom = h.bottom();
        for (double e : h.criticalEnergies()) {
            if (e < highest) {
                throw new RefusalException(
                        "The spectral two-scale solver needs a single well without a separatrix up to"
                                + " the energy " + highest + ", but shells change their kind at " + e
                                + "; choose the solver \"two-scale\".");
            }
        }
        if (bottom.degenerate()) {
            throw new RefusalException("The spectral two-scale solver needs a well with a quadratic bottom, but the"
                    + " curvature of " + h.potential().description()
                    + " vanishes there; choose the solver \"two-scale\".");
        }
    }
}
