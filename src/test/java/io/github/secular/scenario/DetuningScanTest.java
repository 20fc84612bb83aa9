package io.github.secular.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.secular.catalogue.BlochSolvers;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.Trajectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetuningScanTest {
    /**
     * Across Δ = −(e_1 − e_0), where the rotating wave stands still: ρ_11 = (εV/Ω)² sin² Ωτ, Ω² = ε²V² + Δ²/4
     * (doc/quantum.md, Q3.2).
     */
    @Test
    void passesAWaveThatStandsStill() throws IOException {
        String model = Files.readString(Path.of("sample-data", "rabi.json"));
        for (double detuning : new double[] {-1.4, -1.3 - 1e-7, -1.3, -1.3 + 1e-7, -1.2}) {
            Scenario s = ScenarioReader.read(
                    model, "rabi", List.of("wave.detuning=" + detuning, "times.count=11", "epsilon=0.3"));
            Trajectory rho = BlochSolvers.standard()
                    .named("automatic")
                    .solve(s.model(), s.initial(), s.times(), 1e-9, Progress.NONE);
            double rabi = Math.hypot(0.3, detuning / 2);
            for (int i = 0; i < s.times().length; i++) {
                double swing = 0.3 / rabi * Math.sin(rabi * s.times()[i] / 0.09);
                assertEquals(swing * swing, rho.population(i, 1), 1e-9, "detuning " + detuning + ", time " + i);
            }
        }
    }
}
