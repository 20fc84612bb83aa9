package io.github.secular.scenario;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.RandomPotential;
import io.github.secular.drive.ClockNoise;
import io.github.secular.drive.TelegraphNoise;
import io.github.secular.numerics.InvalidInputException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Noises and collision kernels of classical model files. */
class ClassicalModelTest {
    private static final String MODEL = """
            {
              "secular": 1,
              "kind": "classical",
              "hamiltonian": { "type": "duffing" },
              "noises": [
                { "type": "telegraph", "potential": "x", "correlationTime": 0.8 },
                { "type": "clock", "potential": "x^2", "cellLength": 1.4, "variance": 0.5 }
              ],
              "relaxation": { "gamma": 0.5, "kernel": KERNEL },
              "epsilon": 0.1,
              "times": [1]
            }
            """;

    private static ClassicalScenario read(String kernel, String... overrides) {
        return ClassicalReader.read(MODEL.replace("KERNEL", kernel), "test", List.of(overrides));
    }

    @Test
    void severalNoises() {
        RandomPotential v = (RandomPotential) read("[0.4]").shaking();
        assertEquals(2, v.parts().size());
        assertEquals(new TelegraphNoise(0.8), v.parts().get(0).noise());
        assertEquals(9, v.parts().get(1).shape().at(3, 1));
        assertEquals(0.5, ((ClockNoise) v.parts().get(1).noise()).variance());
        assertTrue(v.description().contains("telegraph") && v.description().contains("clock"), v.description());
        complaint("noises[1]", "[0.4]", "noises[1].correlationTime=3");
        complaint("noises", "[0.4]", "noises=[]");
    }

    @Test
    void kernels() {
        assertArrayEquals(new double[] {0.4}, read("[0.4]").relaxation().kernel());
        assertArrayEquals(
                new double[] {0.4},
                read("{\"formula\": \"1 + 0.8 * cos(phi)\"}").relaxation().kernel(),
                1e-15);
        assertEquals(
                Math.exp(-9),
                read("{\"formula\": \"exp(-(x-x2)^2-(p-p2)^2)\"}")
                        .relaxation()
                        .shellKernel()
                        .orElseThrow()
                        .at(3, 1, 0, 1),
                1e-15);
    }

    @Test
    void complaintsNameTheKernel() {
        complaint("relaxation.kernel.formula", "{\"formula\": \"1 + 1.2 * cos(phi)\"}");
        complaint("relaxation.kernel.formula", "{\"formula\": \"1 + y\"}");
        complaint("relaxation.kernel", "{\"formula\": \"2 + tanh(x - x2)\"}");
        complaint("relaxation.kernel", "{\"formula\": \"x * x2\"}");
        complaint("relaxation.kernel", "{\"text\": \"1\"}");
        complaint("relaxation.kernel", "[0.6]");
    }

    private static void complaint(String where, String kernel, String... overrides) {
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> read(kernel, overrides));
        assertTrue(e.getMessage().startsWith(where), e.getMessage());
    }
}
