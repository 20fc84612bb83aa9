package io.github.secular.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.scijava.Context;
import org.scijava.script.ScriptModule;
import org.scijava.script.ScriptService;

/** The scripts in {@code plugins/}, run by SciJava's script service as Fiji runs them. */
class ExampleScriptTest {
    @Test
    void theExampleMeasuresTheDensityMatrix() throws Exception {
        try (Context context = new Context()) {
            ScriptModule module = context.service(ScriptService.class)
                    .run(
                            new File("plugins/Scripts/Plugins/Secular/Examples/Secular_Example.groovy"),
                            true,
                            Map.of("epsilon", "0.2"))
                    .get();
            double coherence = (Double) module.getOutput("largestCoherence");
            double excited = (Double) module.getOutput("finalExcitation");
            // a coherence is of the order of ε; the resonant wave carries the populations towards 1/2
            assertTrue(coherence > 0.02 && coherence < 0.3, "coherence " + coherence);
            assertEquals(0.5, excited, 0.05);
        }
    }
}
