package io.github.secular.classical;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.RefusalException;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShellGeometryTest {
    private static final PhaseFunction GAUSS = FormulaFunction.of("exp(-(x-0.4)^2 - (p+0.3)^2/2)");
    private static final PhaseFunction GAUSS_RIGHT = FormulaFunction.of("exp(-4*(x-1)^2 - p^2)");
    private static final PhaseFunction X = FormulaFunction.of("x");

    /** The strict tolerance that the case recommends. */
    private static final double STRICT = 1e-11;

    @ParameterizedTest
    @ValueSource(strings = {"harmonic", "quartic", "duffing_b1"})
    void referenceCaseS1(String name) throws IOException {
        Potential1D builtIn =
                switch (name) {
                    case "harmonic" -> Wells.harmonic(1);
                    case "quartic" -> Wells.quartic(1);
                    default -> Wells.duffing(1, 1);
                };
        String text =
                switch (name) {
                    case "harmonic" -> "x^2/2";
                    case "quartic" -> "x^4/4";
                    default -> "x^2/2 + x^4/4";
                };
        for (Potential1D potential : new Potential1D[] {builtIn, FormulaPotential.of(text)}) {
            Hamiltonian1D h = new Hamiltonian1D(potential);
            for (JsonNode row : reference("S1_shell_geometry_1d").at("/outputs/" + name)) {
                EnergyShell shell = h.shell(row.get("E").asDouble());
                relative(row.get("h0").asDouble(), shell.density());
                assertEquals(row.get("n_components").asInt(), shell.orbits().size());
                for (int c = 0; c < shell.orbits().size(); c++) {
                    Orbit orbit = shell.orbits().get(c);
                    relative(row.get("period_per_component").get(c).asDouble(), orbit.period());
                    relative(row.get("omega_per_component").get(c).asDouble(), orbit.frequency());
                    relative(row.get("action_per_component").get(c).asDouble(), orbit.action());
                }
                AngleHarmonics x = shell.orbits().get(0).harmonics(X, 5);
                for (int k = 0; k <= 5; k++) {
                    assertEquals(
                            row.get("x_fourier_k0to5_first_component").get(k).asDouble(), x.re(k), STRICT * x.re(1));
                    assertEquals(0, x.im(k), STRICT * x.re(1));
                }
                relative(row.get("Pi_x2").asDouble(), shell.mean(FormulaFunction.of("x^2")));
                relative(row.get("Pi_p2").asDouble(), shell.mean(FormulaFunction.of("p^2")));
                relative(row.get("Pi_x4").asDouble(), shell.mean(FormulaFunction.of("x^4")));
                relative(row.get("Pi_gauss").asDouble(), shell.mean(GAUSS));
                relative(row.get("Pi_gauss_right").asDouble(), shell.mean(GAUSS_RIGHT));
            }
        }
    }

    /** T of the double well by the arithmetic-geometric mean, down to 1e-10 from the separatrix. */
    @ParameterizedTest
    @ValueSource(
            doubles = {1e-10, 1e-6, 1e-3, 0.1, 0.2, 0.249, 0.25 - 1e-6, 0.25 - 1e-10, 0.25 + 1e-10, 0.2501, 0.3, 1, 40})
    void doubleWellPeriods(double energy) {
        EnergyShell shell = new Hamiltonian1D(Wells.doubleWell(0.25, 1)).shell(energy);
        double r = Math.sqrt(energy);
        boolean below = energy < 0.25;
        // K(m) = π / (2 agm(1, √(1−m))), with 1−m in closed form; 1 − 4E is exact in doubles near the separatrix.
        double complement =
                below ? (1 - 4 * energy) / ((1 + 2 * r) * (1 + 2 * r)) : (4 * energy - 1) / ((2 * r + 1) * 4 * r);
        double k = Math.PI / 2 / agm(1, Math.sqrt(complement));
        double period = below ? 2 * k / Math.sqrt((1 + 2 * r) / 2) : 4 * k / Math.sqrt(2 * r);
        assertEquals(below ? 2 : 1, shell.orbits().size());
        // One rounding of E moves the distance to the separatrix by 5e-17/1e-10, T by a part of that.
        // Near the bottom an orbit has the width √E, and positions near 1 are rounded to 1e-16.
        double tolerance = 1e-12 + 1e-16 / Math.abs(energy - 0.25) + 2e-16 / r;
        for (Orbit orbit : shell.orbits()) {
            assertEquals(1, orbit.period() / period, tolerance);
        }
    }

    @Test
    void softWellPeriod() {
        Hamiltonian1D h = new Hamiltonian1D(Wells.softWell());
        // T = 4 ∫ (1 + E s²)/√(1 + E s²/2) dφ, s = sin φ: a smooth periodic integrand
        for (double energy : new double[] {1e-8, 0.1, 1, 10}) {
            double sum = 0;
            int n = 4000;
            for (int j = 0; j < n; j++) {
                double s2 = Math.pow(Math.sin(2 * Math.PI * j / n), 2);
                sum += (1 + energy * s2) / Math.sqrt(1 + energy * s2 / 2);
            }
            relative(2 * Math.PI * sum / n, h.shell(energy).density());
        }
    }

    /** Morse: ω = a √(2(D − E)), I = (√(2D) − √(2(D − E)))/a; nothing is bound from D on. */
    @Test
    void morse() {
        Hamiltonian1D h = new Hamiltonian1D(Wells.morse(2, 0.7));
        for (double energy : new double[] {1e-9, 0.01, 1, 1.9, 1.999}) {
            Orbit orbit = h.shell(energy).orbits().get(0);
            relative(0.7 * Math.sqrt(2 * (2 - energy)), orbit.frequency());
            // √(2D) − √(2(D−E)) without cancellation
            relative(2 * energy / (2 + Math.sqrt(2 * (2 - energy))) / 0.7, orbit.action());
        }
        assertEquals(2, h.escapeEnergy());
        assertThrows(InvalidInputException.class, () -> h.shell(2));
        Hamiltonian1D typed = new Hamiltonian1D(FormulaPotential.of("2*(1-exp(-0.7*x))^2"));
        assertEquals(2, typed.escapeEnergy(), 1e-12);
        assertThrows(InvalidInputException.class, () -> typed.shell(2.5));
    }

    @Test
    void anOffsetDoesNotCostAccuracyAtTheBottom() {
        Hamiltonian1D h = new Hamiltonian1D(FormulaPotential.of("(x-3)^2/2 + 1000"));
        EnergyShell shell = h.shell(1000 + 1.0 / (1 << 20));
        relative(2 * Math.PI, shell.density());
        assertEquals(1.0 / (1 << 20), shell.orbits().get(0).action(), 1e-12);
    }

    /** Near the bottom 1 − cos x is all rounding of 1; its slope is not. T = 2π/agm(1, √(1 − E/2)). */
    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 1e-6, 3e-4, 0.1, 1, 1.999})
    void formulasThatCancelAtTheBottom(double energy) {
        // Beyond the range there are more wells, which are not to be stepped into.
        Hamiltonian1D pendulum = new Hamiltonian1D(FormulaPotential.of("1 - cos(x)"), -3.141592, 3.141592);
        double tolerance = 1e-12 + 1e-16 / Math.sqrt(energy);
        assertEquals(
                1,
                pendulum.shell(energy).density() / (2 * Math.PI / agm(1, Math.sqrt(1 - energy / 2))),
                100 * tolerance);
        Hamiltonian1D typed = new Hamiltonian1D(FormulaPotential.of("sqrt(1 + x^2) - 1"));
        Hamiltonian1D builtIn = new Hamiltonian1D(Wells.softWell());
        assertEquals(1, typed.shell(energy).density() / builtIn.shell(energy).density(), 100 * tolerance);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-7, 1e-3, 0.5, 5})
    void shellsOfATable(double energy) {
        double[] x = new double[241];
        double[] u = new double[241];
        for (int i = 0; i < x.length; i++) {
            x[i] = -6 + 0.05 * i;
            u[i] = x[i] * x[i] / 2;
        }
        assertEquals(
                2 * Math.PI,
                new Hamiltonian1D(new TablePotential(x, u)).shell(energy).density(),
                1e-9);
    }

    /** A cubic, and its curvature at the ends, are reproduced; a spline with U″ = 0 there misses them. */
    @Test
    void tablesAreRightUpToTheirEnds() {
        double[] x = {-3, -2.4, -1.9, -0.8, 0.3, 1.1, 2, 2.6, 3};
        double[] u = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            u[i] = x[i] * x[i] / 2 + x[i] * x[i] * x[i] / 20;
        }
        TablePotential table = new TablePotential(x, u);
        for (double y = -3; y <= 3; y += 0.125) {
            assertEquals(y * y / 2 + y * y * y / 20, table.at(y), 1e-13);
            assertEquals(y + 3 * y * y / 20, table.slope(y), 1e-12);
            assertEquals(1 + 6 * y / 20, table.curvature(y), 1e-11);
        }
    }

    /** −x²/2 + x⁴/4 is (x² − 1)²/4 less 1/4. */
    @Test
    void duffingWithTwoWells() {
        EnergyShell found = new Hamiltonian1D(Wells.duffing(-1, 1)).shell(-0.1);
        EnergyShell expected = new Hamiltonian1D(Wells.doubleWell(0.25, 1)).shell(0.15);
        assertEquals(2, found.orbits().size());
        relative(expected.density(), found.density());
        relative(expected.volume(), found.volume());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.24999, 0.2500001, 3})
    void anglesBothWays(double energy) {
        double[] point = new double[2];
        for (Orbit orbit :
                new Hamiltonian1D(Wells.doubleWell(0.25, 1)).shell(energy).orbits()) {
            for (int j = 1; j < 40; j++) {
                double theta = 2 * Math.PI * j / 40 + 1e-4;
                orbit.at(theta, point);
                assertEquals(energy, point[1] * point[1] / 2 + Math.pow(point[0] * point[0] - 1, 2) / 4, 1e-14);
                assertEquals(theta, orbit.angle(point[0], point[1]), 2e-9);
            }
        }
    }

    /** The map moves with the flow: dx/dθ = p/ω. */
    @Test
    void anglesRunWithTheFlow() {
        for (Orbit orbit :
                new Hamiltonian1D(Wells.doubleWell(0.25, 1)).shell(0.2).orbits()) {
            double[] before = new double[2];
            double[] here = new double[2];
            double[] after = new double[2];
            double h = 1e-4;
            for (double theta : new double[] {0.5, 2, 4, 6}) {
                orbit.at(theta - h, before);
                orbit.at(theta, here);
                orbit.at(theta + h, after);
                assertEquals(here[1] / orbit.frequency(), (after[0] - before[0]) / (2 * h), 1e-7);
            }
        }
    }

    /** N′ = h0, across the separatrix as well; I′ = 1/ω. */
    @Test
    void volumeIsTheIntegralOfDensity() {
        Hamiltonian1D h = new Hamiltonian1D(Wells.doubleWell(0.25, 1));
        for (double energy : new double[] {0.1, 0.2, 0.3, 2}) {
            double d = 1e-4;
            double slope = (h.shell(energy - 2 * d).volume()
                            - 8 * h.shell(energy - d).volume()
                            + 8 * h.shell(energy + d).volume()
                            - h.shell(energy + 2 * d).volume())
                    / (12 * d);
            assertEquals(1, slope / h.shell(energy).density(), 1e-9);
        }
        assertEquals(h.shell(0.25 - 1e-12).volume(), h.shell(0.25 + 1e-12).volume(), 1e-9);
    }

    @Test
    void pointsOfRest() {
        Hamiltonian1D h = new Hamiltonian1D(FormulaPotential.of("(x^2-1)^2/4 + 0.1*x"));
        assertEquals(3, h.criticalPoints().size());
        assertEquals(1, h.separatrices().length);
        assertEquals(CriticalPoint.Kind.MAXIMUM, h.criticalPoints().get(1).kind());
        assertTrue(h.bottom().position() < 0);
        double barrier = h.separatrices()[0];
        assertEquals(2, h.shell(barrier - 1e-3).orbits().size());
        assertEquals(1, h.shell(barrier + 1e-3).orbits().size());
        assertThrows(RefusalException.class, () -> h.shell(barrier));
        assertTrue(new Hamiltonian1D(Wells.quartic(1)).bottom().degenerate());
        assertTrue(!new Hamiltonian1D(Wells.harmonic(1)).bottom().degenerate());
        assertEquals(
                CriticalPoint.Kind.INFLECTION,
                new Hamiltonian1D(FormulaPotential.of("(x-1)^3*(3*x+1)"))
                        .criticalPoints()
                        .get(1)
                        .kind());
        assertThrows(InvalidInputException.class, () -> new Hamiltonian1D(FormulaPotential.of("-x^2")));
        assertThrows(InvalidInputException.class, () -> new Hamiltonian1D(FormulaPotential.of("log(x)")));
    }

    /** The natural spline through a parabola's values, with the ends far away, is the parabola to its own order. */
    @Test
    void tableConverges() {
        double[] errors = new double[2];
        for (int i = 0; i < 2; i++) {
            int n = i == 0 ? 81 : 161;
            double[] x = new double[n];
            double[] u = new double[n];
            for (int j = 0; j < n; j++) {
                x[j] = -4 + 8.0 * j / (n - 1);
                u[j] = x[j] * x[j] / 2 + Math.pow(x[j], 4) / 4;
            }
            Hamiltonian1D h = new Hamiltonian1D(new TablePotential(x, u));
            Hamiltonian1D exact = new Hamiltonian1D(Wells.duffing(1, 1));
            for (double energy = 0.2; energy < 4; energy += 0.3) {
                errors[i] = Math.max(
                        errors[i],
                        Math.abs(h.shell(energy).density() - exact.shell(energy).density()));
            }
            assertThrows(InvalidInputException.class, () -> h.shell(100));
        }
        double order = Math.log(errors[0] / errors[1]) / Math.log(2);
        assertTrue(order > 3.5 && errors[1] < 1e-5, order + " " + errors[1]);
    }

    /** Points found one after the other are those found one by one, near a separatrix too. */
    @Test
    void orbitsAtAnglesAndBetween() {
        Hamiltonian1D h = new Hamiltonian1D(FormulaPotential.of("(x^2-1)^2/4"), -12, 12);
        double[] point = new double[2];
        for (double energy : new double[] {1e-6, 0.1, 0.2499999, 0.26, 5}) {
            for (Orbit orbit : h.shell(energy).orbits()) {
                int n = 64;
                OrbitSamples all = orbit.sample(2 * n);
                OrbitSamples half = orbit.sample(n);
                OrbitSamples between = orbit.between(n);
                double size = Math.sqrt(2 * energy);
                for (int j = 0; j < 2 * n; j++) {
                    OrbitSamples some = j % 2 == 0 ? half : between;
                    orbit.at(Math.PI * j / n, point);
                    assertEquals(point[0], all.x()[j], 1e-13);
                    assertEquals(point[0], some.x()[j / 2], 1e-13);
                    assertEquals(point[1], all.p()[j], 1e-11 * size);
                    assertEquals(point[1], some.p()[j / 2], 1e-11 * size);
                }
            }
        }
    }

    private static double agm(double a, double b) {
        while (Math.abs(a - b) > 1e-15 * a) {
            double mean = (a + b) / 2;
            b = Math.sqrt(a * b);
            a = mean;
        }
        return a;
    }

    private static void relative(double expected, double actual) {
        assertEquals(expected, actual, STRICT * Math.abs(expected));
    }

    private static JsonNode reference(String name) throws IOException {
        try (InputStream in = ShellGeometryTest.class.getResourceAsStream("/reference/classical/" + name + ".json")) {
            return new ObjectMapper().readTree(in);
        }
    }
}
