package io.github.secular.run;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.numerics.Progress;
import io.github.secular.scenario.ModelFile;
import io.github.secular.scenario.SpaceScenario;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A first look in space is near what the run finds, and says of its error that nobody knows it. */
class RoughDiffusionTest {
    @Test
    void aFirstLookIsNearTheResult() {
        SpaceScenario model = (SpaceScenario)
                ModelFile.sample("anisotropic-trap").with("times.count=3").particles();
        EnergyDiffusionResult rough = new SpaceRuns().roughDiffusion(model, Progress.NONE);
        EnergyDiffusionResult full = new SpaceRuns().energyDiffusion(model, Progress.NONE);
        double[][] expected = full.values();
        double moved = 0;
        for (int t = 1; t < expected.length; t++) {
            double largest = Arrays.stream(expected[t]).max().orElseThrow();
            for (int i = 0; i < expected[t].length; i++) {
                double away = Math.abs(rough.values()[t][i] - expected[t][i]);
                assertTrue(away < 0.03 * largest, "time " + t + ", energy " + i + ": " + away / largest);
                moved = Math.max(moved, Math.abs(expected[t][i] - expected[0][i]) / largest);
            }
        }
        assertTrue(moved > 0.1, "it diffuses: " + moved);
        assertTrue(Double.isNaN(rough.distribution().estimatedError()));
    }
}
