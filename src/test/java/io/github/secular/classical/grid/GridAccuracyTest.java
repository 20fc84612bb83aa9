package io.github.secular.classical.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.FormulaPotential;
import io.github.secular.classical.GaussianDensity;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.VlasovCases;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.classical.harmonic.LadderSolver;
import io.github.secular.numerics.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tolerance is met, or a warning says that it may not be. */
class GridAccuracyTest {
    /** Down to a Gaussian too narrow for the standard grid, which the solver must notice. */
    @ParameterizedTest
    @ValueSource(doubles = {2, 0.3, 0.01})
    void gaussiansWideAndThin(double variance) {
        VlasovProblem problem = VlasovCases.forcedWell(0.3, new GaussianDensity(1, 0, variance));
        double[] times = {0.05, 0.4};
        VlasovTrajectory exact = new LadderSolver().solve(problem, times, 1e-6, Progress.NONE);
        VlasovTrajectory found = new GridSolver().solve(problem, times, 1e-3, Progress.NONE);
        double largest = 0;
        double error = 0;
        for (int t = 0; t < times.length; t++) {
            for (double e = 0.02; e < 6; e += 0.02) {
                largest = Math.max(largest, exact.state(t).shellMean(e));
                error = Math.max(
                        error,
                        Math.abs(exact.state(t).shellMean(e) - found.state(t).shellMean(e)));
            }
        }
        assertTrue(error <= 1e-3 * largest, error / largest + " " + found.report());
        assertTrue(found.report().warnings().isEmpty(), "" + found.report());
        assertEquals(
                variance > 0.1,
                found.report().work().startsWith("128"),
                found.report().work());
    }

    /**
     * f has a cusp at the separatrix and is finer than the grid, yet its shell means are right, as two million walks back
     * from each energy tell; and where the tolerance is too small, a warning says so.
     */
    @Test
    void aSeparatrix() {
        VlasovProblem problem = new VlasovProblem(
                new Hamiltonian1D(FormulaPotential.of("(x^2-1)^2/4"), -12, 12),
                Relaxation.constant(0.4),
                QuasiPeriodicPotential.cosine(FormulaFunction.of("x"), 0.9),
                0.3,
                new GaussianDensity(1, 0, 0.05));
        double[] energies = {0.02, 0.1, 0.2, 0.23, 0.28, 0.5};
        double[] means = {0.35032, 0.28898, 0.18033, 0.14870, 0.13064, 0.05950};
        VlasovTrajectory found = new GridSolver().solve(problem, new double[] {0.4}, 4e-3, Progress.NONE);
        assertTrue(found.report().warnings().isEmpty(), "" + found.report());
        double estimate = found.report().estimatedError();
        for (int i = 0; i < means.length; i++) {
            assertEquals(means[i], found.state(0).shellMean(energies[i]), 3 * estimate * means[0] + 2e-3);
        }
        assertEquals(0.22227, found.state(0).moments().energy(), 3 * estimate * 0.222 + 4e-4);
        assertTrue(found.report().massError() <= 1e-12, "" + found.report());
        VlasovTrajectory fixed = new GridSolver(128, 0).solve(problem, new double[] {0.4}, 1e-3, Progress.NONE);
        assertFalse(fixed.report().warnings().isEmpty());
    }

    /** A rate that depends on the energy: mass and, without a drive, energy are kept all the same. */
    @Test
    void aRateByEnergyKeepsMassAndEnergy() {
        VlasovProblem driven = VlasovCases.forcedDuffing(0.2, VlasovCases.duffingStart(0.3));
        VlasovProblem problem = new VlasovProblem(
                driven.hamiltonian(),
                Relaxation.formula("0.5/(1+E)"),
                QuasiPeriodicPotential.cosine(FormulaFunction.of("0*x"), 1.2),
                0.2,
                driven.initial());
        VlasovTrajectory found = new GridSolver().solve(problem, new double[] {1e-9, 0.5}, 1e-4, Progress.NONE);
        assertEquals(found.state(0).moments().energy(), found.state(1).moments().energy(), 2e-6);
        assertTrue(found.report().massError() <= 1e-12, "" + found.report());
    }
}
