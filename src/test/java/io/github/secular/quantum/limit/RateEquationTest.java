package io.github.secular.quantum.limit;

import static io.github.secular.Validation.assertEquals;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.secular.Validation;
import io.github.secular.catalogue.LimitModels;
import io.github.secular.drive.Envelope;
import io.github.secular.drive.FormulaEnvelope;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.Damping;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.RateMatrix;
import io.github.secular.quantum.ReferenceCases;
import java.util.List;
import org.apache.commons.math3.ode.FirstOrderDifferentialEquations;
import org.apache.commons.math3.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;

@Validation.Against("reference cases s01, s02, s05, s10; an independent integrator")
class RateEquationTest {
    @Test
    void caseS01() {
        JsonNode reference = ReferenceCases.read("s01_two_level_rotating_wave");
        JsonNode inputs = reference.get("inputs");
        double allowed = reference.get("tolerance").get("abs").asDouble();
        double[] energies = ReferenceCases.doubles(inputs.get("e"));
        double[] times = ReferenceCases.doubles(inputs.get("t"));
        for (JsonNode output : reference.get("outputs")) {
            double gamma = output.get("gamma").asDouble();
            double detuning = output.get("Delta").asDouble();
            boolean summary = output.path("summary").asBoolean();
            double epsilon = summary ? 0.1 : output.get("eps").asDouble();
            BlochModel model = ReferenceCases.rotating(energies, gamma, detuning, epsilon);
            if (summary && gamma > 0) {
                double a01 = output.get("A01").asDouble();
                assertEquals(a01, AveragedRates.of(model).rates().rate(0, 1), allowed);
                assertEquals(a01, ChiRates.at(model, 0).rates().rate(1, 0), allowed);
            } else if (!summary && gamma > 0) {
                PopulationTrajectory p = RateEquation.averaged()
                        .solve(model, ReferenceCases.initial(inputs), times, 1e-10, Progress.NONE);
                for (int i = 0; i < times.length; i++) {
                    assertEquals(output.get("rate_rho00").get(i).asDouble(), p.population(i, 0), allowed);
                }
            }
        }
    }

    @Test
    void caseS02() {
        JsonNode reference = ReferenceCases.read("s02_paper1_quasiperiodic_slow_envelope");
        JsonNode inputs = reference.get("inputs");
        JsonNode outputs = reference.get("outputs");
        double allowed = reference.get("tolerance").get("abs").asDouble();
        BlochModel model = ReferenceCases.model(inputs, 0.1);
        // g(0) = 1.
        double[][] a0 = ReferenceCases.doubles2(outputs.get("A0_at_g_equal_1"));
        for (int n = 0; n < 3; n++) {
            assertArrayEquals(a0[n], ChiRates.at(model, 0).rates().toArray()[n], allowed);
            assertArrayEquals(a0[n], AveragedRates.of(model).rates().toArray()[n], allowed);
        }
        ComplexMatrix chi = ChiRates.chi(model, 0, 0.13, 0.41);
        double[] expected = ReferenceCases.doubles(outputs.get("chi_0_2_at_theta_0p13_0p41_g1"));
        assertEquals(expected[0], chi.re(0, 2), allowed);
        assertEquals(expected[1], chi.im(0, 2), allowed);
        double[] times = ReferenceCases.doubles(inputs.get("t"));
        double[][] populations = ReferenceCases.doubles2(outputs.get("rate_populations"));
        PopulationTrajectory p =
                RateEquation.chi().solve(model, ReferenceCases.initial(inputs), times, allowed, Progress.NONE);
        for (int i = 0; i < times.length; i++) {
            assertEquals(1, p.sum(i), 1e-13);
            for (int n = 0; n < 3; n++) {
                assertEquals(populations[i][n], p.population(i, n), allowed);
            }
        }
    }

    @Test
    void caseS05AveragedRates() {
        JsonNode reference = ReferenceCases.read("s05_paper2_hierarchy_four_level");
        JsonNode inputs = reference.get("inputs");
        double allowed = reference.get("tolerance").get("abs").asDouble();
        double[] times = ReferenceCases.doubles(inputs.get("t"));
        for (JsonNode run : reference.get("outputs").get("runs")) {
            BlochModel model = ReferenceCases.model(inputs, run.get("eps").asDouble());
            TransitionRates rates = AveragedRates.of(model);
            double[][] expected = ReferenceCases.doubles2(run.get("rates_eq17"));
            double[][] populations = ReferenceCases.doubles2(run.get("eq17_populations"));
            PopulationTrajectory p =
                    RateEquation.averaged().solve(model, ReferenceCases.initial(inputs), times, allowed, Progress.NONE);
            for (int n = 0; n < 4; n++) {
                assertArrayEquals(expected[n], rates.rates().toArray()[n], allowed);
                double fromLines = 0;
                for (TransitionRates.Line line : rates.lines()) {
                    fromLines += line.from() == n ? line.rate() : 0;
                }
                assertEquals(rates.rates().outflow(n), fromLines, 1e-14);
            }
            for (int j = 1; j < rates.lines().size(); j++) {
                assertTrue(
                        rates.lines().get(j).rate() <= rates.lines().get(j - 1).rate());
            }
            for (int i = 0; i < times.length; i++) {
                assertEquals(1, p.sum(i), 1e-13);
                for (int n = 0; n < 4; n++) {
                    assertEquals(populations[i][n], p.population(i, n), allowed);
                }
            }
            assertThrows(RefusalException.class, () -> RateEquation.chi()
                    .solve(model, ReferenceCases.initial(inputs), times, allowed, Progress.NONE));
        }
    }

    @Test
    void caseS10AveragedRates() {
        JsonNode reference = ReferenceCases.read("s10_periodic_very_small_eps");
        JsonNode inputs = reference.get("inputs");
        double allowed = reference.get("tolerance").get("abs_populations").asDouble();
        for (JsonNode run : reference.get("outputs").get("runs")) {
            PopulationTrajectory p = RateEquation.averaged()
                    .solve(
                            ReferenceCases.model(inputs, run.get("eps").asDouble()),
                            ReferenceCases.initial(inputs),
                            new double[] {1},
                            1e-12,
                            Progress.NONE);
            for (int n = 0; n < 3; n++) {
                assertEquals(run.get("eq17").get(n).asDouble(), p.population(0, n), allowed);
            }
        }
    }

    /** Different envelopes on two harmonics, one through zero, with relaxation: nothing commutes. */
    private static BlochModel pulses() {
        Envelope falling = FormulaEnvelope.of("cos(1.5*t)");
        Envelope pulse = FormulaEnvelope.of("exp(-8*(t-1)^2)");
        ComplexMatrix v = ComplexMatrix.ofReal(new double[][] {{0, 1, 0}, {0.3, 0, 0.2}, {0, 0, 0}});
        ComplexMatrix u = ComplexMatrix.ofReal(new double[][] {{0, 0.1, 0.4}, {0, 0, 1.2}, {0, 0, 0}});
        Wave wave = new Wave(
                3,
                new double[] {0.9, 1.4},
                List.of(
                        new Harmonic(new int[] {1, 0}, v, falling),
                        new Harmonic(new int[] {-1, 0}, v.adjoint(), falling),
                        new Harmonic(new int[] {0, 1}, u, pulse),
                        new Harmonic(new int[] {0, -1}, u.adjoint(), pulse)));
        double[][] gamma = {{0, 0.4, 0.5}, {0.4, 0, 0.3}, {0.5, 0.3, 0}};
        RateMatrix relaxation = new RateMatrix(new double[][] {{0, 0, 0}, {0.5, 0, 0}, {0.2, 0.7, 0}});
        return new BlochModel(Levels.of(0, 0.8, 2.1), new Damping(gamma, 0), relaxation, wave, 0.1);
    }

    @Test
    void envelopesAgainstAnIndependentIntegrator() {
        BlochModel model = pulses();
        double[] times = {0, 0.4, 1.1, 1.1, 2.5};
        FirstOrderDifferentialEquations equation = new FirstOrderDifferentialEquations() {
            @Override
            public int getDimension() {
                return 3;
            }

            @Override
            public void computeDerivatives(double t, double[] p, double[] dp) {
                RateMatrix a = AveragedRates.at(model, t).rates().plus(model.relaxation());
                for (int n = 0; n < 3; n++) {
                    dp[n] = 0;
                    for (int k = 0; k < 3; k++) {
                        dp[n] += a.rate(k, n) * p[k] - a.rate(n, k) * p[n];
                    }
                }
            }
        };
        for (double tolerance : new double[] {1e-6, 1e-9, 1e-11}) {
            PopulationTrajectory found =
                    RateEquation.chi().solve(model, ComplexMatrix.diagonal(0, 1, 0), times, tolerance, Progress.NONE);
            for (int i = 0; i < times.length; i++) {
                double[] p = {0, 1, 0};
                if (times[i] > 0) {
                    new DormandPrince853Integrator(1e-12, 0.1, 1e-14, 1e-14).integrate(equation, 0, p, times[i], p);
                }
                assertEquals(1, found.sum(i), 1e-13);
                for (int n = 0; n < 3; n++) {
                    assertTrue(found.population(i, n) >= 0);
                    assertEquals(p[n], found.population(i, n), tolerance, "t = " + times[i]);
                }
            }
        }
    }

    @Test
    void undampedPairsHaveNoRateOffResonanceAndAreRefusedOnIt() {
        BlochModel off = ReferenceCases.rotating(new double[] {0, 1.3}, 0, 0.4, 0.1);
        assertTrue(AveragedRates.of(off).rates().isZero());
        assertTrue(AveragedRates.of(off).lines().isEmpty());
        BlochModel on = ReferenceCases.rotating(new double[] {0, 1.3}, 0, 0, 0.1);
        RefusalException e = assertThrows(RefusalException.class, () -> AveragedRates.of(on));
        assertTrue(e.getMessage().contains("gamma[0][1]"), e.getMessage());
        LimitModels limits = LimitModels.standard();
        for (String name : List.of("averaged", "chi")) {
            assertTrue(limits.rates(name, off, 0).rates().isZero());
            assertThrows(RefusalException.class, () -> limits.rates(name, on, 0));
        }
    }

    @Test
    void equalFrequenciesAreAddedBeforeTheyAreSquared() {
        ComplexMatrix v = ComplexMatrix.ofReal(new double[][] {{0, 0.5}, {0.5, 0}});
        double[] omega = {1, 0.5};
        // 1·ω_1 = 2·ω_2.
        Wave twice = new Wave(
                2,
                omega,
                List.of(
                        new Harmonic(new int[] {1, 0}, v),
                        new Harmonic(new int[] {-1, 0}, v),
                        new Harmonic(new int[] {0, 2}, v),
                        new Harmonic(new int[] {0, -2}, v)));
        Damping damping = new Damping(new double[][] {{0, 0.3}, {0.3, 0}}, 0);
        BlochModel model = new BlochModel(Levels.of(0, 1.2), damping, RateMatrix.zero(2), twice, 0.1);
        double expected = 2 * 0.3 / (0.09 + 0.04) + 2 * 0.3 / (0.09 + 2.2 * 2.2);
        assertEquals(expected, AveragedRates.of(model).rates().rate(0, 1), 1e-14);
        assertEquals(4, AveragedRates.of(model).lines().size());
    }
}
