package io.github.secular.quantum.slowset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.Damping;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.RateMatrix;
import io.github.secular.quantum.ReferenceCases;
import io.github.secular.quantum.Trajectory;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The slow set on cases of its own: against direct integration, an independent code, and closed forms. */
class SlowSetOwnCasesTest {
    private final SlowSetSolver solver = new SlowSetSolver();

    @ParameterizedTest
    @ValueSource(
            strings = {"rabi_undamped", "strong_coupling", "two_tones_moderate", "lambda_moderate", "lambda_rubidium"})
    void agreesWithIndependentCodes(String name) throws IOException {
        JsonNode reference = read(name);
        BlochModel model = model(reference, true);
        double tolerance = reference.get("tolerance").asDouble();
        double[] times = ReferenceCases.doubles(reference.get("times"));
        ComplexMatrix initial = ReferenceCases.complexMatrix(reference.get("rho0"));
        long start = System.nanoTime();
        Trajectory found = solver.solve(model, initial, times, tolerance, Progress.NONE);
        System.out.println(name + " " + (System.nanoTime() - start) * 1e-9 + " " + found.report());
        for (int i = 0; i < times.length; i++) {
            double error = found.rho(i)
                    .distance(ReferenceCases.complexMatrix(reference.get("rho").get(i)));
            System.out.println(error);
            assertTrue(error <= tolerance, name + ": error " + error + " at t = " + times[i]);
        }
        assertTrue(
                found.conservation().traceError() < 1e-12, found.conservation().toString());
        assertEquals(0, found.conservation().hermiticityError());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rabi_undamped", "strong_coupling", "two_tones_moderate", "lambda_moderate"})
    void findsTheFrameItself(String name) throws IOException {
        JsonNode reference = read(name);
        double[] times = ReferenceCases.doubles(reference.get("times"));
        ComplexMatrix initial = ReferenceCases.complexMatrix(reference.get("rho0"));
        Trajectory found = solver.solve(model(reference, false), initial, times, 1e-9, Progress.NONE);
        for (int i = 0; i < times.length; i++) {
            double error = found.rho(i)
                    .distance(ReferenceCases.complexMatrix(reference.get("rho").get(i)));
            assertTrue(error <= 1e-9, name + ": error " + error + " at t = " + times[i]);
        }
    }

    private static JsonNode read(String name) throws IOException {
        try (InputStream in = SlowSetOwnCasesTest.class.getResourceAsStream("/reference-own/" + name + ".json")) {
            return new ObjectMapper().readTree(in);
        }
    }

    /** @param framed whether the levels bring their photon numbers along, or energies only */
    private static BlochModel model(JsonNode reference, boolean framed) {
        double[] omega = ReferenceCases.doubles(reference.get("omega"));
        double[] detunings = ReferenceCases.doubles(reference.get("detunings"));
        int n = detunings.length;
        double[] energies = detunings.clone();
        int[][] photons = new int[n][framed ? omega.length : 0];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < omega.length; j++) {
                int k = reference.get("photons").get(i).get(j).asInt();
                energies[i] += k * omega[j];
                if (framed) {
                    photons[i][j] = k;
                }
            }
        }
        List<Harmonic> harmonics = new ArrayList<>();
        for (JsonNode h : reference.get("harmonics")) {
            int[] index = IntStream.range(0, omega.length)
                    .map(j -> h.get("index").get(j).asInt())
                    .toArray();
            harmonics.add(new Harmonic(index, ReferenceCases.complexMatrix(h.get("matrix"))));
        }
        List<String> labels = IntStream.range(0, n).mapToObj(Integer::toString).toList();
        return new BlochModel(
                new Levels(labels, energies, photons, framed ? detunings : energies, new double[n], 0),
                new Damping(ReferenceCases.doubles2(reference.get("gamma")), 0),
                new RateMatrix(ReferenceCases.doubles2(reference.get("W"))),
                new Wave(n, omega, harmonics),
                1);
    }

    /** Two lasers in two-photon resonance empty the excited level: c ∝ (V_21, −V_20), whatever the decay. */
    @Test
    void darkStateOfTheLambda() {
        double omegaBeat = 1188.6;
        double v20 = 0.25;
        double v21 = 0.415;
        ComplexMatrix one = ComplexMatrix.ofReal(new double[][] {{0, 0, v20}, {0, 0, 0}, {v20, 0, 0}});
        ComplexMatrix two = ComplexMatrix.ofReal(new double[][] {{0, 0, 0}, {0, 0, v21}, {0, v21, 0}});
        double[] omega = {6.5583e7, omegaBeat};
        Wave wave = new Wave(
                3,
                omega,
                List.of(
                        new Harmonic(new int[] {1, 0}, one),
                        new Harmonic(new int[] {-1, 0}, one),
                        new Harmonic(new int[] {1, -1}, two),
                        new Harmonic(new int[] {-1, 1}, two)));
        Levels levels = new Levels(
                List.of("g1", "g2", "e"),
                new double[] {0, omegaBeat, omega[0]},
                new int[][] {{0, 0}, {0, 1}, {1, 0}},
                new double[3],
                new double[3],
                0);
        double[][] gamma = {{0, 0, 0.5}, {0, 0, 0.5}, {0.5, 0.5, 0}};
        double[][] rates = {{0, 0, 0}, {0, 0, 0}, {0.4, 0.6, 0}};
        BlochModel model = new BlochModel(levels, new Damping(gamma, 0), new RateMatrix(rates), wave, 1);
        Trajectory found =
                solver.solve(model, ComplexMatrix.diagonal(1, 0, 0), new double[] {3000}, 1e-9, Progress.NONE);
        double norm = v20 * v20 + v21 * v21;
        // The closed form leaves out the counter-rotating terms, of size v / (2 ω) ~ 4e-9.
        assertEquals(v21 * v21 / norm, found.population(0, 0), 2e-8);
        assertEquals(v20 * v20 / norm, found.population(0, 1), 2e-8);
        assertEquals(0, found.population(0, 2), 2e-8);
        assertEquals(v20 * v21 / norm, Math.hypot(found.re(0, 0, 1), found.im(0, 0, 1)), 2e-8);
    }
}
