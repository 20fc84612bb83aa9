package io.github.secular.classical.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.CosineTerm;
import io.github.secular.classical.DensityState;
import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.GaussianDensity;
import io.github.secular.classical.Moments;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.PhaseRange;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.VlasovCases;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.harmonic.LadderSolver;
import io.github.secular.classical.twoscale.TwoScaleSolver;
import io.github.secular.drive.Envelope;
import io.github.secular.drive.FormulaEnvelope;
import io.github.secular.numerics.Formula;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Drives of the grid solver that depend on p, have several frequencies, or change in slow time. */
class GridDriveTest {
    private static double distance(DensityState a, DensityState b) {
        double largest = 0;
        double distance = 0;
        for (double e = 0.02; e < 6; e += 0.12) {
            largest = Math.max(largest, Math.abs(a.shellMean(e)));
            distance = Math.max(distance, Math.abs(a.shellMean(e) - b.shellMean(e)));
        }
        return distance / largest;
    }

    /** A quarter turn of phase space makes x cos of p cos: (x, p) → (−p, x) keeps H0 and takes p to x. */
    @Test
    void aDriveByMomentumIsOneByPositionTurned() {
        double epsilon = 0.3;
        double[] times = {0.1, 0.4};
        VlasovProblem byX = new VlasovProblem(
                VlasovCases.harmonic(),
                Relaxation.constant(0.4),
                QuasiPeriodicPotential.cosine(FormulaFunction.of("x"), 0.7),
                epsilon,
                new GaussianDensity(0.7, -0.2, 1));
        VlasovProblem byP = new VlasovProblem(
                byX.hamiltonian(),
                byX.relaxation(),
                QuasiPeriodicPotential.cosine(FormulaFunction.of("p"), 0.7),
                epsilon,
                new GaussianDensity(0.2, 0.7, 1));
        var exact = new LadderSolver().solve(byX, times, 1e-6, Progress.NONE);
        var found = new GridSolver().solve(byP, times, 1e-4, Progress.NONE);
        for (int t = 0; t < times.length; t++) {
            Moments a = exact.state(t).moments();
            Moments b = found.state(t).moments();
            assertEquals(a.energy(), b.energy(), 5e-5);
            assertEquals(-a.p(), b.x(), 5e-5);
            assertEquals(a.x(), b.p(), 5e-5);
            assertTrue(distance(exact.state(t), found.state(t)) <= 1e-4);
        }
    }

    private static VlasovProblem duffing(List<CosineTerm> terms, double[] frequencies) {
        return new VlasovProblem(
                VlasovCases.duffing(),
                Relaxation.constant(0.5),
                new QuasiPeriodicPotential(frequencies, terms),
                0.2,
                VlasovCases.duffingStart(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"p", "x/2 + p^2/3", "p^2/4 - p/2"})
    void drivesOfXPlusOneOfP(String shape) {
        VlasovProblem problem = duffing(List.of(CosineTerm.of(FormulaFunction.of(shape), 1)), new double[] {1.2});
        double[] times = {0.4};
        var exact = new TwoScaleSolver().solve(problem, times, 1e-4, Progress.NONE);
        var found = new GridSolver().solve(problem, times, 1e-4, Progress.NONE);
        // The mixed elements at this tolerance are the coarser of the two; at 1e-5 both agree ten times as closely.
        assertTrue(distance(exact.state(0), found.state(0)) <= 8e-4, () -> exact.report() + " " + found.report());
        assertTrue(found.report().massError() <= 1e-12, "" + found.report());
    }

    @Test
    void productsOfXAndPAreDeclined() {
        VlasovProblem problem = duffing(List.of(CosineTerm.of(FormulaFunction.of("x*p"), 1)), new double[] {1.2});
        assertThrows(
                RefusalException.class, () -> new GridSolver().solve(problem, new double[] {1}, 1e-4, Progress.NONE));
    }

    /** Two frequencies, sine and cosine, one slow factor: against the two-scale solver, and of order 2 in the step. */
    @Test
    void severalFrequenciesAndSlowFactors() {
        Envelope slow = new FormulaEnvelope(new Formula("1 + t*sin(3*t)", "t"), 1);
        VlasovProblem problem = duffing(
                List.of(
                        new CosineTerm(new int[] {1, 0}, FormulaFunction.of("x"), FormulaFunction.of("x/2"), slow),
                        new CosineTerm(new int[] {0, 1}, PhaseFunction.ZERO, FormulaFunction.of("x/3"), Envelope.ONE)),
                new double[] {1.2, 1.2 * Math.sqrt(2)});
        double[] times = {0.3};
        DensityState exact = new GridSolver(128, 0.02)
                .solve(problem, times, 1e-6, Progress.NONE)
                .state(0);
        DensityState other =
                new TwoScaleSolver().solve(problem, times, 1e-4, Progress.NONE).state(0);
        assertTrue(distance(exact, other) <= 8e-4, "two-scale: " + distance(exact, other));
        double[] errors = new double[2];
        for (int i = 0; i < 2; i++) {
            errors[i] = distance(
                    exact,
                    new GridSolver(128, i == 0 ? 0.6 : 0.3)
                            .solve(problem, times, 1e-6, Progress.NONE)
                            .state(0));
        }
        assertEquals(2, Math.log(errors[0] / errors[1]) / Math.log(2), 0.3);
    }

    /** Chin's steps are of order 4 along an orbit, with a drive that changes while they are made. */
    @Test
    void theFlowIsOfFourthOrder() {
        VlasovProblem problem = VlasovCases.forcedDuffing(0.4, new GaussianDensity(0.6, 0.2, 0.1));
        int n = 256;
        PhaseGrid grid = new PhaseGrid(PhaseRange.centred(5, 7.5), n, n, problem.hamiltonian());
        GridDrive drive = GridDrive.of(problem.shaking(), 0.4, grid);
        double[][] f = new double[3][grid.size()];
        int[] substeps = {12, 24, 96};
        for (int k = 0; k < 3; k++) {
            for (int i = 0; i < grid.size(); i++) {
                f[k][i] = problem.initial().at(grid.x(i % n), grid.p(i / n));
            }
            new PhaseFlow(grid, drive, false, substeps[k]).advance(new double[][] {f[k]}, 0.3, 2, new double[1][0]);
        }
        double[] errors = new double[2];
        for (int k = 0; k < 2; k++) {
            for (int i = 0; i < grid.size(); i++) {
                errors[k] = Math.max(errors[k], Math.abs(f[k][i] - f[2][i]));
            }
        }
        assertEquals(4, Math.log(errors[0] / errors[1]) / Math.log(2), 0.3);
    }
}
