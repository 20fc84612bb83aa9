package io.github.secular.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.FormulaPotential;
import io.github.secular.classical.GaussianDensity;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.VlasovCases;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.VlasovReport;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.drive.ClockNoise;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.solver.AutomaticSolver;
import io.github.secular.solver.Solver;
import org.junit.jupiter.api.Test;

/** The choice "automatic", and that all solvers agree where all apply. */
class VlasovSolversTest {
    private static final VlasovSolvers SOLVERS = VlasovSolvers.standard();

    @Test
    void automaticChoosesAndSaysWhy() {
        Solver<VlasovProblem, VlasovTrajectory> automatic = SOLVERS.named(AutomaticSolver.NAME);
        double[] times = {0.05};
        VlasovProblem well = VlasovCases.forcedWell(0.4, new GaussianDensity(0, 0, 1));
        assertEquals(
                "ladder",
                automatic.solve(well, times, 1e-3, Progress.NONE).report().solver());
        VlasovProblem unrelaxed =
                new VlasovProblem(well.hamiltonian(), Relaxation.NONE, well.shaking(), 0.4, well.initial());
        assertEquals(
                "explicit",
                automatic.solve(unrelaxed, times, 1e-3, Progress.NONE).report().solver());
        VlasovProblem duffing = VlasovCases.forcedDuffing(0.4, VlasovCases.duffingStart(0));
        VlasovReport report =
                automatic.solve(duffing, times, 1e-3, Progress.NONE).report();
        assertEquals("two-scale", report.solver());
        assertTrue(report.reason().contains("relaxation damps"), report.reason());
        VlasovProblem curved = new VlasovProblem(
                new Hamiltonian1D(FormulaPotential.of("x^2/2 + x^4/50"), -20, 20),
                duffing.relaxation(),
                duffing.shaking(),
                0.4,
                new GaussianDensity(0, 0, 0.6));
        assertEquals(
                "two-scale",
                automatic.solve(curved, times, 1e-6, Progress.NONE).report().solver());
        VlasovProblem free =
                new VlasovProblem(duffing.hamiltonian(), Relaxation.NONE, duffing.shaking(), 0.4, duffing.initial());
        assertEquals(
                "grid",
                automatic.solve(free, times, 1e-3, Progress.NONE).report().solver());
        VlasovProblem clock = new VlasovProblem(
                duffing.hamiltonian(),
                Relaxation.NONE,
                new RandomPotential(FormulaFunction.of("x"), new ClockNoise(1)),
                0.4,
                new GaussianDensity(0, 0, 0.3));
        assertEquals(
                "grid",
                automatic.solve(clock, times, 1e-3, Progress.NONE).report().solver());
    }

    @Test
    void allSolversAgree() {
        VlasovProblem problem = VlasovCases.forcedWell(0.4, new GaussianDensity(0.5, 0, 0.8));
        double[] times = {0.3};
        double[] energies = {0.2, 1, 3};
        VlasovTrajectory exact = SOLVERS.named("ladder").solve(problem, times, 1e-4, Progress.NONE);
        for (Solver<VlasovProblem, VlasovTrajectory> solver :
                SOLVERS.catalogue().all()) {
            if (solver.name().equals("explicit")) {
                continue; // holds without relaxation only: ExplicitSolverTest
            }
            VlasovTrajectory found = solver.solve(problem, times, 1e-4, Progress.NONE);
            for (double e : energies) {
                double noise = 4 * found.state(0).shellMeanError(e);
                double bins = noise > 0 ? 0.03 * exact.state(0).shellMean(e) : 0;
                assertEquals(
                        exact.state(0).shellMean(e), found.state(0).shellMean(e), 1e-4 + noise + bins, solver.name());
            }
            assertTrue(found.report().massError() <= 1e-12, solver.name());
            assertEquals(solver.name(), found.report().solver());
        }
    }

    @Test
    void unknownNamesAreRefused() {
        assertThrows(InvalidInputException.class, () -> SOLVERS.named("spectral"));
    }
}
