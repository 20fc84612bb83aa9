package io.github.secular.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Computes the numbers of the atoms in sample-data anew, from quantum mechanics and published line data. */
class RealAtomsTest {
    private static final double H = 6.62607015e-34;
    private static final double E_A0 = 1.602176634e-19 * 5.29177210903e-11;
    private static final double C = 299792458;
    private static final double EPSILON_0 = 8.8541878128e-12;
    /** a_mu/a_0 = 1 + m_e/m_p (CODATA 2018). */
    private static final double REDUCED = 1 + 1 / 1836.15267343;

    private static JsonNode sample(String name) throws IOException {
        return new ObjectMapper().readTree(ScenarioReader.sampleText(name));
    }

    private static double[][] dipoles(JsonNode file, int n) {
        double[][] d = new double[n][n];
        for (JsonNode entry : file.get("dipoles").get("entries")) {
            int i = entry.get("between").get(0).intValue();
            int j = entry.get("between").get(1).intValue();
            d[i][j] = entry.get("value").doubleValue();
            d[j][i] = d[i][j];
        }
        return d;
    }

    private static double[][] decay(JsonNode file, int n) {
        double[][] a = new double[n][n];
        for (JsonNode entry : file.get("decay")) {
            a[entry.get("from").intValue()][entry.get("to").intValue()] =
                    entry.get("rate").doubleValue();
        }
        return a;
    }

    /** Γ = ω³ d²/(3π ε_0 ħ c³), ω = 2πν, d in e a_0. */
    private static double radiated(double frequency, double dipole) {
        double w = 2 * Math.PI * frequency;
        double d = dipole * E_A0;
        return w * w * w * d * d / (3 * Math.PI * EPSILON_0 * H / (2 * Math.PI) * C * C * C);
    }

    /** ⟨j m; 1 q | J M⟩, the Clebsch-Gordan coefficient, from the closed table for spin 1 (Condon and Shortley). */
    private static double coupled(double j, double m, int q, double big, double sum) {
        if (Math.abs(m + q - sum) > 1e-9 || Math.abs(sum) > big + 1e-9 || Math.abs(m) > j + 1e-9) {
            return 0;
        }
        double s = sum;
        int step = (int) Math.round(big - j);
        return switch (step) {
            case 1 ->
                q == 1
                        ? Math.sqrt((j + s) * (j + s + 1) / ((2 * j + 1) * (2 * j + 2)))
                        : q == 0
                                ? Math.sqrt((j - s + 1) * (j + s + 1) / ((2 * j + 1) * (j + 1)))
                                : Math.sqrt((j - s) * (j - s + 1) / ((2 * j + 1) * (2 * j + 2)));
            case 0 ->
                q == 1
                        ? -Math.sqrt((j + s) * (j - s + 1) / (2 * j * (j + 1)))
                        : q == 0 ? s / Math.sqrt(j * (j + 1)) : Math.sqrt((j - s) * (j + s + 1) / (2 * j * (j + 1)));
            case -1 ->
                q == 1
                        ? Math.sqrt((j - s) * (j - s + 1) / (2 * j * (2 * j + 1)))
                        : q == 0
                                ? -Math.sqrt((j - s) * (j + s) / (j * (2 * j + 1)))
                                : Math.sqrt((j + s + 1) * (j + s) / (2 * j * (2 * j + 1)));
            default -> 0;
        };
    }

    /** The 8 states in the order of the file: {J, m_J, ν in THz}, 5S1/2, 5P1/2, 5P3/2. */
    private static final double[][] RUBIDIUM = {
        {0.5, -0.5, 0},
        {0.5, 0.5, 0},
        {0.5, -0.5, 377.107463380},
        {0.5, 0.5, 377.107463380},
        {1.5, -1.5, 384.2304844685},
        {1.5, -0.5, 384.2304844685},
        {1.5, 0.5, 384.2304844685},
        {1.5, 1.5, 384.2304844685}
    };

    @Test
    void rubidiumFollowsFromStecksReducedDipolesAndLifetimes() throws IOException {
        JsonNode file = sample("rubidium-87-d-lines");
        double[][] d = dipoles(file, 8);
        double[][] a = decay(file, 8);
        for (int g = 0; g < 2; g++) {
            for (int e = 2; e < 8; e++) {
                boolean d1 = e < 4;
                // reduced dipoles <J=1/2||er||J'> and decay rates of Steck's tables
                double reduced = d1 ? 2.9931 : 4.22752;
                double gamma = d1 ? 36.129e6 : 38.117e6;
                double share = 0;
                for (int q = -1; q <= 1; q++) {
                    // <J m|r_q|J' m'> = <J||r||J'> <J' m'; 1 q|J m> in Steck's normalisation
                    double c = coupled(RUBIDIUM[e][0], RUBIDIUM[e][1], q, RUBIDIUM[g][0], RUBIDIUM[g][1]);
                    double line = (2 * RUBIDIUM[g][0] + 1) / (2 * RUBIDIUM[e][0] + 1);
                    share += c * c / line;
                    if (q == 0) {
                        assertEquals(Math.abs(reduced * c), Math.abs(d[g][e]), 1e-6);
                        // what the transition radiates, by Einstein's formula, against the tabulated lifetime
                        if (c != 0) {
                            assertEquals(a[e][g], radiated(RUBIDIUM[e][2] * 1e12, d[g][e]), 3e-3 * a[e][g]);
                        }
                    }
                }
                assertEquals(gamma * share, a[e][g], 1e-6 * gamma);
            }
        }
        // the relative sign of the two components is what tells D1 (antisymmetric) from D2
        assertEquals(-d[0][2], d[1][3], 1e-12);
        assertEquals(d[0][5], d[1][6], 1e-12);
        double split = file.get("levels").get("detunings").get(4).doubleValue();
        assertEquals(RUBIDIUM[4][2] - RUBIDIUM[2][2], split, 1e-9);
    }

    /** {n, l, m} in the order of the file. */
    private static int[][] hydrogen() {
        int[][] states = new int[14][];
        int i = 0;
        for (int n = 1; n <= 3; n++) {
            for (int l = 0; l < n; l++) {
                for (int m = -l; m <= l; m++) {
                    states[i++] = new int[] {n, l, m};
                }
            }
        }
        return states;
    }

    /** R_nl(r) of hydrogen, Bohr radii, as printed in every textbook. */
    private static double radial(int n, int l, double r) {
        return switch (10 * n + l) {
            case 10 -> 2 * Math.exp(-r);
            case 20 -> (1 - r / 2) * Math.exp(-r / 2) / Math.sqrt(2);
            case 21 -> r * Math.exp(-r / 2) / Math.sqrt(24);
            case 30 -> 2 / Math.sqrt(27) * (1 - 2 * r / 3 + 2 * r * r / 27) * Math.exp(-r / 3);
            case 31 -> 8 / (27 * Math.sqrt(6)) * r * (1 - r / 6) * Math.exp(-r / 3);
            default -> 4 / (81 * Math.sqrt(30)) * r * r * Math.exp(-r / 3);
        };
    }

    private static double spherical(int l, int m, double x) {
        double s = Math.sqrt(1 - x * x);
        double norm = Math.sqrt(1 / (4 * Math.PI));
        return norm
                * switch (10 * l + Math.abs(m)) {
                    case 0 -> 1;
                    case 10 -> Math.sqrt(3) * x;
                    case 11 -> -Math.signum(m) * Math.sqrt(1.5) * s;
                    case 20 -> Math.sqrt(5) / 2 * (3 * x * x - 1);
                    case 21 -> -Math.signum(m) * Math.sqrt(7.5) * s * x;
                    default -> Math.sqrt(1.875) * s * s;
                };
    }

    /** ⟨a| r_q |b⟩ in a_0 by quadrature, r_q the spherical components; 0 where m does not fit. */
    private static double element(int[] a, int[] b, int q) {
        if (a[2] != b[2] + q) {
            return 0;
        }
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(60, 0, 1);
        GaussIntegrator angle = new GaussIntegratorFactory().legendre(20, -1, 1);
        double radial = 0;
        for (int piece = 0; piece < 20; piece++) {
            double from = 6.0 * piece;
            radial += 6
                    * rule.integrate(s -> {
                        double r = from + 6 * s;
                        return radial(a[0], a[1], r) * radial(b[0], b[1], r) * r * r * r;
                    });
        }
        double angular = 2
                * Math.PI
                * angle.integrate(x -> {
                    double component = q == 0 ? x : -q * Math.sqrt((1 - x * x) / 2);
                    return spherical(a[1], a[2], x) * component * spherical(b[1], b[2], x);
                });
        return REDUCED * radial * angular;
    }

    @Test
    void hydrogenFollowsFromItsWaveFunctions() throws IOException {
        JsonNode file = sample("hydrogen-n3");
        int[][] states = hydrogen();
        double[][] d = dipoles(file, 14);
        double[][] a = decay(file, 14);
        double[] energy = {0, 0, 82259.158, 97492.304};
        int dipoles = 0;
        for (int i = 0; i < 14; i++) {
            for (int j = 0; j < i; j++) {
                double expected = element(states[i], states[j], 0);
                assertEquals(Math.abs(expected), Math.abs(d[i][j]), 1e-6, i + " " + j);
                dipoles += d[i][j] != 0 ? 1 : 0;
                double rate = 0;
                double frequency = 100 * C * (energy[states[i][0]] - energy[states[j][0]]);
                for (int q = -1; q <= 1; q++) {
                    rate += radiated(frequency, element(states[i], states[j], q));
                }
                assertEquals(rate, a[i][j], 1e-6 * Math.max(rate, 1), i + " to " + j);
            }
        }
        assertEquals(12, dipoles);
        // signs up to the phases of the states: products round closed loops are free of them
        double loop = d[1][7] * d[7][5] * d[5][3] * d[3][1];
        double expected = element(states[1], states[7], 0)
                * element(states[7], states[5], 0)
                * element(states[5], states[3], 0)
                * element(states[3], states[1], 0);
        assertTrue(Math.abs(expected) > 1);
        assertEquals(expected, loop, 1e-5 * Math.abs(expected));
        double other = d[3][11] * d[11][7] * d[7][1] * d[1][3];
        double otherExpected = element(states[3], states[11], 0)
                * element(states[11], states[7], 0)
                * element(states[7], states[1], 0)
                * element(states[1], states[3], 0);
        assertEquals(otherExpected, other, 1e-5 * Math.abs(otherExpected));
    }

    /** The A coefficients of the NIST Atomic Spectra Database, summed over final and averaged over initial m. */
    @ParameterizedTest
    @CsvSource({"2,1,1,0,6.2649e8", "3,1,1,0,1.6725e8", "3,1,2,0,2.2448e7", "3,0,2,1,6.3143e6", "3,2,2,1,6.4651e7"})
    void hydrogenAgreesWithNist(int n, int l, int lowerN, int lowerL, double rate) throws IOException {
        int[][] states = hydrogen();
        double[][] a = decay(sample("hydrogen-n3"), 14);
        for (int i = 0; i < 14; i++) {
            if (states[i][0] == n && states[i][1] == l) {
                double sum = 0;
                for (int j = 0; j < 14; j++) {
                    sum += states[j][0] == lowerN && states[j][1] == lowerL ? a[i][j] : 0;
                }
                assertEquals(rate, sum, 1.2e-4 * rate);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"rubidium-87-d-lines,8", "hydrogen-n3,14"})
    void ratesAreALimitForThem(String name, int size) {
        Scenario s = ScenarioReader.sample(name);
        assertEquals(size, s.model().size());
        LabReport r = s.lab().orElseThrow();
        assertTrue(r.ratesAreLimit(), s.notes().toString());
        assertTrue(r.largestRate() > 1e7, s.notes().toString());
    }
}
