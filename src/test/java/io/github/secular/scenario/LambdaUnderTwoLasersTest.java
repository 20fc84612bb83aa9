package io.github.secular.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.secular.catalogue.BlochSolvers;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.ReferenceCases;
import io.github.secular.quantum.Trajectory;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rubidium's Λ under two lasers 6.8 GHz apart, against an independent code and the rotating-wave approximation. */
class LambdaUnderTwoLasersTest {
    private static final double HYPERFINE = 6.834682610904;
    private static final double E_A0 = 1.602176634e-19 * 5.29177210903e-11;
    private static final double HBAR = 1.054571817e-34;
    private static final double DECAY = 18064500;

    /** Half Rabi frequencies, rad/s: of laser l (0: probe, 1: coupling) on state g. */
    private static double halfRabi(int laser, int state) {
        double intensity = laser == 0 ? 10 : 100;
        double field = Math.sqrt(2 * intensity / (299792458 * 8.8541878128e-12));
        return (state == 0 ? 1.49655 : 0.86403355) * E_A0 * field / (2 * HBAR);
    }

    /** The sample with the coupling laser lowered by so many GHz. */
    private static Scenario lambda(double lowered, double... seconds) {
        return ScenarioReader.sample(
                "rubidium-87-lambda",
                "light.frequencies[1]="
                        + new java.math.BigDecimal("6.834682610904")
                                .add(new java.math.BigDecimal(Double.toString(lowered)))
                                .toPlainString(),
                "levels.detunings[1]=" + (-lowered),
                "times=" + Arrays.toString(seconds));
    }

    private static Trajectory solve(Scenario s) {
        return BlochSolvers.standard()
                .named(s.solver())
                .solve(s.model(), s.initial(), s.times(), s.tolerance(), Progress.NONE);
    }

    @Test
    void agreesWithAnIndependentCode() throws IOException {
        JsonNode file;
        try (InputStream in = getClass().getResourceAsStream("/reference-own/lambda_two_lasers.json")) {
            file = new ObjectMapper().readTree(in);
        }
        double[] seconds = ReferenceCases.doubles(file.get("times_s"));
        for (JsonNode run : file.get("cases")) {
            Trajectory found = solve(lambda(run.get("addedToDifference_GHz").asDouble(), seconds));
            assertEquals("slow-set", found.report().solver());
            for (int i = 0; i < seconds.length; i++) {
                // Optical phases are left aside: they hang on the last digit of ω_1, 0.3 rad/s or 1e-6 rad.
                ComplexMatrix exact =
                        ReferenceCases.complexMatrix(run.get("rho").get(i));
                double error = Math.hypot(found.re(i, 0, 1) - exact.re(0, 1), found.im(i, 0, 1) - exact.im(0, 1));
                for (int n = 0; n < 3; n++) {
                    error = Math.max(error, Math.abs(found.population(i, n) - exact.re(n, n)));
                    error = Math.max(
                            error, Math.abs(Math.hypot(found.re(i, n, 2), found.im(i, n, 2)) - exact.abs(n, 2)));
                }
                assertTrue(error <= file.get("tolerance").asDouble(), "error " + error + " at " + seconds[i] + " s");
                assertTrue(error <= 10 * found.report().estimatedError() + 2e-11, "underestimated: " + error);
            }
        }
    }

    /**
     * Populations of the three states in the rotating-wave approximation, each laser on its own transition only; with
     * the light shifts and the switching on of the other transition, or without.
     */
    private static double[] rotatingWave(double lowered, double seconds, boolean shifted) {
        double a = halfRabi(0, 0);
        double b = halfRabi(1, 1);
        double split = 2e9 * Math.PI * HYPERFINE;
        // the far laser is below state 0 by the splitting and above state 1
        double s0 = shifted ? -Math.pow(halfRabi(1, 0), 2) / split : 0;
        double s1 = shifted ? Math.pow(halfRabi(0, 1), 2) / split : 0;
        double[] e = {s0, -2e9 * Math.PI * lowered + s1, -s0 - s1};
        FirstOrderDifferentialEquations bloch = new FirstOrderDifferentialEquations() {
            @Override
            public int getDimension() {
                return 18;
            }

            @Override
            public void computeDerivatives(double t, double[] y, double[] dy) {
                double[][] v = {{0, 0, a}, {0, 0, b}, {a, b, 0}};
                for (int n = 0; n < 3; n++) {
                    for (int m = 0; m < 3; m++) {
                        int i = 2 * (3 * n + m);
                        double gamma = n == m ? 0 : (n == 2 || m == 2) ? DECAY : 0;
                        double w = e[n] - e[m];
                        double re = -gamma * y[i] + w * y[i + 1];
                        double im = -gamma * y[i + 1] - w * y[i];
                        for (int k = 0; k < 3; k++) {
                            int km = 2 * (3 * k + m);
                            int nk = 2 * (3 * n + k);
                            re -= v[n][k] * y[km + 1] - y[nk + 1] * v[k][m];
                            im += v[n][k] * y[km] - y[nk] * v[k][m];
                        }
                        if (n == m) {
                            re += n == 2 ? -2 * DECAY * y[16] : DECAY * y[16];
                        }
                        dy[i] = re;
                        dy[i + 1] = im;
                    }
                }
            }
        };
        double[] y = new double[18];
        y[0] = 1;
        if (shifted) {
            // Switched on at once, the far laser makes a ripple of ρ_20 that the slow part starts against.
            y[12] = -halfRabi(1, 0) / split;
            y[4] = y[12];
        }
        new DormandPrince853Integrator(0, 1, 1e-12, 1e-12).integrate(bloch, 0, y, seconds, y);
        return new double[] {y[0], y[8], y[16]};
    }

    /** Over one beat of the lasers the 6.8 GHz ripple averages out, and only light shifts remain. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 5e-4, -1e-3, 2e-3, -6e-3})
    void followsTheRotatingWaveUpToTheFarCouplings(double lowered) {
        int phases = 8;
        double beat = 1e-9 / (HYPERFINE + lowered);
        double[] centres = {2e-7, 1e-6, 4e-6};
        List<Double> times = new ArrayList<>();
        for (double centre : centres) {
            for (int k = 0; k < phases; k++) {
                times.add(centre + (k - 0.5 * (phases - 1)) * beat / phases);
            }
        }
        Trajectory found =
                solve(lambda(lowered, times.stream().mapToDouble(x -> x).toArray()));
        double worst = 0;
        double averaged = 0;
        double plain = 0;
        for (int c = 0; c < centres.length; c++) {
            double[] with = rotatingWave(lowered, centres[c], true);
            double[] without = rotatingWave(lowered, centres[c], false);
            for (int n = 0; n < 3; n++) {
                double mean = 0;
                for (int k = 0; k < phases; k++) {
                    double p = found.population(c * phases + k, n);
                    worst = Math.max(worst, Math.abs(p - without[n]));
                    mean += p / phases;
                }
                averaged = Math.max(averaged, Math.abs(mean - with[n]));
                plain = Math.max(plain, Math.abs(mean - without[n]));
            }
        }
        assertTrue(worst < 4e-4, "pointwise " + worst);
        if (lowered != 0) {
            assertTrue(plain > 10 * averaged, plain + ", with light shifts " + averaged);
        }
        assertTrue(averaged < 1e-6, "with light shifts " + averaged);
    }

    /** c ∝ (Ω_2, −Ω_1): nothing is excited, but for the ripple of the far couplings. */
    @Test
    void endsInTheDarkState() {
        Scenario s = lambda(0, 2e-5);
        Trajectory found = solve(s);
        double a = halfRabi(0, 0);
        double b = halfRabi(1, 1);
        double norm = a * a + b * b;
        assertEquals(b * b / norm, found.population(0, 0), 3e-4);
        assertEquals(a * a / norm, found.population(0, 1), 3e-4);
        assertEquals(a * b / norm, Math.hypot(found.re(0, 0, 1), found.im(0, 0, 1)), 3e-4);
        double excited = found.population(0, 2);
        assertTrue(excited > 1e-7 && excited < 1e-6, "excited " + excited);
    }

    /** The transparency window: dark at two-photon resonance, bright a width (Ω_1² + Ω_2²)/Γ away. */
    @Test
    void isTransparentAtTwoPhotonResonanceOnly() {
        double width = 4 * (Math.pow(halfRabi(0, 0), 2) + Math.pow(halfRabi(1, 1), 2)) / (2 * DECAY);
        double gigahertz = width / (2e9 * Math.PI);
        double dark = solve(lambda(0, 2e-5)).population(0, 2);
        for (int side = -1; side <= 1; side += 2) {
            double bright = solve(lambda(side * gigahertz, 2e-5)).population(0, 2);
            double near = solve(lambda(side * 0.02 * gigahertz, 2e-5)).population(0, 2);
            assertTrue(bright > 0.03, "bright " + bright);
            assertTrue(near > 10 * dark && near < 0.02 * bright, "near " + near + ", dark " + dark);
            assertEquals(rotatingWave(side * gigahertz, 2e-5, true)[2], bright, 3e-4);
        }
    }
}
