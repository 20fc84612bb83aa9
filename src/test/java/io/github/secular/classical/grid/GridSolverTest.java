package io.github.secular.classical.grid;

import static io.github.secular.Validation.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.secular.Validation;
import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.GaussianDensity;
import io.github.secular.classical.GridDensity;
import io.github.secular.classical.InitialDensity;
import io.github.secular.classical.PhaseRange;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.VlasovCases;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.classical.harmonic.ForcedOscillator;
import io.github.secular.classical.harmonic.LadderSolver;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import org.junit.jupiter.api.Test;

/** Cases S2 and S5 at moderate ε on the grid, and what it keeps. */
@Validation.Against("reference cases S5; exact rotations")
class GridSolverTest {
    private static final JsonNode S5 = VlasovCases.read("S5_vlasov_finite_eps");
    private static final double[] ENERGIES =
            VlasovCases.doubles(S5.get("inputs").get("E"));

    @Test
    void harmonicWell() {
        double tolerance = S5.get("tolerance").get("Pi_f_abs").asDouble();
        double[] value = new double[1];
        for (String kind : new String[] {"ill", "well"}) {
            double[] centre =
                    VlasovCases.doubles(S5.get("inputs").get("harmonic").get("center0_" + kind));
            for (JsonNode row : S5.get("outputs").get("harmonic_" + kind)) {
                if (row.get("eps").asDouble() < 0.15) {
                    continue;
                }
                VlasovProblem problem =
                        VlasovCases.forcedWell(row.get("eps").asDouble(), new GaussianDensity(centre[0], centre[1], 1));
                VlasovTrajectory found = solve(problem, row);
                for (int i = 0; i < ENERGIES.length; i++) {
                    assertEquals(
                            row.get("Pi_f").get(i).asDouble(), found.state(0).shellMean(ENERGIES[i]), tolerance);
                }
                for (int i = 0; i < 3; i++) {
                    double[] point =
                            VlasovCases.doubles(S5.get("inputs").get("points").get(i));
                    found.state(0).sample(new double[] {point[0]}, new double[] {point[1]}, value);
                    assertEquals(row.get("f_at_points").get(i).asDouble(), value[0], 1e-3);
                }
            }
        }
    }

    @Test
    void duffingWell() {
        for (String kind : new String[] {"well", "ill"}) {
            InitialDensity f0 = VlasovCases.duffingStart(kind.equals("ill") ? 0.3 : 0);
            for (JsonNode row : S5.get("outputs").get("duffing_" + kind)) {
                if (row.get("eps").asDouble() < 0.15) {
                    continue;
                }
                VlasovTrajectory found =
                        solve(VlasovCases.forcedDuffing(row.get("eps").asDouble(), f0), row);
                for (int i = 0; i < ENERGIES.length; i++) {
                    assertEquals(
                            row.get("Pi_f").get(i).asDouble(), found.state(0).shellMean(ENERGIES[i]), 2e-4);
                }
                assertEquals(
                        row.get("mean_energy").asDouble(),
                        found.state(0).moments().energy(),
                        2e-4);
            }
        }
    }

    private static VlasovTrajectory solve(VlasovProblem problem, JsonNode row) {
        VlasovTrajectory found =
                new GridSolver().solve(problem, new double[] {row.get("t").asDouble()}, 1e-4, Progress.NONE);
        assertTrue(
                found.report().massError() <= 1e-12,
                "mass error " + found.report().massError());
        assertTrue(found.report().warnings().isEmpty(), () -> "" + found.report());
        return found;
    }

    /** Case S2 without relaxation: the flow alone, exact to the tolerance of the case where the grid resolves f. */
    @Test
    void rotationIsExact() {
        JsonNode s2 = VlasovCases.read("S2_explicit_harmonic");
        GaussianDensity f0 = new GaussianDensity(0.8, -0.4, 0.5);
        double[] value = new double[1];
        for (int r = 0; r < 3; r++) {
            JsonNode row = s2.get("outputs").get("rows").get(r);
            double eps = row.get("eps").asDouble();
            double t = row.get("t").asDouble();
            VlasovProblem problem = new VlasovProblem(
                    VlasovCases.harmonic(),
                    Relaxation.NONE,
                    QuasiPeriodicPotential.cosine(
                            FormulaFunction.of("x"), row.get("omega").asDouble()),
                    eps,
                    f0,
                    30);
            VlasovTrajectory found = new GridSolver(128, 0.2).solve(problem, new double[] {t}, 1e-4, Progress.NONE);
            assertEquals(
                    row.get("mean_energy").asDouble(), found.state(0).moments().energy(), 1e-8);
            ForcedOscillator exact = new ForcedOscillator(eps, row.get("omega").asDouble(), 0.5, 0.8, -0.4);
            for (double x = -2; x <= 2; x += 0.5) {
                found.state(0).sample(new double[] {x}, new double[] {0.3}, value);
                // What is left is the interpolation between grid points, of degree 5.
                assertEquals(exact.density(x, 0.3, t / (eps * eps)), value[0], 1e-5);
            }
        }
    }

    @Test
    void stepsAreOfSecondOrder() {
        VlasovProblem problem = VlasovCases.forcedWell(0.4, new GaussianDensity(0.7, -0.2, 1));
        double[] times = {0.8};
        VlasovTrajectory exact = new LadderSolver().solve(problem, times, 1e-9, Progress.NONE);
        double[] errors = new double[2];
        for (int i = 0; i < 2; i++) {
            VlasovTrajectory found = new GridSolver(64, i == 0 ? 1 : 0.5).solve(problem, times, 1e-4, Progress.NONE);
            for (double e = 0.1; e < 6; e += 0.1) {
                errors[i] = Math.max(
                        errors[i],
                        Math.abs(found.state(0).shellMean(e) - exact.state(0).shellMean(e)));
            }
        }
        assertEquals(2, Math.log(errors[0] / errors[1]) / Math.log(2), 0.3);
    }

    /** Without a drive nothing may heat, at any ε: the trap of bins and interpolation. */
    @Test
    void relaxationAloneKeepsTheEnergy() {
        VlasovProblem driven = VlasovCases.forcedDuffing(0.2, VlasovCases.duffingStart(0.3));
        VlasovProblem problem = new VlasovProblem(
                driven.hamiltonian(),
                driven.relaxation(),
                QuasiPeriodicPotential.cosine(FormulaFunction.of("0*x"), 1.2),
                0.2,
                driven.initial());
        VlasovTrajectory found = new GridSolver().solve(problem, new double[] {1e-9, 0.5}, 1e-4, Progress.NONE);
        assertEquals(found.state(0).moments().energy(), found.state(1).moments().energy(), 2e-6);
        assertTrue(Math.abs(found.report().numericalHeating()) < 1e-5);
    }

    @Test
    void aGivenArrayStartsAsWellAsItsFormula() {
        GaussianDensity f0 = new GaussianDensity(0.7, -0.2, 1);
        PhaseRange range = PhaseRange.centred(9, 9);
        int n = 180;
        double[] values = new double[n * n];
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                values[j * n + i] = f0.at(-9 + (i + 0.5) * 0.1, -9 + (j + 0.5) * 0.1);
            }
        }
        double[] times = {0.3};
        VlasovTrajectory image = new GridSolver(64, 0.2)
                .solve(VlasovCases.forcedWell(0.4, new GridDensity(range, n, n, values)), times, 1e-4, Progress.NONE);
        VlasovTrajectory formula =
                new GridSolver(64, 0.2).solve(VlasovCases.forcedWell(0.4, f0), times, 1e-4, Progress.NONE);
        for (double e : ENERGIES) {
            assertEquals(formula.state(0).shellMean(e), image.state(0).shellMean(e), 1e-4);
        }
    }

    @Test
    void smallEpsilonIsDeclined() {
        VlasovProblem problem = VlasovCases.forcedWell(1e-4, new GaussianDensity(0, 0, 1));
        assertThrows(
                RefusalException.class, () -> new GridSolver().solve(problem, new double[] {1}, 1e-4, Progress.NONE));
    }
}
