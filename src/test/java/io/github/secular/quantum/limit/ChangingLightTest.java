package io.github.secular.quantum.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.catalogue.BlochSolvers;
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
import io.github.secular.quantum.Trajectory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Limits under light that changes, on two levels: against closed forms, own integrations and the Bloch equation. */
class ChangingLightTest {
    private static final double STRENGTH = 0.7;
    private static final double GAMMA = 0.8;
    private static final double DECAY = 0.5;

    /** Levels 0 and 1, resonant at ω = 1; a linear wave, or a rotating one. */
    private static BlochModel model(String envelope, double mu, boolean rotating, double epsilon) {
        FormulaEnvelope g = FormulaEnvelope.of(envelope);
        ComplexMatrix v = ComplexMatrix.ofReal(new double[][] {{0, STRENGTH}, {rotating ? 0 : STRENGTH, 0}});
        Wave wave = new Wave(
                2,
                new double[] {1},
                List.of(new Harmonic(new int[] {1}, v, g), new Harmonic(new int[] {-1}, v.adjoint(), g)));
        Levels levels = new Levels(
                List.of("a", "b"),
                new double[] {0, 1},
                new int[][] {{0}, {1}},
                new double[] {0, 0},
                new double[] {0, 0},
                mu == 0 ? 0 : 1);
        return new BlochModel(
                levels,
                new Damping(new double[][] {{0, GAMMA}, {GAMMA, 0}}, mu),
                new RateMatrix(new double[][] {{0, 0}, {DECAY, 0}}),
                wave,
                epsilon);
    }

    private static ComplexMatrix ground() {
        return ComplexMatrix.ofReal(new double[][] {{1, 0}, {0, 0}});
    }

    private static double[] times(double end, int count) {
        double[] out = new double[count];
        for (int i = 0; i < count; i++) {
            out[i] = end * (i + 1) / count;
        }
        return out;
    }

    private static PopulationTrajectory solve(LimitModel limit, BlochModel model, double[] times, double tolerance) {
        return limit.solve(model, ground(), times, tolerance, Progress.NONE);
    }

    /** μ = 0: the limit keeps all harmonics, also the one at divisor 2; p1' = g²R (p0 − p1) − W p1, by Runge-Kutta. */
    @Test
    void polarisedRatesFollowLightThatIsSwitchedOn() {
        double[] times = times(6, 5);
        PopulationTrajectory p = solve(new PolarisedModel(), model("1-exp(-t)", 0, false, 0.01), times, 1e-10);
        double rate = 2 * STRENGTH * STRENGTH * (1 / GAMMA + GAMMA / (GAMMA * GAMMA + 4));
        double p1 = 0;
        int steps = 60_000;
        double h = 6.0 / steps;
        for (int i = 0; i < steps; i++) {
            double t = i * h;
            double k1 = slope(t, p1, rate);
            double k2 = slope(t + h / 2, p1 + h / 2 * k1, rate);
            double k3 = slope(t + h / 2, p1 + h / 2 * k2, rate);
            double k4 = slope(t + h, p1 + h * k3, rate);
            p1 += h / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
            if ((i + 1) % (steps / 5) == 0) {
                int at = (i + 1) / (steps / 5) - 1;
                assertEquals(p1, p.population(at, 1), 2e-10);
            }
        }
    }

    /** Which harmonic is resonant does not depend on how strong it is at t = 0: only a·ω = −w here. */
    @Test
    void resonantRatesFollowLightThatIsSwitchedOn() {
        double epsilon = 0.1;
        PopulationTrajectory p =
                solve(RateEquation.resonant(), model("1-exp(-t)", 0.3, false, epsilon), times(2, 1), 1e-10);
        double rate = 2 * STRENGTH * STRENGTH / (Math.pow(epsilon, 0.3) * GAMMA);
        double p1 = 0;
        double h = 1e-4;
        for (int i = 0; i < 20_000; i++) {
            double k1 = slope(i * h, p1, rate);
            p1 += h * slope((i + 0.5) * h, p1 + h / 2 * k1, rate);
        }
        assertEquals(p1, p.population(0, 1), 1e-8);
    }

    private static double slope(double t, double p1, double rate) {
        double g = 1 - Math.exp(-t);
        return g * g * rate * (1 - 2 * p1) - DECAY * p1;
    }

    /** μ > 0: equal populations while the light is on, decay alone before and after; closed forms. */
    @Test
    void polarisedBlocksComeAndGoWithHardPulses() {
        BlochModel model = model("step(t-1)-step(t-2)", 0.3, false, 0.01);
        PopulationTrajectory p = solve(new PolarisedModel(), model, new double[] {0.5, 1.5, 2, 2.5, 4}, 1e-10);
        assertEquals(0, p.population(0, 1), 1e-14);
        assertEquals(0.5, p.population(1, 1), 1e-14);
        assertEquals(0.5, p.population(2, 1), 1e-14);
        assertEquals(0.5 * Math.exp(-DECAY * 0.5), p.population(3, 1), 1e-14);
        assertEquals(0.5 * Math.exp(-DECAY * 2), p.population(4, 1), 1e-14);
        assertTrue(p.report().remark().contains("jumps 2 times"), p.report().remark());
    }

    @Test
    void polarisedRefusesBlocksThatFade() {
        String message = assertThrows(
                        RefusalException.class,
                        () -> solve(new PolarisedModel(), model("exp(-(t-3)^2)", 0.3, false, 0.01), times(6, 2), 1e-9))
                .getMessage();
        assertTrue(message.contains("\"exp(-(t-3)^2)\" falls to"), message);
        // as long as it does not fade the blocks stay
        PopulationTrajectory p = solve(new PolarisedModel(), model("2+cos(t)", 0.3, false, 0.01), times(6, 2), 1e-9);
        assertEquals(0.5, p.population(1, 1), 1e-14);
    }

    /** Two levels have no couplings among coherences: the delayed equation is the Bloch equation. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "step(t-0.1)-step(t-0.6)|0.1|1|2",
                "step(t-0.1)-0.5*step(t-0.6)+0.2*step(t-0.61)|0.02|1|5",
                "exp(-((t-0.5)/0.01)^2)|0.1|1|1",
                "abs(t-0.3)|0.1|1|3",
                "step(t-0.2)|0.003|1|3"
            })
    void delayedEquationIsTheBlochEquationOfTwoLevels(String envelope, double epsilon, double end, int count) {
        BlochModel model = model(envelope, 0, false, epsilon);
        double[] times = times(end, count);
        PopulationTrajectory p = solve(MemoryModel.delayed(), model, times, 1e-8);
        Trajectory bloch =
                BlochSolvers.standard().named("automatic").solve(model, ground(), times, 1e-10, Progress.NONE);
        double error = 0;
        for (int i = 0; i < count; i++) {
            error = Math.max(error, Math.abs(p.population(i, 1) - bloch.population(i, 1)));
        }
        assertTrue(error < 1e-8, "error " + error);
        assertTrue(
                error < 3 * p.report().estimatedError() + 1e-11,
                error + " over " + p.report().estimatedError());
        assertTrue(p.report().estimatedError() < 1e-7, "estimate " + p.report().estimatedError());
    }

    /** The delay-free equation by Runge-Kutta from edge to edge; at ε = 0.003 each stretch goes by the manifold. */
    @ParameterizedTest
    @CsvSource({"0.1,direct", "0.003,slow manifold"})
    void delayFreeEquationStartsAnewAtJumps(double epsilon, String way) {
        BlochModel model = model("0.5+step(t-0.25)-step(t-0.75)", 0, false, epsilon);
        double[] times = {0.2, 0.25, 0.5, 0.8, 1};
        PopulationTrajectory p = solve(MemoryModel.delayFree(), model, times, 1e-8);
        assertEquals(way, p.report().remark());
        double scale = epsilon * epsilon;
        double[] y = {0, 0, 0};
        double[] edges = {0, 0.2, 0.25, 0.5, 0.75, 0.8, 1};
        List<Double> found = new ArrayList<>();
        for (int e = 1; e < edges.length; e++) {
            double g = edges[e] > 0.25 && edges[e] <= 0.75 ? 1.5 : 0.5;
            int steps = (int) Math.ceil((edges[e] - edges[e - 1]) / scale * 30);
            double h = (edges[e] - edges[e - 1]) / scale / steps;
            for (int i = 0; i < steps; i++) {
                y = rungeKutta(edges[e - 1] / scale + i * h, h, y, g, scale);
            }
            if (edges[e] != 0.75) {
                found.add(y[0]);
            }
        }
        for (int i = 0; i < times.length; i++) {
            assertEquals(found.get(i), p.population(i, 1), 2e-8);
        }
    }

    private static double[] rungeKutta(double tau, double h, double[] y, double g, double scale) {
        double[] k1 = flow(tau, y, g, scale);
        double[] k2 = flow(tau + h / 2, plus(y, h / 2, k1), g, scale);
        double[] k3 = flow(tau + h / 2, plus(y, h / 2, k2), g, scale);
        double[] k4 = flow(tau + h, plus(y, h, k3), g, scale);
        double[] out = new double[3];
        for (int i = 0; i < 3; i++) {
            out[i] = y[i] + h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
        }
        return out;
    }

    private static double[] plus(double[] y, double h, double[] k) {
        return new double[] {y[0] + h * k[0], y[1] + h * k[1], y[2] + h * k[2]};
    }

    /** p1' = 2 ε² V Re J (p0 − p1) − ε² W p1, J' = V − (γ + i) J, V = 2 g STRENGTH cos τ. */
    private static double[] flow(double tau, double[] y, double g, double scale) {
        double v = 2 * g * STRENGTH * Math.cos(tau);
        return new double[] {
            scale * (2 * v * y[1] * (1 - 2 * y[0]) - DECAY * y[0]), v - GAMMA * y[1] + y[2], -GAMMA * y[2] - y[1]
        };
    }

    /** Under a rotating wave populations have no ripple, so that behind the layers the generator is exact. */
    @Test
    void slowGeneratorIsProjectedAnewAtJumps() {
        double epsilon = 0.1;
        BlochModel model = model("1+step(t-0.7)-2*step(t-1.8)", 0, true, epsilon);
        double[] times = {0.6, 0.7, 1.7, 1.8, 2.6};
        PopulationTrajectory p = solve(new SlowGeneratorModel(), model, times, 1e-10);
        Trajectory bloch = BlochSolvers.standard().named("direct").solve(model, ground(), times, 1e-11, Progress.NONE);
        for (int i = 0; i < times.length; i++) {
            assertEquals(bloch.population(i, 1), p.population(i, 1), 1e-9);
        }
        String message = assertThrows(
                        RefusalException.class,
                        () -> solve(new SlowGeneratorModel(), model("exp(-t)", 0, true, 0.1), times, 1e-9))
                .getMessage();
        assertTrue(message.contains("the envelope \"exp(-t)\" changes"), message);
    }
}
