package io.github.secular.classical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.catalogue.VlasovSolvers;
import io.github.secular.drive.TelegraphNoise;
import io.github.secular.numerics.Progress;
import io.github.secular.solver.AutomaticSolver;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * "automatic" in wells with separatrices against independent particles (src/test/python/double_wells.py): mean energies
 * of 2 to 3 million particles, and shell means by a million walks back from each energy. Their standard errors are given.
 */
class DoubleWellTest {
    private static final String SYMMETRIC = "(x^2-1)^2/4";
    private static final String ASYMMETRIC = "x^4/4-x^2/2+0.1*x";
    private static final InitialDensity LEFT = new GaussianDensity(-1, 0, 0.04);

    /** Energies, shell means and their standard error; mean energy and its own. */
    private record Truth(double[] energies, double[] means, double error, double energy, double energyError) {}

    private static VlasovTrajectory solve(
            String well,
            ShakingPotential drive,
            double gamma,
            double epsilon,
            InitialDensity f0,
            double end,
            double tolerance) {
        VlasovProblem problem = new VlasovProblem(
                new Hamiltonian1D(FormulaPotential.of(well), -12, 12), Relaxation.constant(gamma), drive, epsilon, f0);
        return VlasovSolvers.standard()
                .named(AutomaticSolver.NAME)
                .solve(problem, new double[] {end}, tolerance, Progress.NONE);
    }

    private static void check(VlasovTrajectory found, Truth truth, double lowest) {
        double estimate = found.report().estimatedError();
        double largest = 0;
        for (double mean : truth.means) {
            largest = Math.max(largest, mean);
        }
        for (int i = 0; i < truth.energies.length; i++) {
            assertEquals(
                    truth.means[i],
                    found.state(0).shellMean(truth.energies[i]),
                    3 * estimate * largest + 4 * truth.error,
                    "at " + truth.energies[i]);
        }
        assertEquals(
                truth.energy,
                found.state(0).moments().energy(),
                3 * estimate * (truth.energy - lowest) + 4 * truth.energyError);
        assertTrue(found.report().massError() <= 1e-12, "" + found.report());
    }

    /** A start with edges, whose memory is full of filaments at the end. */
    @Test
    void asymmetricWellsAfterAShortTime() {
        InitialDensity f0 = new FunctionDensity(
                FormulaFunction.of("exp(-(p^2/2+x^4/4-x^2/2+0.1*x+0.36)/0.08)*step(x-0.1)"),
                new PhaseRange(0.1, 2.5, -2.5, 2.5),
                1);
        ShakingPotential drive = QuasiPeriodicPotential.cosine(FormulaFunction.of("x"), 1.1);
        VlasovTrajectory found = solve(ASYMMETRIC, drive, 0.35, 0.2, f0, 0.3, 1e-2);
        assertEquals(List.of(), found.report().warnings());
        assertEquals(0.0253, found.state(0).moments().energy(), 1e-2 * 0.0253);
        assertEquals(0.232, found.state(0).shellMean(-0.1), 1e-2 * 0.232);
        check(
                found,
                new Truth(
                        new double[] {-0.2, -0.1, 0.05, 0.3},
                        new double[] {0.17488, 0.23229, 0.17489, 0.07122},
                        4.5e-4,
                        0.025436,
                        1.1e-4),
                -0.3526);
    }

    @Test
    void symmetricWellsUnderAPeriodicDrive() {
        ShakingPotential drive = QuasiPeriodicPotential.cosine(FormulaFunction.of("x"), 0.9);
        VlasovTrajectory found = solve(SYMMETRIC, drive, 0.5, 0.1, LEFT, 0.5, 4e-3);
        assertEquals(List.of(), found.report().warnings());
        check(
                found,
                new Truth(
                        new double[] {0.02, 0.1, 0.2, 0.24, 0.3, 0.5, 1},
                        new double[] {0.42667, 0.26834, 0.16543, 0.13743, 0.10830, 0.05209, 0.01182},
                        1.5e-3,
                        0.242682,
                        1.9e-4),
                0);
    }

    /** So strong a drive, for so short a time, that the answer is not sure to the tolerance: then a warning says so. */
    @Test
    void aStrongDriveIsRightOrWarnedOf() {
        ShakingPotential drive = QuasiPeriodicPotential.cosine(FormulaFunction.of("x"), 0.9);
        VlasovTrajectory found = solve(SYMMETRIC, drive, 0.5, 0.4, LEFT, 1, 2e-2);
        check(
                found,
                new Truth(
                        new double[] {0.02, 0.1, 0.2, 0.24, 0.3, 0.5, 1},
                        new double[] {0.21103, 0.18200, 0.15308, 0.15825, 0.13082, 0.08995, 0.02559},
                        6e-4,
                        0.345148,
                        1.7e-4),
                0);
        assertEquals(
                found.report().estimatedError() > 2e-2,
                !found.report().warnings().isEmpty());
    }

    @Test
    void symmetricWellsUnderATelegraph() {
        ShakingPotential drive = new RandomPotential(FormulaFunction.of("x"), new TelegraphNoise(0.8));
        VlasovTrajectory found = solve(SYMMETRIC, drive, 0.5, 0.4, LEFT, 1, 5e-3);
        assertEquals(List.of(), found.report().warnings());
        check(
                found,
                new Truth(
                        new double[] {0.02, 0.1, 0.2, 0.24, 0.3, 0.5, 1},
                        new double[] {0.20110, 0.17116, 0.13575, 0.12212, 0.11273, 0.08427, 0.03967},
                        6e-4,
                        0.448380,
                        2.5e-4),
                0);
    }
}
