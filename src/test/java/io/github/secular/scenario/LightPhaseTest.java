package io.github.secular.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.secular.catalogue.BlochSolvers;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.Trajectory;
import io.github.secular.quantum.limit.RateEquation;
import io.github.secular.quantum.limit.TransitionRates;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tones whose phase changes in time: chirps and jumps. */
class LightPhaseTest {
    private static final String TWO_LEVELS = """
            { "secular": 1, "levels": { "energies": [0, %s] }, "damping": { "gamma": %s },
              "wave": { "frequencies": [1], "harmonics": [
                { "index": [1], "matrix": [[0, %s], [0, 0]], "envelope": "%s", "phase": %s } ] },
              "epsilon": %s, "times": %s }
            """;

    private static Scenario twoLevels(
            double energy, double gamma, double v, String envelope, String phase, double epsilon, String times) {
        return ScenarioReader.read(
                TWO_LEVELS.formatted(energy, gamma, v, envelope, phase, epsilon, times), "test", List.of());
    }

    private static Trajectory solve(String solver, Scenario s, double tolerance) {
        return BlochSolvers.standard().named(solver).solve(s.model(), s.initial(), s.times(), tolerance, Progress.NONE);
    }

    /**
     * Case a08, a sweep through resonance with and without the rotating-wave approximation, damping and a tabulated
     * envelope. Its jump operator √κ|0⟩⟨1| is the Pauli rate κ from 1 to 0 with the damping κ/2 of slow time.
     */
    @Test
    void referenceCaseA08() throws IOException {
        JsonNode reference;
        try (InputStream in = getClass().getResourceAsStream("/reference/atoms/a08_linear_chirp_landau_zener.json")) {
            reference = new ObjectMapper().readTree(in);
        }
        JsonNode inputs = reference.get("inputs");
        double v = inputs.get("v").asDouble();
        double epsilon = inputs.get("eps").asDouble();
        double tolerance = reference.at("/tolerance/abs").asDouble();
        for (JsonNode output : reference.get("outputs")) {
            double kappa = output.get("kappa").asDouble();
            boolean rotating = output.get("wave").asText().equals("rotating");
            String envelope = output.get("table_envelope").asBoolean()
                    ? inputs.get("table").toString()
                    : "1";
            String model = """
                    { "secular": 1, "levels": { "energies": [0, 1] }, "damping": { "gamma": %s },
                      "relaxation": { "rates": [ { "from": 1, "to": 0, "rate": %s } ] },
                      "wave": { "frequencies": [%s], "harmonics": [
                        { "index": [1], "matrix": [[0, %s], [%s, 0]], "envelope": %s, "phase": "%s*(t-%s/2)^2/2" } ] },
                      "epsilon": %s, "times": %s }
                    """.formatted(
                            epsilon * epsilon * kappa / 2,
                            kappa,
                            inputs.get("omega"),
                            v,
                            rotating ? 0 : v,
                            envelope,
                            inputs.get("alpha"),
                            inputs.get("T"),
                            epsilon,
                            inputs.get("times"));
            Scenario s = ScenarioReader.read(model, "a08", List.of());
            // the last has all: both rotations, damping, and a table whose knots are stopped at
            List<String> solvers =
                    output.get("table_envelope").asBoolean() ? List.of("direct", "envelope-steps") : List.of("direct");
            for (String solver : solvers) {
                Trajectory found = solve(solver, s, solver.equals("direct") ? 1e-9 : 5e-9);
                for (int i = 0; i < s.times().length; i++) {
                    for (int n = 0; n < 4; n++) {
                        JsonNode value = output.get("rho").get(i).get(n / 2).get(n % 2);
                        double re = found.rho(i).re(n / 2, n % 2);
                        double im = found.rho(i).im(n / 2, n % 2);
                        String where = solver + " " + output.get("wave") + " " + kappa + " entry " + n + " time " + i;
                        assertEquals(value.get(0).asDouble(), re, tolerance, where);
                        assertEquals(value.get(1).asDouble(), im, tolerance, where);
                    }
                }
            }
        }
    }

    /** Two π/2 pulses whose phases differ by φ leave cos²(φ/2) in the upper level; at π/2 the second does nothing. */
    @Test
    void ramseyPulsesWithAPhaseJump() {
        double epsilon = 0.02;
        double v = 0.04;
        double length = Math.PI / 4 * epsilon / v;
        String pulses = "step(t-0.2)-step(t-0.2-%1$s)+step(t-1.5)-step(t-1.5-%1$s)".formatted(length);
        for (double phi : new double[] {Math.PI / 2, 1.1}) {
            Scenario s = twoLevels(1, 0, v, pulses, "\"" + phi + "*step(t-1)\"", epsilon, "[1, 2.5]");
            Trajectory found = solve("automatic", s, 1e-10);
            assertEquals(0.5, found.population(0, 1), 1e-9);
            assertEquals(Math.pow(Math.cos(phi / 2), 2), found.population(1, 1), 1e-9, "phase " + phi);
            if (phi == Math.PI / 2) {
                // ρ_01 = −(i/2) e^{iωτ} stands along the second pulse
                assertEquals(0.5 * Math.sin(2.5 / 4e-4), found.rho(1).re(0, 1), 1e-8);
                assertEquals(-0.5 * Math.cos(2.5 / 4e-4), found.rho(1).im(0, 1), 1e-8);
            }
        }
    }

    /** A sweep of ±3γ about the transition: populations by the integral of A(t) in closed form, and Bloch beside. */
    @Test
    void ratesOfAChirp() {
        double epsilon = 0.1;
        double gamma = 0.5;
        double v = 0.2;
        double alpha = 150;
        double detuning = 1 - 1.2;
        Scenario s = twoLevels(1.2, gamma, v, "1", "\"" + alpha + "*(t-1)^2/2\"", epsilon, "[0.4, 0.8, 1.1, 1.5, 2]");
        for (RateEquation limit : List.of(RateEquation.averaged(), RateEquation.chi())) {
            PopulationTrajectory rates = limit.solve(s.model(), s.initial(), s.times(), 1e-10, Progress.NONE);
            for (int i = 0; i < s.times().length; i++) {
                double sweep = epsilon * epsilon * alpha;
                double integral = 2
                        * v
                        * v
                        / sweep
                        * (Math.atan((detuning + sweep * (s.times()[i] - 1)) / gamma)
                                - Math.atan((detuning - sweep) / gamma));
                assertEquals((1 - Math.exp(-2 * integral)) / 2, rates.population(i, 1), 1e-9);
            }
        }
        PopulationTrajectory rates =
                RateEquation.averaged().solve(s.model(), s.initial(), s.times(), 1e-10, Progress.NONE);
        Trajectory bloch = solve("direct", s, 1e-8);
        Scenario still = twoLevels(1.2, gamma, v, "1", "0", epsilon, "[0.4, 0.8, 1.1, 1.5, 2]");
        PopulationTrajectory unchirped =
                RateEquation.averaged().solve(still.model(), still.initial(), s.times(), 1e-10, Progress.NONE);
        double worst = 0;
        double without = 0;
        for (int i = 0; i < s.times().length; i++) {
            worst = Math.max(worst, Math.abs(bloch.population(i, 1) - rates.population(i, 1)));
            without = Math.max(without, Math.abs(bloch.population(i, 1) - unchirped.population(i, 1)));
        }
        assertTrue(worst < 0.01 && without > 0.05, worst + " with the chirp, " + without + " without");
    }

    /** The divisor that is shown with a rate holds the chirp. */
    @Test
    void divisorsHoldTheChirp() {
        Scenario s = twoLevels(1.2, 0.5, 0.2, "exp(-t^2)", "\"30*t^2\"", 0.1, "[0, 1]");
        TransitionRates rates = RateEquation.averaged().rates(s.model(), 0.5);
        // from 0 to 1: w + ω + ε² φ′ = −1.2 + 1 + 0.01 · 30
        TransitionRates.Line line =
                rates.lines().stream().filter(l -> l.from() == 0).findFirst().orElseThrow();
        assertEquals(0.1, line.divisor(), 1e-13);
        double g2 = Math.exp(-0.5);
        assertEquals(2 * 0.04 * g2 * 0.5 / (0.25 + 0.01), line.rate(), 1e-14);
    }

    /** A passage through the resonance of an undamped pair is none that has rates. */
    @Test
    void undampedPassagesHaveNoRates() {
        Scenario s = twoLevels(1.2, 0, 0.2, "1", "\"30*t^2\"", 0.1, "[0, 1]");
        RefusalException e = assertThrows(RefusalException.class, () -> RateEquation.averaged()
                .solve(s.model(), s.initial(), s.times(), 1e-8, Progress.NONE));
        assertTrue(e.getMessage().contains("nothing damps their coherence"), e.getMessage());
    }

    /** A phase in seconds is two tones in quadrature at the carrier's true frequency. */
    @Test
    void phaseOfALaboratoryTone() {
        String pulse = "exp(-((t-1e-7)/3e-8)^2)";
        String tone = "{\"index\":[1],\"intensity\":100,\"unit\":\"mW/cm^2\",\"phase\":%s,\"envelope\":\"%s\"}";
        String phi = "1e16*(t-1e-7)^2+0.3";
        String times = "times={\"end\":2e-7,\"count\":5}";
        Scenario turned = ScenarioReader.sample(
                "sodium-d2", times, "light.tones=[" + tone.formatted("\"" + phi + "\"", pulse) + "]");
        Scenario pair = ScenarioReader.sample(
                "sodium-d2",
                times,
                "light.tones=[" + tone.formatted("0", pulse + "*cos(" + phi + ")") + ","
                        + tone.formatted(Math.PI / 2, pulse + "*sin(" + phi + ")") + "]");
        assertEquals(turned.model().epsilon(), pair.model().epsilon(), 1e-15);
        assertEquals(
                2,
                turned.model().wave().harmonics().stream()
                        .filter(h -> h.index()[0] == 1)
                        .count());
        for (double t : new double[] {0, 8e-8, 1e-7, 1.3e-7}) {
            double slow = t / turned.units().timeUnit();
            for (int index : new int[] {1, -1}) {
                ComplexMatrix one = turned.model().wave().amplitude(new int[] {index}, slow);
                ComplexMatrix two = pair.model().wave().amplitude(new int[] {index}, slow);
                assertTrue(one.distance(two) < 1e-12, one.distance(two) + " at " + t);
                // G is the coupling of the whole tone, whatever its phase
                double g = Math.exp(-Math.pow((t - 1e-7) / 3e-8, 2));
                double angle = index * (1e16 * (t - 1e-7) * (t - 1e-7) + 0.3);
                assertEquals(g * Math.cos(angle), one.re(0, 1), 1e-12);
                assertEquals(g * Math.sin(angle), one.im(0, 1), 1e-12);
            }
        }
    }

    @Test
    void refusesPhasesThatAreNone() {
        refused("\"1/(t-0.5)\"", "phase: found");
        refused("true", "a number, a formula in t in quotes, or a table");
        refused("{\"times\":[0,0.5],\"values\":[0,1]}", "for it would jump to 0 outside its table");
        InvalidInputException e = assertThrows(
                InvalidInputException.class,
                () -> ScenarioReader.sample(
                        "two-level-detuned",
                        "wave={\"frequencies\":[1],\"harmonics\":[{\"index\":[0],\"matrix\":[[0,1],[1,0]],\"phase\":\"t\"}]}"));
        assertTrue(e.getMessage().contains("no phase for a harmonic of frequency 0"), e.getMessage());
        e = assertThrows(
                InvalidInputException.class,
                () -> ScenarioReader.sample(
                        "two-level-detuned",
                        "wave={\"frequencies\":[1],\"harmonics\":[{\"index\":[1],\"matrix\":[[0,1],[1,0]],\"phase\":\"t\"},"
                                + "{\"index\":[-1],\"matrix\":[[0,1],[1,0]],\"phase\":\"-t\"}]}"));
        assertTrue(e.getMessage().contains("one of the two harmonics only"), e.getMessage());
    }

    private static void refused(String phase, String why) {
        InvalidInputException e =
                assertThrows(InvalidInputException.class, () -> twoLevels(1, 0.5, 0.2, "1", phase, 0.1, "[0, 1]"));
        assertTrue(e.getMessage().startsWith("wave.harmonics[0].phase: found"), e.getMessage());
        assertTrue(e.getMessage().contains(why), e.getMessage());
    }
}
