package io.github.secular.quantum.slowset;

import static io.github.secular.Validation.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.secular.Validation;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.Damping;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.RateMatrix;
import io.github.secular.quantum.ReferenceCases;
import io.github.secular.quantum.Trajectory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The slow set on the published reference cases, whole and at their tolerances. */
@Validation.Against("reference cases of the slow set")
class SlowSetReferenceTest {
    private final SlowSetSolver solver = new SlowSetSolver();

    @Test
    void sodiumAtItsTrueCarrier() {
        JsonNode reference = ReferenceCases.read("s12_real_two_level_lab_units");
        double tolerance = reference.get("tolerance").get("abs_populations").asDouble();
        for (JsonNode run : reference.get("outputs").get("runs")) {
            JsonNode scaled = run.get("scaled");
            double gamma = scaled.get("gamma01").asDouble();
            ComplexMatrix v = ComplexMatrix.ofReal(new double[][] {{0, 1}, {1, 0}})
                    .times(scaled.get("V01_phi").asDouble(), 0);
            Wave wave = new Wave(
                    2,
                    ReferenceCases.doubles(scaled.get("omega")),
                    List.of(new Harmonic(new int[] {1}, v), new Harmonic(new int[] {-1}, v)));
            Levels levels = new Levels(
                    List.of("g", "e"),
                    ReferenceCases.doubles(scaled.get("e")),
                    new int[][] {{0}, {1}},
                    new double[2],
                    new double[2],
                    0);
            BlochModel model = new BlochModel(
                    levels,
                    new Damping(new double[][] {{0, gamma}, {gamma, 0}}, 0),
                    new RateMatrix(ReferenceCases.doubles2(scaled.get("W"))),
                    wave,
                    scaled.get("eps").asDouble());
            double[] times = ReferenceCases.doubles(run.get("times_scaled"));
            Trajectory found = solver.solve(model, ComplexMatrix.diagonal(1, 0), times, tolerance, Progress.NONE);
            for (int i = 0; i < times.length; i++) {
                assertEquals(run.get("excited_population").get(i).asDouble(), found.population(i, 1), tolerance);
                assertEquals(run.get("ground_population").get(i).asDouble(), found.population(i, 0), tolerance);
            }
        }
    }

    @Test
    void periodicWaveDownToVerySmallEpsilon() {
        JsonNode reference = ReferenceCases.read("s10_periodic_very_small_eps");
        JsonNode inputs = reference.get("inputs");
        double[] times = {inputs.get("t").asDouble()};
        for (JsonNode run : reference.get("outputs").get("runs")) {
            BlochModel model = ReferenceCases.model(inputs, run.get("eps").asDouble());
            Trajectory found = solver.solve(model, ReferenceCases.initial(inputs), times, 1e-11, Progress.NONE);
            double error = found.rho(0).distance(ReferenceCases.complexMatrix(run.get("rho")));
            assertTrue(error <= 1e-11, "error " + error + " at epsilon " + run.get("eps"));
        }
    }

    @Test
    void rotatingWave() {
        JsonNode reference = ReferenceCases.read("s01_two_level_rotating_wave");
        JsonNode inputs = reference.get("inputs");
        double[] energies = ReferenceCases.doubles(inputs.get("e"));
        double[] times = ReferenceCases.doubles(inputs.get("t"));
        for (JsonNode run : reference.get("outputs")) {
            if (run.has("summary")) {
                continue;
            }
            double epsilon = run.get("eps").asDouble();
            double detuning = run.get("Delta").asDouble();
            BlochModel model =
                    ReferenceCases.rotating(energies, run.get("gamma").asDouble(), detuning, epsilon);
            Trajectory found = solver.solve(model, ReferenceCases.initial(inputs), times, 1e-10, Progress.NONE);
            for (int i = 0; i < times.length; i++) {
                double tolerance = 1e-10;
                assertEquals(run.get("rho00").get(i).asDouble(), found.population(i, 0), tolerance);
                // X = V_01 ρ_10 with V_01 = exp(i (Δ + w) τ); reducing the phase here costs τ · 1e-16.
                double tau = times[i] / (epsilon * epsilon);
                double phase = (detuning + energies[1] - energies[0]) * tau;
                double re = Math.cos(phase) * found.re(i, 1, 0) - Math.sin(phase) * found.im(i, 1, 0);
                double im = Math.cos(phase) * found.im(i, 1, 0) + Math.sin(phase) * found.re(i, 1, 0);
                JsonNode x = run.get("V01_times_rho10").get(i);
                assertEquals(x.get(0).asDouble(), re, 2 * tolerance + 4e-16 * tau);
                assertEquals(x.get(1).asDouble(), im, 2 * tolerance + 4e-16 * tau);
            }
        }
    }

    @Test
    void fourLevelsUnderTwoFrequencies() {
        JsonNode reference = ReferenceCases.read("s05_paper2_hierarchy_four_level");
        double tolerance = reference.get("tolerance").get("abs").asDouble();
        JsonNode inputs = reference.get("inputs");
        double[] times = ReferenceCases.doubles(inputs.get("t"));
        for (JsonNode run : reference.get("outputs").get("runs")) {
            BlochModel model = ReferenceCases.model(inputs, run.get("eps").asDouble());
            ComplexMatrix initial = ReferenceCases.initial(inputs);
            if (model.epsilon() > 0.15) {
                // Couplings of the size of the frequencies: there is no slow set, and the solver must say so.
                RefusalException refusal = assertThrows(
                        RefusalException.class, () -> solver.solve(model, initial, times, tolerance, Progress.NONE));
                assertTrue(refusal.getMessage().contains("smaller epsilon"), refusal.getMessage());
                continue;
            }
            Trajectory found = solver.solve(model, initial, times, tolerance, Progress.NONE);
            for (int i = 0; i < times.length; i++) {
                double error = found.rho(i)
                        .distance(ReferenceCases.complexMatrix(
                                run.get("bloch_rho").get(i)));
                assertTrue(error <= tolerance, "error " + error + " at epsilon " + model.epsilon());
            }
        }
    }
}
