package io.github.secular.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.RandomPotential;
import io.github.secular.drive.NoiseSignal;
import io.github.secular.drive.RandomDrive;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Carriers, shared and correlated noises of model files. */
class JointNoiseModelTest {
    private static final String OU = "{\"type\": \"ornstein-uhlenbeck\", \"correlationTime\": 1";

    private static RandomPotential well(String noises, String rest) {
        String json =
                "{\"secular\": 1, \"kind\": \"classical\", \"hamiltonian\": {\"type\": \"harmonic\"}, \"noises\": ["
                        + noises + "], " + rest + "\"relaxation\": {\"gamma\": 0.5}, \"epsilon\": 0.1, \"times\": [1]}";
        return (RandomPotential) ClassicalReader.read(json, "test", List.of()).shaking();
    }

    private static RandomDrive atom(String noises, String rest) {
        String json = "{\"secular\": 1, \"kind\": \"quantum\", \"levels\": {\"energies\": [0, 1]}, \"noises\": ["
                + noises + "], " + rest + "\"epsilon\": 0.1, \"initial\": {\"populations\": [1, 0]}, \"times\": [1]}";
        return (RandomDrive)
                ScenarioReader.read(json, "test", List.of()).model().drive();
    }

    @Test
    void carriers() {
        RandomPotential v = well(
                OU + ", \"carrier\": -0.8, \"potential\": \"x\", \"sine\": \"p\"}," + OU
                        + ", \"carrier\": 2, \"sine\": \"x^2\"}," + OU + ", \"potential\": \"3*x\"}",
                "");
        assertEquals(4, v.parts().size());
        assertEquals(0.8, v.parts().get(0).signal().carrier());
        assertFalse(v.parts().get(0).signal().sine());
        assertTrue(v.parts().get(1).signal().sine());
        // cos and sin of −0.8 τ
        assertEquals(-5, v.parts().get(1).shape().at(2, 5));
        assertTrue(v.parts().get(0).signal().correlatesWith(v.parts().get(1).signal()));
        assertTrue(v.parts().get(2).signal().sine());
        assertFalse(v.parts().get(3).signal().isCarried());
        RandomDrive drive = atom(OU + ", \"carrier\": 1.1, \"sine\": [[0, [0, -1]], [[0, 1], 0]]}", "");
        assertEquals(1, drive.sources().size());
        assertEquals(-1, drive.sources().get(0).matrix().im(0, 1));
        complaint("noises[0].carrier: found 0", OU + ", \"carrier\": 0, \"potential\": \"x\"}", "");
        complaint("noises[0]: found a \"sine\" without", OU + ", \"potential\": \"x\", \"sine\": \"p\"}", "");
    }

    /** E[V V′] of the mixtures is what the correlation asks for, for seeded random matrices, singular ones too. */
    @Test
    void correlations() {
        Random random = new Random(5);
        for (int model = 0; model < 20; model++) {
            int n = 2 + random.nextInt(3);
            int rank = model % 2 == 0 ? n : 1 + random.nextInt(n - 1);
            double[][] root = new double[n][rank];
            for (double[] row : root) {
                double square = 0;
                for (int j = 0; j < rank; j++) {
                    row[j] = random.nextGaussian();
                    square += row[j] * row[j];
                }
                for (int j = 0; j < rank; j++) {
                    row[j] /= Math.sqrt(square);
                }
            }
            double[][] rho = new double[n][n];
            double[] variance = new double[n];
            StringBuilder noises = new StringBuilder();
            for (int i = 0; i < n; i++) {
                variance[i] = 0.2 + random.nextDouble();
                noises.append(i == 0 ? "" : ",")
                        .append(OU)
                        .append(", \"variance\": " + variance[i] + ", \"potential\": \"x^" + (i + 1) + "\"}");
                for (int j = 0; j < n; j++) {
                    for (int k = 0; k < rank; k++) {
                        rho[i][j] += root[i][k] * root[j][k];
                    }
                }
                rho[i][i] = 1;
            }
            RandomPotential v = well(noises.toString(), "\"correlation\": " + java.util.Arrays.deepToString(rho) + ",");
            double x = 1.3;
            double y = -0.7;
            double expected = 0;
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    expected +=
                            rho[i][j] * Math.sqrt(variance[i] * variance[j]) * Math.pow(x, i + 1) * Math.pow(y, j + 1);
                }
            }
            double found = 0;
            for (RandomPotential.Part part : v.parts()) {
                found += part.noise().variance()
                        * part.shape().at(x, 0)
                        * part.shape().at(y, 0);
            }
            assertEquals(expected, found, 1e-10);
            assertTrue(v.parts().size() <= n);
        }
    }

    @Test
    void correlatedMatricesAndCarriers() {
        RandomDrive drive = atom(
                OU + ", \"matrix\": [[0, 1], [1, 0]]}," + OU
                        + ", \"variance\": 4, \"carrier\": 0.5, \"matrix\": [[1, 0], [0, 0]]}",
                "\"correlation\": [[1, 0.6], [0.6, 1]],");
        assertEquals(3, drive.sources().size());
        assertTrue(drive.sources().get(0).matrix().equals(ComplexMatrix.ofReal(new double[][] {{0, 1}, {1, 0}})));
        NoiseSignal shared = drive.sources().get(1).signal();
        assertEquals(0, shared.source());
        assertEquals(0.5, shared.carrier());
        assertEquals(1.2, drive.sources().get(1).matrix().re(0, 0), 1e-15);
        assertEquals(0.8, drive.sources().get(2).matrix().re(0, 0), 1e-15);
    }

    @Test
    void whatIsNoCorrelationIsSaid() {
        String two = OU + ", \"potential\": \"x\"}," + OU + ", \"potential\": \"p\"}";
        complaint("negative eigenvalue -0.5", two, "\"correlation\": [[1, 1.5], [1.5, 1]],");
        complaint("correlation[1][0]: found 0.2", two, "\"correlation\": [[1, 0.1], [0.2, 1]],");
        complaint("correlation[0][0]: found 2.0", two, "\"correlation\": [[2, 0], [0, 1]],");
        complaint("one row per noise", two, "\"correlation\": [[1]],");
        for (String other : List.of(
                "{\"type\": \"telegraph\", \"correlationTime\": 1, \"potential\": \"p\"}",
                "{\"type\": \"ornstein-uhlenbeck\", \"correlationTime\": 2, \"potential\": \"p\"}",
                OU + ", \"variance\": 0, \"potential\": \"p\"}")) {
            complaint(
                    "one type with the same memory",
                    OU + ", \"potential\": \"x\"}," + other,
                    "\"correlation\": [[1, 0.5], [0.5, 1]],");
        }
        InvalidInputException alone = assertThrows(
                InvalidInputException.class, () -> ClassicalReader.sample("forced-oscillator", "correlation=[[1]]"));
        assertTrue(alone.getMessage().contains("without \"noises\""), alone.getMessage());
    }

    private static void complaint(String part, String noises, String rest) {
        String said = assertThrows(InvalidInputException.class, () -> well(noises, rest))
                .getMessage();
        assertTrue(said.contains(part), said);
    }
}
