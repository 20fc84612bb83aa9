package io.github.secular.classical.space;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.secular.classical.ClassicalCases;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.limit.EnergyDistribution;
import io.github.secular.classical.limit.EnergySolution;
import io.github.secular.drive.BaseFrequencies;
import io.github.secular.drive.FormulaEnvelope;
import io.github.secular.numerics.Formula;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpaceDiffusionTest {
    private static final double[] ON = {1};

    private static SpaceProblem problem(
            SpacePotential u, double[][] range, double top, String v, double nu, double gamma, double temperature) {
        SpaceShells shells = new SpaceShells(new SpaceHamiltonian(u, range, top));
        return new SpaceProblem(
                shells,
                Relaxation.constant(gamma),
                SpaceDrive.cosine(SpacePotential.formula(u.dimension(), v), nu),
                0.1,
                new ThermalDensity(shells, temperature));
    }

    private static SpaceProblem problem(SpacePotential u, String v, double nu, double gamma) {
        return problem(u, null, Double.POSITIVE_INFINITY, v, nu, gamma, 1);
    }

    private static double lorentz(double gamma, double s) {
        return gamma / (gamma * gamma + s * s);
    }

    @Test
    void referenceCaseS7() {
        JsonNode out = ClassicalCases.read("S7_multi_invariant_2d").get("outputs");
        JsonNode squeeze = out.get("x1x2_incommensurate");
        SpaceDiffusion one = new SpaceDiffusion(problem(
                SpaceWells.oscillator(
                        squeeze.get("w1").asDouble(), squeeze.get("w2").asDouble()),
                "x*y",
                squeeze.get("nu").asDouble(),
                squeeze.get("gamma").asDouble()));
        double expected = squeeze.get("d_single_invariant_over_E2").asDouble();
        JsonNode iso = out.get("isotropic_D2_single_invariant");
        SpaceDiffusion two = new SpaceDiffusion(problem(
                SpaceWells.oscillator(1, 1),
                "x",
                iso.get("nu").asDouble(),
                iso.get("gamma").asDouble()));
        for (double e : new double[] {0.2, 1, 6}) {
            assertEquals(expected, one.exactly(e, ON)[0] / (e * e), 1e-10 * expected);
            assertEquals(expected, one.at(e, ON)[0] / (e * e), 2e-9 * expected);
            assertEquals(iso.get("d_over_E").asDouble(), two.exactly(e, ON)[0] / e, 1e-10);
        }
    }

    /** Every matrix of S7, and D_11 of V = x alone; then d = Π(ωᵀDω) as a mean over even values of e_1/E. */
    @Test
    void diffusionMatricesOfS7() {
        JsonNode out = ClassicalCases.read("S7_multi_invariant_2d").get("outputs");
        JsonNode squeeze = out.get("x1x2_incommensurate");
        double w2 = squeeze.get("w2").asDouble();
        double gamma = squeeze.get("gamma").asDouble();
        SpaceDiffusion both = new SpaceDiffusion(
                problem(SpaceWells.oscillator(1, w2), "x*y", squeeze.get("nu").asDouble(), gamma));
        for (JsonNode row : squeeze.get("D")) {
            double[][] d = both.matrix(
                    new double[] {row.get("I1").asDouble(), row.get("I2").asDouble()}, ON);
            for (int a = 0; a < 2; a++) {
                for (int b = 0; b < 2; b++) {
                    double expected = row.get("D").get(a).get(b).asDouble();
                    assertEquals(expected, d[a][b], 1e-10 * Math.abs(expected));
                }
            }
        }
        JsonNode one = out.get("V_x1_only");
        double[][] d = new SpaceDiffusion(problem(
                        SpaceWells.oscillator(one.get("w1").asDouble(), 1.3),
                        "x",
                        one.get("nu").asDouble(),
                        one.get("gamma").asDouble()))
                .matrix(new double[] {one.get("I1").asDouble(), 0.4}, ON);
        assertEquals(one.get("D11").asDouble(), d[0][0], 1e-10);
        assertEquals(0, Math.abs(d[0][1]) + Math.abs(d[1][1]), 1e-15);
        double mean = 0;
        int n = 200;
        for (int i = 0; i < n; i++) {
            double e1 = 2 * (i + 0.5) / n;
            double[][] m = both.matrix(new double[] {e1, (2 - e1) / w2}, ON);
            mean += (m[0][0] + 2 * w2 * m[0][1] + w2 * w2 * m[1][1]) / n;
        }
        assertEquals(both.exactly(2, ON)[0], mean, 1e-4 * mean);
    }

    /** d = d0 E/D for V = x cos ντ in isotropic wells (doc/classical.md, C9.6), by resonances and by trajectories. */
    @Test
    void isotropicOscillators() {
        double d0 = (lorentz(0.5, 0.3) + lorentz(0.5, 1.7)) / 4;
        for (int d = 2; d <= 3; d++) {
            SpacePotential well = d == 2 ? SpaceWells.oscillator(1, 1) : SpaceWells.oscillator(1, 1, 1);
            SpacePotential formula = SpacePotential.of(d, d == 2 ? "(x^2+y^2)/2" : "(x^2+y^2+z^2)/2");
            double[] exact = new SpaceDiffusion(problem(well, "x", 0.7, 0.5)).exactly(1.7, ON);
            double[] sampled = new FlowHolder(problem(formula, "x", 0.7, 0.5)).at(1.7);
            assertEquals(d0 * 1.7 / d, exact[0], 1e-10);
            assertEquals(d0 * 1.7 / d, sampled[0], 4 * sampled[1]);
            assertTrue(sampled[1] < 4e-3 * sampled[0], "error " + sampled[1]);
        }
    }

    /** One energy by trajectories, without a table. */
    private record FlowHolder(SpaceProblem problem) {
        double[] at(double energy) {
            ShellCoefficient.Form form = new FlowCoefficient(problem).at(energy);
            return new double[] {form.matrix()[0][0], form.error()};
        }
    }

    /** Numbers of brute force: Runge-Kutta, time correlations and 480 000 random points, src/test/python/shell_correlations.py. */
    @Test
    void wellsWithoutClosedForms() {
        double[] low = new FlowHolder(
                        problem(SpaceWells.henonHeiles(1), SpaceWells.henonHeilesRange(1), 0.16, "x", 0.7, 0.5, 0.02))
                .at(0.05);
        assertEquals(0.010326477691, low[0], 4 * Math.hypot(low[1], 1.8e-5));
        double[] high = new FlowHolder(
                        problem(SpaceWells.henonHeiles(1), SpaceWells.henonHeilesRange(1), 0.16, "x", 0.7, 0.5, 0.02))
                .at(0.15);
        assertEquals(0.030898122768, high[0], 4 * Math.hypot(high[1], 5.4e-5));
        double[] ring = new FlowHolder(problem(SpaceWells.ring(2, 1, 1), "x", 0.7, 0.5)).at(0.5);
        assertEquals(0.100220897809, ring[0], 4 * Math.hypot(ring[1], 2e-4));
    }

    /** Two small wells far apart: near the bottom each is an oscillator of w² = 2 along its valley's axes. */
    @Test
    void wellsInPieces() {
        // U = (x² − 1)²/4 + y², minima at x = ±1 with w_x² = w_y² = 2
        double e = 1e-4;
        double[] d = new FlowHolder(problem(SpacePotential.of(2, "(x^2 - 1)^2/4 + y^2"), "y", 0.7, 0.5)).at(e);
        double w = Math.sqrt(2);
        double exact = e / 2 * (lorentz(0.5, w - 0.7) + lorentz(0.5, w + 0.7)) / 4;
        assertEquals(exact, d[0], 4 * d[1]);
        assertTrue(d[1] < 1e-2 * d[0], d[1] + " of " + d[0]);
    }

    /** Two quartic wells by resonances on tori, and by trajectories of the same U as a formula. */
    @Test
    void twoRoutesToASumOfWells() {
        SpacePotential sum =
                SpaceWells.separable(List.of("quartic", "duffing"), List.of(new double[] {1}, new double[] {1, 0.5}));
        double[] torus = new SpaceDiffusion(problem(sum, "x*y", 1.1, 0.4)).exactly(1.5, ON);
        double[] flow = new FlowHolder(problem(SpacePotential.of(2, "x^4/4 + y^2/2 + y^4/8"), "x*y", 1.1, 0.4)).at(1.5);
        assertEquals(torus[0], flow[0], 4 * (flow[1] + torus[1]));
        assertTrue(torus[1] < 1e-4 * torus[0]);
    }

    /** F = e^{−E/w}/(2πw)^D, w = w0 + d1 t, d = d1 E (doc/classical.md, C9.6). */
    @Test
    void energyDiffusionOfAnIsotropicOscillator() {
        double d1 = (lorentz(0.5, 0.3) + lorentz(0.5, 1.7)) / 12;
        SpaceProblem problem = problem(SpaceWells.oscillator(1, 1, 1), "x", 0.7, 0.5);
        EnergyDistribution f =
                new EnergySolution(new SpaceDiffusion(problem)).solve(new double[] {0, 2}, 1e-4, Progress.NONE);
        double w = 1 + 2 * d1;
        double largest = Math.pow(2 * Math.PI * w, -3);
        for (double e : new double[] {0.1, 1, 4, 12}) {
            assertEquals(largest * Math.exp(-e / w), f.at(1, e), f.estimatedError() * largest);
        }
        assertEquals(3 * w, f.meanEnergy()[1], 3 * w * f.estimatedError());
        assertTrue(f.estimatedError() < 1e-4);
    }

    /** Envelopes enter as a quadratic form; phases of one frequency add before they are squared. */
    @Test
    void envelopesAndTermsOfOneFrequency() {
        SpacePotential u = SpaceWells.oscillator(1, 1);
        SpaceShells shells = new SpaceShells(new SpaceHamiltonian(u, null, Double.POSITIVE_INFINITY));
        Formula x = SpacePotential.formula(2, "x");
        Formula y = SpacePotential.formula(2, "y");
        Formula none = SpacePotential.formula(2, "0");
        SpaceDrive drive = new SpaceDrive(
                new BaseFrequencies(0.7),
                List.of(
                        new SpaceTerm(new int[] {1}, x, none, FormulaEnvelope.of("t")),
                        new SpaceTerm(new int[] {-1}, x, none, FormulaEnvelope.of("2")),
                        new SpaceTerm(new int[] {1}, none, y, FormulaEnvelope.of("3"))));
        SpaceDiffusion limit = new SpaceDiffusion(
                new SpaceProblem(shells, Relaxation.constant(0.5), drive, 0.1, new ThermalDensity(shells, 1)));
        double d1 = (lorentz(0.5, 0.3) + lorentz(0.5, 1.7)) / 8;
        // x (t + 2) cos + 3 y sin: independent axes add
        assertEquals(d1 * (5 * 5 + 9), limit.exactly(1, limit.envelopesAt(3))[0], 1e-9);
    }

    /** More harmonics than there are angles are not left out in silence: far off they refuse, near the edge they count. */
    @Test
    void drivesThatAreTooFastAlongAnOrbit() {
        SpaceDiffusion limit = new SpaceDiffusion(problem(SpaceWells.oscillator(1, 1), "cos(30*x)", 0.7, 0.5));
        RefusalException e = assertThrows(RefusalException.class, () -> limit.exactly(40, ON));
        assertTrue(e.getMessage().contains("too fast"), e.getMessage());
        double[] near = limit.exactly(0.4, ON);
        assertTrue(near[0] > 0 && near[1] < 1e-2 * near[0], near[1] + " of " + near[0]);
    }

    @Test
    void noRelaxationNoLimit() {
        SpaceProblem p = problem(SpaceWells.oscillator(1, 1), "x", 0.7, 0);
        assertThrows(RefusalException.class, () -> new SpaceDiffusion(p));
    }
}
