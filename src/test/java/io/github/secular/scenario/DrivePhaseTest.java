package io.github.secular.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.catalogue.VlasovSolvers;
import io.github.secular.classical.EnergyShell;
import io.github.secular.classical.Moments;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.limit.DiffusionCoefficient;
import io.github.secular.classical.limit.EnergyLimit;
import io.github.secular.classical.limit.Resonance;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Terms of a classical drive whose phase changes in time. */
class DrivePhaseTest {
    private static final String MODEL = """
            { "secular": 1, "kind": "classical", "hamiltonian": { "type": "%s" },
              "drive": { "frequencies": [%s], "terms": [ %s ] }, "relaxation": { "gamma": %s },
              "initial": { "gaussian": { "variance": 0.5 } }, "epsilon": 0.3, "times": [0.5, 1] }
            """;

    private static ClassicalScenario model(String well, double nu, String term, String gamma) {
        return ClassicalReader.read(MODEL.formatted(well, nu, term, gamma), "test", List.of());
    }

    @Test
    void bothFormsOfATerm() {
        for (String phase : new String[] {"0.7*t^2-t", "0.4"}) {
            QuasiPeriodicPotential real = (QuasiPeriodicPotential) model(
                            "harmonic",
                            0.7,
                            "{\"index\":[1],\"cosine\":\"x\",\"sine\":\"p^2\",\"envelope\":\"1+t\",\"phase\":\"" + phase
                                    + "\"}",
                            "0.5")
                    .shaking();
            QuasiPeriodicPotential complex = (QuasiPeriodicPotential) model(
                            "harmonic",
                            0.7,
                            "{\"index\":[1],\"potential\":\"x\",\"amplitude\":[0.2,0.3],\"phase\":\"" + phase + "\"}",
                            "0.5")
                    .shaking();
            for (double t : new double[] {0, 0.3, 0.9}) {
                double phi = phase.equals("0.4") ? 0.4 : 0.7 * t * t - t;
                double angle = 0.7 * (t + 2) + phi;
                assertEquals(
                        (1 + t) * (1.3 * Math.cos(angle) + 0.49 * Math.sin(angle)), real.at(t, t + 2, 1.3, 0.7), 1e-14);
                // 2 Re((0.2 + 0.3i) e^{i angle}) x
                assertEquals(
                        2 * 1.3 * (0.2 * Math.cos(angle) - 0.3 * Math.sin(angle)),
                        complex.at(t, t + 2, 1.3, 0.7),
                        1e-14);
            }
        }
    }

    /** x″ + x = −ε cos(ντ + φ(ε²τ)) for the mean, by its integral; φ jumps and sweeps. */
    @Test
    void meanUnderAChirp() {
        ClassicalScenario s =
                model("harmonic", 0.8, "{\"index\":[1],\"cosine\":\"x\",\"phase\":\"3*t^2+1.2*step(t-0.4)\"}", "0");
        double fast = 0.09;
        for (String solver : List.of("grid")) {
            var found = VlasovSolvers.standard().named(solver).solve(s.problem(), s.times(), 1e-5, Progress.NONE);
            for (int i = 0; i < s.times().length; i++) {
                double end = s.times()[i] / fast;
                int n = 400_000;
                double mean = 0;
                for (int j = 0; j < n; j++) {
                    double tau = (j + 0.5) * end / n;
                    double t = fast * tau;
                    double phi = 3 * t * t + (t < 0.4 ? 0 : 1.2);
                    mean -= 0.3 * Math.sin(end - tau) * Math.cos(0.8 * tau + phi) * end / n;
                }
                Moments moments = found.state(i).moments();
                double error = 4 * found.state(i).momentErrors().x();
                assertEquals(mean, moments.x(), 1e-5 + error, solver);
            }
        }
    }

    /** At every moment d is that of a steady drive at the frequency ν + ε²φ′. */
    @Test
    void diffusionOfAChirp() {
        String chirp = "{\"index\":[1],\"cosine\":\"x\",\"sine\":\"0.3*p\",\"envelope\":\"1+t\",\"phase\":\"4*t^2\"}";
        ClassicalScenario s = model("quartic", 0.9, chirp, "0.2");
        DiffusionCoefficient found = new EnergyLimit(s.problem()).coefficient();
        EnergyShell shell = s.hamiltonian().shell(0.7);
        for (double t : new double[] {0, 0.4, 1}) {
            double nu = 0.9 + 0.09 * 8 * t;
            ClassicalScenario still =
                    model("quartic", nu, "{\"index\":[1],\"cosine\":\"x\",\"sine\":\"0.3*p\"}", "0.2");
            DiffusionCoefficient steady = new EnergyLimit(still.problem()).coefficient();
            double d = (1 + t) * (1 + t) * steady.at(0, shell);
            assertEquals(d, found.at(t, shell), 1e-11 * d);
            Resonance strongest = found.resonances(t, shell).get(0);
            Resonance alone = steady.resonances(0, shell).get(0);
            assertEquals((1 + t) * (1 + t) * alone.strength(), strongest.strength(), 1e-11 * d);
            assertEquals(alone.detuning(), strongest.detuning(), 1e-11);
        }
        double unchirped = new DiffusionCoefficient(s.shaking(), s.relaxation()).at(1, shell);
        assertTrue(Math.abs(unchirped / found.at(1, shell) - 1) > 0.3, "the chirp matters");
    }

    @Test
    void refusals() {
        InvalidInputException e = assertThrows(
                InvalidInputException.class,
                () -> model("harmonic", 1, "{\"index\":[0],\"cosine\":\"x\",\"phase\":\"t\"}", "0.5"));
        assertTrue(e.getMessage().contains("no phase for a term of frequency 0"), e.getMessage());
        ClassicalScenario kernel = model(
                "harmonic",
                1.2,
                "{\"index\":[1],\"cosine\":\"x\",\"phase\":\"t^2\"}",
                "0.5, \"kernel\": {\"formula\": \"exp(-(x-x2)^2)\"}");
        assertTrue(assertThrows(RefusalException.class, () -> new EnergyLimit(kernel.problem()))
                .getMessage()
                .contains("does not know phases"));
    }
}
