package io.github.secular.classical.twoscale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.FormulaPotential;
import io.github.secular.classical.GaussianDensity;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.VlasovCases;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.VlasovSolver;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.classical.harmonic.LadderSolver;
import io.github.secular.drive.TelegraphNoise;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Case S5, whole, and what the spectral two-scale solver promises. */
class SpectralTwoScaleSolverTest {
    private static final JsonNode S5 = VlasovCases.read("S5_vlasov_finite_eps");
    private static final double[] ENERGIES =
            VlasovCases.doubles(S5.get("inputs").get("E"));
    private static final VlasovSolver SOLVER = new SpectralTwoScaleSolver();
    private static final double TOLERANCE = 1e-6;

    @Test
    void harmonicWell() {
        for (String kind : new String[] {"ill", "well"}) {
            double[] centre =
                    VlasovCases.doubles(S5.get("inputs").get("harmonic").get("center0_" + kind));
            Map<Double, VlasovTrajectory> known = new HashMap<>();
            for (JsonNode row : S5.get("outputs").get("harmonic_" + kind)) {
                VlasovTrajectory found = solve(
                        VlasovCases.forcedWell(row.get("eps").asDouble(), new GaussianDensity(centre[0], centre[1], 1)),
                        row,
                        S5.get("outputs").get("harmonic_" + kind),
                        known);
                checkShellMeans(row, found);
                double[] value = new double[1];
                for (int i = 0; i < 3; i++) {
                    double[] point =
                            VlasovCases.doubles(S5.get("inputs").get("points").get(i));
                    found.state(0).sample(new double[] {point[0]}, new double[] {point[1]}, value);
                    assertEquals(row.get("f_at_points").get(i).asDouble(), value[0], 2 * TOLERANCE);
                }
                JsonNode wanted = row.get("moments");
                assertEquals(
                        wanted.get("E").asDouble(), found.state(0).moments().energy(), 1e-5);
                assertEquals(
                        wanted.get("x").asDouble(), found.state(0).moments().x(), 1e-5);
                assertEquals(
                        wanted.get("p").asDouble(), found.state(0).moments().p(), 1e-5);
                assertEquals(
                        wanted.get("xp").asDouble(), found.state(0).moments().xp(), 1e-5);
            }
        }
    }

    /** A hardening well, against the mixed elements on two meshes, their error of second order taken off. */
    @Test
    void hardeningWell() {
        VlasovProblem problem = new VlasovProblem(
                new Hamiltonian1D(FormulaPotential.of("x^2/2 + x^4/50"), -20, 20),
                Relaxation.constant(0.5),
                QuasiPeriodicPotential.cosine(FormulaFunction.of("x"), 0.9),
                0.03,
                new GaussianDensity(0.4, 0.1, 0.6));
        double[] times = {0.5};
        VlasovTrajectory found = SOLVER.solve(problem, times, TOLERANCE, Progress.NONE);
        MixedRun coarse = TwoScaleSolverTest.run(problem, times, 1e-6, 140, 40, null);
        MixedRun other = TwoScaleSolverTest.run(problem, times, 1e-6, 280, 40, null);
        for (double e : ENERGIES) {
            double fine = other.states().get(0).shellMean(e);
            assertEquals(
                    fine + (fine - coarse.states().get(0).shellMean(e)) / 3,
                    found.state(0).shellMean(e),
                    5e-6);
        }
        assertTrue(found.report().massError() <= 1e-12);
        assertEquals(
                other.states().get(0).moments().x(), found.state(0).moments().x(), 1e-4);
    }

    /** At the times of all rows of one ε, which share a solution; cut to the row's own. */
    private static VlasovTrajectory solve(
            VlasovProblem problem, JsonNode row, JsonNode rows, Map<Double, VlasovTrajectory> known) {
        double[] times = VlasovCases.times(rows, problem.epsilon());
        VlasovTrajectory found =
                known.computeIfAbsent(problem.epsilon(), eps -> SOLVER.solve(problem, times, TOLERANCE, Progress.NONE));
        assertTrue(
                found.report().massError() <= 1e-12,
                "mass error " + found.report().massError());
        return VlasovCases.at(found, row.get("t").asDouble());
    }

    private static void checkShellMeans(JsonNode row, VlasovTrajectory found) {
        for (int i = 0; i < ENERGIES.length; i++) {
            assertEquals(row.get("Pi_f").get(i).asDouble(), found.state(0).shellMean(ENERGIES[i]), TOLERANCE);
        }
    }

    /** Small ε against the exact ladder, whose cost grows as log(1/ε) only. */
    @Test
    void neitherErrorNorCostGrowAsEpsilonFalls() {
        GaussianDensity f0 = new GaussianDensity(0.7, -0.2, 1);
        double[] times = {1};
        double[] epsilons = {1e-1, 1e-2, 1e-5};
        double[] seconds = new double[epsilons.length];
        for (int i = 0; i < epsilons.length; i++) {
            VlasovProblem problem = VlasovCases.forcedWell(epsilons[i], f0);
            long start = System.nanoTime();
            VlasovTrajectory found = SOLVER.solve(problem, times, TOLERANCE, Progress.NONE);
            seconds[i] = (System.nanoTime() - start) * 1e-9;
            VlasovTrajectory exact = new LadderSolver().solve(problem, times, 1e-9, Progress.NONE);
            double worst = 0;
            for (double e : ENERGIES) {
                worst = Math.max(
                        worst,
                        Math.abs(exact.state(0).shellMean(e) - found.state(0).shellMean(e)));
            }
            assertTrue(worst <= TOLERANCE, "epsilon " + epsilons[i] + ", error " + worst);
            assertTrue(
                    found.report().massError() <= 1e-12,
                    "mass error " + found.report().massError());
            // Twice, and the noise of a shared machine on top.
            assertTrue(seconds[i] < 2 * seconds[0] + 0.5, seconds[0] + " s, " + seconds[i] + " s");
        }
    }

    @Test
    void averagesOverTelegraphNoiseAgreeWithTheLadder() {
        VlasovProblem problem = new VlasovProblem(
                VlasovCases.harmonic(),
                Relaxation.constant(0.6),
                new RandomPotential(FormulaFunction.of("x"), new TelegraphNoise(0.7)),
                0.05,
                new GaussianDensity(0.3, 0.2, 0.8));
        double[] times = {0.05, 0.6};
        VlasovTrajectory found = SOLVER.solve(problem, times, TOLERANCE, Progress.NONE);
        VlasovTrajectory exact = new LadderSolver().solve(problem, times, 1e-9, Progress.NONE);
        for (int t = 0; t < times.length; t++) {
            for (double e : ENERGIES) {
                assertEquals(exact.state(t).shellMean(e), found.state(t).shellMean(e), TOLERANCE);
            }
        }
    }

    @Test
    void itDeclinesWhereItDoesNotHold() {
        VlasovProblem well = VlasovCases.forcedWell(0.1, new GaussianDensity(0, 0, 1));
        assertDeclines(well, null, Relaxation.NONE);
        assertDeclines(well, new Hamiltonian1D(FormulaPotential.of("(x^2-1)^2/4"), -10, 10), Relaxation.constant(0.5));
        assertDeclines(well, new Hamiltonian1D(FormulaPotential.of("x^4/4"), -10, 10), Relaxation.constant(0.5));
    }

    private static void assertDeclines(VlasovProblem like, Hamiltonian1D well, Relaxation relaxation) {
        VlasovProblem problem = new VlasovProblem(
                well == null ? like.hamiltonian() : well, relaxation, like.shaking(), like.epsilon(), like.initial());
        RefusalException refusal = assertThrows(
                RefusalException.class, () -> SOLVER.solve(problem, new double[] {1}, TOLERANCE, Progress.NONE));
        assertTrue(refusal.getMessage().contains("choose the solver"), refusal.getMessage());
    }
}
