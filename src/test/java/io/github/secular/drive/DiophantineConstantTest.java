package io.github.secular.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DiophantineConstantTest {
    @TestFactory
    List<DynamicTest> referenceCase() throws IOException {
        JsonNode file;
        try (InputStream in = getClass().getResourceAsStream("/reference/quantum/s09_diophantine.json")) {
            file = new ObjectMapper().readTree(in);
        }
        double[] e = numbers(file.at("/inputs/e"));
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode run : file.get("outputs")) {
            int cutOff = run.get("K").asInt();
            double eta = run.get("eta").asDouble();
            tests.add(DynamicTest.dynamicTest(run.get("label").asText() + " K=" + cutOff + " eta=" + eta, () -> {
                double[] omega = numbers(run.get("omega"));
                DiophantineConstant c = DiophantineConstant.withLevels(e, omega, eta, cutOff, Progress.NONE);
                double expected = run.get("C_levels").asDouble();
                assertEquals(expected, c.constant(), 1e-9 * expected);
                JsonNode at = run.get("argmin_alpha_n_k_value");
                assertEquals(at.get(3).asDouble(), c.divisor(), 1e-9 * c.divisor() + 4e-15);
                double[] alpha = numbers(at.get(0));
                boolean same = matches(c.index(), alpha, 1)
                        && c.from() == at.get(1).asInt()
                        && c.to() == at.get(2).asInt();
                boolean mirrored = matches(c.index(), alpha, -1)
                        && c.from() == at.get(2).asInt()
                        && c.to() == at.get(1).asInt();
                assertTrue(same || mirrored, Arrays.toString(c.index()) + " " + c.from() + " " + c.to());
                DiophantineConstant wave = DiophantineConstant.ofWave(omega, eta, cutOff, Progress.NONE);
                double expectedWave = run.get("C_wave_only").asDouble();
                assertEquals(expectedWave, wave.constant(), 1e-9 * expectedWave);
            }));
        }
        return tests;
    }

    @Test
    void exactResonancesAreLeftOut() {
        DiophantineConstant c = DiophantineConstant.withLevels(
                new double[] {0, 1}, new double[] {1, Math.sqrt(2)}, 0.1, 5, Progress.NONE);
        assertTrue(c.constant() > 0.5, "" + c.constant());
    }

    @Test
    void hydrogenNeedsEtaOfAHalf() {
        // w(n, n+1) ~ 2/n³ against n^(-2(1+eta)): bounded below only for eta ≥ 1/2 (doc/errata.md, E2.6).
        double[] small = hydrogen(40);
        double[] large = hydrogen(160);
        double fallsAtTenth = DiophantineConstant.ofLevels(large, 0.1).constant()
                / DiophantineConstant.ofLevels(small, 0.1).constant();
        assertTrue(fallsAtTenth < 0.5, "" + fallsAtTenth);
        // At η = 1/2 the scaled spacing is (2n+3)/sqrt((n+1)(n+2)), which falls to 2 and no further.
        assertEquals(2, DiophantineConstant.ofLevels(large, 0.5).constant(), 1e-3);
        assertTrue(DiophantineConstant.ofLevels(large, 0.5).constant() > 2);
    }

    @Test
    void aHopelessCutOffIsRefused() {
        InvalidInputException e = assertThrows(
                InvalidInputException.class,
                () -> DiophantineConstant.ofWave(new double[] {1, 2, 3}, 0.1, 100_000, Progress.NONE));
        assertTrue(e.getMessage().startsWith("cut-off: found 100000"), e.getMessage());
    }

    private static double[] hydrogen(int levels) {
        double[] e = new double[levels];
        for (int n = 0; n < levels; n++) {
            e[n] = -1 / ((n + 1.0) * (n + 1.0));
        }
        return e;
    }

    private static boolean matches(int[] index, double[] alpha, int sign) {
        for (int j = 0; j < index.length; j++) {
            if (index[j] != sign * alpha[j]) {
                return false;
            }
        }
        return true;
    }

    private static double[] numbers(JsonNode array) {
        double[] out = new double[array.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = array.get(i).asDouble();
        }
        return out;
    }
}
