package io.github.secular.classical.twoscale;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.FormulaPotential;
import io.github.secular.classical.GaussianDensity;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.InitialDensity;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.VlasovCases;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.VlasovSolver;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.classical.harmonic.LadderSolver;
import io.github.secular.drive.OrnsteinUhlenbeckNoise;
import io.github.secular.drive.TelegraphNoise;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Case S5, whole, and what the two-scale solver promises. */
class TwoScaleSolverTest {
    private static final JsonNode S5 = VlasovCases.read("S5_vlasov_finite_eps");
    private static final double[] ENERGIES =
            VlasovCases.doubles(S5.get("inputs").get("E"));
    private static final VlasovSolver SOLVER = new TwoScaleSolver();

    @Test
    void harmonicWell() {
        double tolerance = S5.get("tolerance").get("Pi_f_abs").asDouble();
        double pointTolerance = S5.get("tolerance").get("f_abs").asDouble();
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
                checkShellMeans(row, found, tolerance);
                double[] value = new double[1];
                for (int i = 0; i < 3; i++) {
                    double[] point =
                            VlasovCases.doubles(S5.get("inputs").get("points").get(i));
                    found.state(0).sample(new double[] {point[0]}, new double[] {point[1]}, value);
                    assertEquals(row.get("f_at_points").get(i).asDouble(), value[0], pointTolerance);
                }
                assertEquals(
                        row.get("moments").get("E").asDouble(),
                        found.state(0).moments().energy(),
                        3e-4);
                assertEquals(
                        row.get("moments").get("x").asDouble(),
                        found.state(0).moments().x(),
                        3e-4);
            }
        }
    }

    @Test
    void duffingWell() {
        double tolerance = S5.get("tolerance").get("duffing_Pi_abs").asDouble();
        double energyTolerance =
                S5.get("tolerance").get("duffing_mean_energy_abs").asDouble();
        for (String kind : new String[] {"well", "ill"}) {
            InitialDensity f0 = VlasovCases.duffingStart(kind.equals("ill") ? 0.3 : 0);
            Map<Double, VlasovTrajectory> known = new HashMap<>();
            for (JsonNode row : S5.get("outputs").get("duffing_" + kind)) {
                VlasovTrajectory found = solve(
                        VlasovCases.forcedDuffing(row.get("eps").asDouble(), f0),
                        row,
                        S5.get("outputs").get("duffing_" + kind),
                        known);
                checkShellMeans(row, found, tolerance);
                assertEquals(
                        row.get("mean_energy").asDouble(),
                        found.state(0).moments().energy(),
                        energyTolerance);
            }
        }
    }

    /** At the times of all rows of one ε, which share a solution; cut to the row's own. */
    private static VlasovTrajectory solve(
            VlasovProblem problem, JsonNode row, JsonNode rows, Map<Double, VlasovTrajectory> known) {
        double[] times = VlasovCases.times(rows, problem.epsilon());
        VlasovTrajectory found =
                known.computeIfAbsent(problem.epsilon(), eps -> SOLVER.solve(problem, times, 1e-4, Progress.NONE));
        assertTrue(
                found.report().massError() <= 1e-12,
                "mass error " + found.report().massError());
        return VlasovCases.at(found, row.get("t").asDouble());
    }

    private static void checkShellMeans(JsonNode row, VlasovTrajectory found, double tolerance) {
        for (int i = 0; i < ENERGIES.length; i++) {
            assertEquals(row.get("Pi_f").get(i).asDouble(), found.state(0).shellMean(ENERGIES[i]), tolerance);
        }
    }

    /** Small ε against the exact ladder, whose cost grows as log(1/ε) only. */
    @Test
    void neitherErrorNorCostGrowAsEpsilonFalls() {
        GaussianDensity f0 = new GaussianDensity(0.7, -0.2, 1);
        double[] times = {0.5, 1};
        double[] seconds = new double[2];
        double[] epsilons = {1e-1, 1e-5};
        for (int warm = 0; warm < 2; warm++) {
            for (int i = 0; i < 2; i++) {
                VlasovProblem problem = VlasovCases.forcedWell(epsilons[i], f0);
                long start = System.nanoTime();
                VlasovTrajectory found = SOLVER.solve(problem, times, 1e-4, Progress.NONE);
                seconds[i] = (System.nanoTime() - start) * 1e-9;
                if (warm == 1) {
                    VlasovTrajectory exact = new LadderSolver().solve(problem, times, 1e-9, Progress.NONE);
                    for (int t = 0; t < times.length; t++) {
                        for (double e : ENERGIES) {
                            assertEquals(
                                    exact.state(t).shellMean(e), found.state(t).shellMean(e), 1e-4);
                        }
                    }
                }
            }
        }
        // Twice, and the noise of a shared machine on top.
        assertTrue(seconds[1] < 2 * seconds[0] + 0.5, seconds[0] + " s, " + seconds[1] + " s");
    }

    @Test
    void theMeshIsOfSecondOrder() {
        VlasovProblem problem = VlasovCases.forcedWell(0.2, new GaussianDensity(0.7, -0.2, 1));
        double[] times = {0.5};
        VlasovTrajectory exact = new LadderSolver().solve(problem, times, 1e-9, Progress.NONE);
        double[] errors = new double[2];
        for (int i = 0; i < 2; i++) {
            VlasovTrajectory found = SOLVER.solve(problem, times, i == 0 ? 4e-4 : 1e-4, Progress.NONE);
            for (double e = 0.05; e < 6; e += 0.05) {
                errors[i] = Math.max(
                        errors[i],
                        Math.abs(found.state(0).shellMean(e) - exact.state(0).shellMean(e)));
            }
        }
        assertEquals(2, Math.log(errors[0] / errors[1]) / Math.log(2), 0.25);
    }

    @Test
    void averagesOverNoiseAgreeWithTheLadder() {
        GaussianDensity f0 = new GaussianDensity(0.3, 0.2, 0.8);
        double[] times = {0.05, 0.6};
        for (int n = 0; n < 2; n++) {
            VlasovProblem problem = new VlasovProblem(
                    VlasovCases.harmonic(),
                    Relaxation.constant(0.6),
                    new RandomPotential(
                            FormulaFunction.of("x"),
                            n == 0 ? new TelegraphNoise(0.7) : new OrnsteinUhlenbeckNoise(0.7)),
                    0.1,
                    f0);
            VlasovTrajectory found = SOLVER.solve(problem, times, 1e-4, Progress.NONE);
            VlasovTrajectory exact = new LadderSolver().solve(problem, times, 1e-9, Progress.NONE);
            for (int t = 0; t < times.length; t++) {
                for (double e : ENERGIES) {
                    assertEquals(exact.state(t).shellMean(e), found.state(t).shellMean(e), 2e-4);
                }
            }
            assertTrue(found.report().massError() <= 1e-12);
        }
    }

    /** Two wells, filled on one side: the shell mean sees both at once, and mass crosses the separatrix. */
    @Test
    void doubleWell() {
        Hamiltonian1D wells = new Hamiltonian1D(FormulaPotential.of("(x^2-1)^2/4"), -10, 10);
        VlasovProblem problem = new VlasovProblem(
                wells,
                Relaxation.constant(0.5),
                new RandomPotential(FormulaFunction.of("x"), new TelegraphNoise(0.8)),
                0.05,
                new GaussianDensity(-1, 0, 0.04));
        VlasovTrajectory found = SOLVER.solve(problem, new double[] {0.05, 0.5, 1}, 1e-3, Progress.NONE);
        assertTrue(found.report().massError() <= 1e-12);
        // The relaxation joins the wells at once.
        assertEquals(0, found.state(0).moments().x(), 1e-3);
        double before = 0;
        for (int i = 0; i < 3; i++) {
            double energy = found.state(i).moments().energy();
            assertTrue(energy > before);
            before = energy;
        }
        assertTrue(found.state(2).shellMean(0.5) > 5 * found.state(0).shellMean(0.5));
    }

    @Test
    void withoutRelaxationItDeclines() {
        VlasovProblem damped = VlasovCases.forcedWell(0.1, new GaussianDensity(0, 0, 1));
        VlasovProblem problem = new VlasovProblem(
                damped.hamiltonian(), Relaxation.NONE, damped.shaking(), damped.epsilon(), damped.initial());
        assertThrows(RefusalException.class, () -> SOLVER.solve(problem, new double[] {1}, 1e-4, Progress.NONE));
    }
}
