package io.github.secular.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/**
 * The hyperfine numbers of the rubidium samples by another route than 3j and 6j symbols: the states are found by
 * diagonalising A I·J + tiny·F_z in the product basis |m_J, m_I⟩, where the dipole acts on the electron alone.
 */
class RubidiumHyperfineTest {
    private static final double NUCLEUS = 1.5;
    /** Steck's reduced dipole ⟨J=1/2‖er‖J'=1/2⟩, e a_0, and decay rate of D1, 1/s. */
    private static final double REDUCED = 2.9931;

    private static final double GAMMA = 36.129e6;
    /** ⟨1/2 m|r_q|1/2 m'⟩ over the reduced element: m = ±1/2 with q = 0, and |q| = 1. */
    private static final double STRAIGHT = 1 / Math.sqrt(3);

    private static final double ACROSS = Math.sqrt(2.0 / 3);

    /** Splittings of 5S1/2 and 5P1/2, GHz: Δ = 2 A. */
    private static final double[] CONSTANT = {6.834682610904 / 2, 0.408328};

    private static JsonNode sample(String name) throws IOException {
        return new ObjectMapper().readTree(ScenarioReader.sampleText(name));
    }

    /** A spin component (0: x, 1: y without its i, 2: z) in the basis m = −j … j. */
    private static RealMatrix spin(double j, int component) {
        int size = (int) Math.round(2 * j + 1);
        RealMatrix out = new Array2DRowRealMatrix(size, size);
        for (int a = 0; a < size; a++) {
            double m = a - j;
            if (component == 2) {
                out.setEntry(a, a, m);
            } else if (a + 1 < size) {
                double up = 0.5 * Math.sqrt(j * (j + 1) - m * (m + 1));
                out.setEntry(a + 1, a, up);
                out.setEntry(a, a + 1, component == 0 ? up : -up);
            }
        }
        return out;
    }

    private static RealMatrix product(RealMatrix electron, RealMatrix nucleus) {
        int n = nucleus.getRowDimension();
        int size = electron.getRowDimension() * n;
        RealMatrix out = new Array2DRowRealMatrix(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                out.setEntry(i, j, electron.getEntry(i / n, j / n) * nucleus.getEntry(i % n, j % n));
            }
        }
        return out;
    }

    private static RealMatrix one(int size) {
        return org.apache.commons.math3.linear.MatrixUtils.createRealIdentityMatrix(size);
    }

    /** Eigenvectors of I·J for J = 1/2, I = 3/2 in the order F = 1, 2 and m_F upwards, as columns. */
    private static RealMatrix states() {
        RealMatrix h = product(spin(0.5, 0), spin(NUCLEUS, 0))
                // both y components lack their i: −(i i) = +1 with the minus sign here
                .subtract(product(spin(0.5, 1), spin(NUCLEUS, 1)))
                .add(product(spin(0.5, 2), spin(NUCLEUS, 2)));
        RealMatrix fz = product(spin(0.5, 2), one(4)).add(product(one(2), spin(NUCLEUS, 2)));
        EigenDecomposition eigen = new EigenDecomposition(h.add(fz.scalarMultiply(0.01)));
        RealMatrix out = new Array2DRowRealMatrix(8, 8);
        for (int k = 0; k < 8; k++) {
            var v = eigen.getEigenvector(k);
            double value = v.dotProduct(h.operate(v));
            double m = v.dotProduct(fz.operate(v));
            // I·J is 3/4 for F = 2 and −5/4 for F = 1
            boolean two = value > 0;
            assertEquals(two ? 0.75 : -1.25, value, 1e-12);
            out.setColumnVector((two ? 5 : 1) + (int) Math.round(m), v);
        }
        return out;
    }

    /** ⟨g|er_q|e⟩ of all pairs, e a_0. */
    private static RealMatrix dipole(int q) {
        RealMatrix electron = new Array2DRowRealMatrix(2, 2);
        if (q == 0) {
            electron.setEntry(0, 0, -STRAIGHT);
            electron.setEntry(1, 1, STRAIGHT);
        } else {
            // r_q takes m' to m = m' + q; the sign is that of −q
            electron.setEntry(q > 0 ? 1 : 0, q > 0 ? 0 : 1, -q * ACROSS);
        }
        RealMatrix s = states();
        return s.transpose()
                .multiply(product(electron.scalarMultiply(REDUCED), one(4)))
                .multiply(s);
    }

    @Test
    void dipolesFollowFromTheElectronAlone() throws IOException {
        JsonNode file = sample("rubidium-87-d1-hyperfine");
        RealMatrix expected = dipole(0);
        double[][] d = new double[8][8];
        for (JsonNode entry : file.at("/dipoles/entries")) {
            d[entry.at("/between/0").asInt()][entry.at("/between/1").asInt() - 8] =
                    entry.get("value").asDouble();
        }
        for (int g = 0; g < 8; g++) {
            for (int e = 0; e < 8; e++) {
                assertEquals(Math.abs(expected.getEntry(g, e)), Math.abs(d[g][e]), 1e-7, g + " " + e);
            }
        }
        // signs are a matter of phases but for loops, F=1 → F'=1 → F=2 → F'=2 → F=1 at one m_F
        for (int m = -1; m <= 1; m += 2) {
            int one = 1 + m;
            int two = 5 + m;
            double loop = d[one][one] * d[two][one] * d[two][two] * d[one][two];
            double exact = expected.getEntry(one, one)
                    * expected.getEntry(two, one)
                    * expected.getEntry(two, two)
                    * expected.getEntry(one, two);
            assertTrue(Math.abs(exact) > 1);
            assertEquals(exact, loop, 1e-6);
        }
        JsonNode lambda = sample("rubidium-87-lambda").at("/dipoles/entries");
        assertEquals(d[2][6], lambda.get(0).get("value").asDouble());
        assertEquals(d[6][6], lambda.get(1).get("value").asDouble());
    }

    @Test
    void everyExcitedStateDecaysAtTheSameRate() throws IOException {
        double[][] a = new double[16][16];
        for (JsonNode entry : sample("rubidium-87-d1-hyperfine").get("decay")) {
            a[entry.get("from").asInt()][entry.get("to").asInt()] =
                    entry.get("rate").asDouble();
        }
        RealMatrix[] r = {dipole(-1), dipole(0), dipole(1)};
        for (int e = 0; e < 8; e++) {
            double sum = 0;
            for (int g = 0; g < 8; g++) {
                double share = 0;
                for (RealMatrix q : r) {
                    share += Math.pow(q.getEntry(g, e) / REDUCED, 2);
                }
                // (2J+1)/(2J'+1) = 1 for D1
                assertEquals(GAMMA * share, a[8 + e][g], 1, (8 + e) + " to " + g);
                sum += a[8 + e][g];
            }
            assertEquals(GAMMA, sum, 1);
        }
        // Steck: lifetime 27.679(27) ns, width 2π 5.7500(56) MHz
        assertEquals(27.679e-9, 1 / GAMMA, 1e-12);
        assertEquals(5.7500e6, GAMMA / (2 * Math.PI), 5600);
        // F'=2, m_F=1 of the Lambda system shares its decay between F=1 and F=2
        for (JsonNode entry : sample("rubidium-87-lambda").get("decay")) {
            double to = 0;
            int first = entry.get("to").asInt() == 0 ? 0 : 3;
            for (int g = first; g < (first == 0 ? 3 : 8); g++) {
                to += a[14][g];
            }
            assertEquals(to, entry.get("rate").asDouble(), 1);
        }
    }

    @Test
    void frequenciesFollowFromTheSplittings() throws IOException {
        double line = 377107.463380;
        double[][] shift = new double[2][3];
        for (int j = 0; j < 2; j++) {
            for (int f = 1; f <= 2; f++) {
                // A (F(F+1) − I(I+1) − J(J+1))/2
                shift[j][f] = CONSTANT[j] * (f * (f + 1) - NUCLEUS * (NUCLEUS + 1) - 0.75) / 2;
            }
        }
        JsonNode d1 = sample("rubidium-87-d1-hyperfine");
        JsonNode detunings = d1.at("/levels/detunings");
        assertEquals(
                line + shift[1][2] - shift[0][2], d1.at("/light/frequencies/0").asDouble(), 1e-8);
        assertEquals(shift[0][1] - shift[0][2], detunings.get(0).asDouble(), 1e-12);
        assertEquals(shift[1][1] - shift[1][2], detunings.get(8).asDouble(), 1e-12);
        JsonNode lambda = sample("rubidium-87-lambda");
        assertEquals(
                line + shift[1][2] - shift[0][1],
                lambda.at("/light/frequencies/0").asDouble(),
                1e-8);
        assertEquals(2 * CONSTANT[0], lambda.at("/light/frequencies/1").asDouble(), 1e-12);
    }
}
