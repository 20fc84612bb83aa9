package io.github.secular.classical.harmonic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.GaussianDensity;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.VlasovCases;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.numerics.Progress;
import org.junit.jupiter.api.Test;

/** Case S2, whole: the explicit solution and the ladder. */
class ForcedOscillatorTest {
    private static final JsonNode CASE = VlasovCases.read("S2_explicit_harmonic");
    private static final double TOLERANCE =
            CASE.get("tolerance").get("absolute").asDouble();

    @Test
    void theExplicitSolutionIsThatOfTheCase() {
        JsonNode in = CASE.get("inputs");
        double a = in.get("a").asDouble();
        double[] centre = VlasovCases.doubles(in.get("center0"));
        double[] energies = VlasovCases.doubles(in.get("energies"));
        for (JsonNode row : CASE.get("outputs").get("rows")) {
            double eps = row.get("eps").asDouble();
            double tau = row.get("t").asDouble() / (eps * eps);
            ForcedOscillator f = new ForcedOscillator(eps, row.get("omega").asDouble(), a, centre[0], centre[1]);
            assertEquals(row.get("center_x").asDouble(), f.centre(tau)[0], TOLERANCE);
            assertEquals(row.get("center_p").asDouble(), f.centre(tau)[1], TOLERANCE);
            assertEquals(row.get("mean_energy").asDouble(), f.meanEnergy(tau), TOLERANCE);
            for (int i = 0; i < in.get("points").size(); i++) {
                double[] point = VlasovCases.doubles(in.get("points").get(i));
                if (i == 0) {
                    double[] foot = f.foot(point[0], point[1], tau);
                    assertEquals(row.get("foot_X0_of_first_point").asDouble(), foot[0], TOLERANCE);
                    assertEquals(row.get("foot_P0_of_first_point").asDouble(), foot[1], TOLERANCE);
                }
                assertEquals(row.get("f_at_points").get(i).asDouble(), f.density(point[0], point[1], tau), TOLERANCE);
            }
            for (int i = 0; i < energies.length; i++) {
                assertEquals(row.get("Pi_f").get(i).asDouble(), f.shellMean(energies[i], tau), TOLERANCE);
            }
        }
    }

    @Test
    void theLadderFindsTheSame() {
        JsonNode in = CASE.get("inputs");
        double[] centre = VlasovCases.doubles(in.get("center0"));
        double[] energies = VlasovCases.doubles(in.get("energies"));
        GaussianDensity f0 =
                new GaussianDensity(centre[0], centre[1], in.get("a").asDouble());
        for (JsonNode row : CASE.get("outputs").get("rows")) {
            VlasovProblem problem = new VlasovProblem(
                    VlasovCases.harmonic(),
                    Relaxation.NONE,
                    QuasiPeriodicPotential.cosine(
                            FormulaFunction.of("x"), row.get("omega").asDouble()),
                    row.get("eps").asDouble(),
                    f0);
            VlasovTrajectory found =
                    new LadderSolver().solve(problem, new double[] {row.get("t").asDouble()}, 1e-9, Progress.NONE);
            assertEquals(
                    row.get("mean_energy").asDouble(), found.state(0).moments().energy(), TOLERANCE);
            assertEquals(
                    row.get("center_x").asDouble(), found.state(0).moments().x(), TOLERANCE);
            for (int i = 0; i < energies.length; i++) {
                assertEquals(row.get("Pi_f").get(i).asDouble(), found.state(0).shellMean(energies[i]), TOLERANCE);
            }
            double[] value = new double[1];
            for (int i = 0; i < in.get("points").size(); i++) {
                double[] point = VlasovCases.doubles(in.get("points").get(i));
                found.state(0).sample(new double[] {point[0]}, new double[] {point[1]}, value);
                assertEquals(row.get("f_at_points").get(i).asDouble(), value[0], TOLERANCE);
            }
            assertTrue(found.report().massError() <= 1e-12);
        }
    }

    @Test
    void resonanceIsTheLimitOfNearResonance() {
        double tau = 40;
        double[] at = new ForcedOscillator(0.1, 1, 0.5, 0, 0).displacement(tau);
        for (double off : new double[] {1e-5, 1e-9, 1e-13}) {
            double[] near = new ForcedOscillator(0.1, 1 + off, 0.5, 0, 0).displacement(tau);
            // d/dω of the displacement is at most ε τ²/4.
            assertEquals(at[0], near[0], 0.1 * tau * tau / 4 * off + 1e-14);
            assertEquals(at[1], near[1], 0.1 * tau * tau / 4 * off + 1e-14);
        }
    }

    @Test
    void nothingHappensOffResonanceAndMotionIsBallisticAtIt() {
        double[] still = new double[2];
        for (int i = 0; i < 2; i++) {
            double eps = i == 0 ? 1e-2 : 1e-3;
            for (double t = 0.1; t < 1; t += 0.01) {
                still[i] =
                        Math.max(still[i], new ForcedOscillator(eps, 0.7, 0.5, 0, 0).meanEnergy(t / (eps * eps)) - 0.5);
            }
        }
        assertEquals(2, Math.log10(still[0] / still[1]), 0.1);
        double eps = 1e-3;
        assertEquals(1 / (8 * eps * eps), new ForcedOscillator(eps, 1, 0.5, 0, 0).meanEnergy(1 / (eps * eps)), 1);
    }
}
