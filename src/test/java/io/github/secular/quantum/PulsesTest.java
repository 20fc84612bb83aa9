package io.github.secular.quantum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.catalogue.BlochSolvers;
import io.github.secular.drive.FormulaEnvelope;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.limit.RateEquation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Light that jumps, bends, or changes within a small part of the run. */
class PulsesTest {
    private static final String TRAPEZE = "max(0, min(1, min((t-2)/0.3, (5-t)/0.2)))";

    private static BlochModel twoLevels(String envelope, double gamma, double epsilon, double strength) {
        ComplexMatrix x = ComplexMatrix.ofReal(new double[][] {{0, strength}, {strength, 0}});
        FormulaEnvelope g = FormulaEnvelope.of(envelope);
        Wave wave = new Wave(
                2, new double[] {1}, List.of(new Harmonic(new int[] {1}, x, g), new Harmonic(new int[] {-1}, x, g)));
        return new BlochModel(
                Levels.of(0, 1),
                new Damping(new double[][] {{0, gamma}, {gamma, 0}}, 0),
                RateMatrix.zero(2),
                wave,
                epsilon);
    }

    private static Trajectory solve(String solver, BlochModel model, double tolerance, double... times) {
        return BlochSolvers.standard()
                .named(solver)
                .solve(model, ComplexMatrix.diagonal(1, 0), times, tolerance, Progress.NONE);
    }

    /** Populations of the ground level at t = 10 by SciPy's DOP853 at 1e-12, from one break of g to the next. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "exp(-((t-7.3)/0.3)^2)   | 0   | 0.01 | 0.9463069463243",
                "exp(-((t-7.3)/0.3)^2)   | 0   | 0.1  | 0.3202791881468",
                "exp(-((t-7.3)/0.003)^2) | 0   | 0.1  | 0.9982592515771",
                "exp(-((t-7.3)/0.003)^2) | 0.5 | 0.01 | 0.9843724977941",
                "cos(4*t^2)              | 0   | 0.05 | 0.9524399036176",
                "floor(3*t)/30           | 0   | 0.05 | 0.5722970474274",
                "1/(1+((t-3)/0.01)^2)    | 0.5 | 0.01 | 0.9376603405388",
            })
    void againstAnIndependentIntegrator(String envelope, double gamma, double epsilon, double expected) {
        Trajectory found = solve("automatic", twoLevels(envelope, gamma, epsilon, 1), 1e-9, 1, 10);
        assertEquals(expected, found.population(1, 0), 1e-9, found.report().solver());
        assertTrue(found.report().estimatedError() <= 1e-9);
    }

    @Test
    void trapezesBendFourTimes() {
        Trajectory found = solve("automatic", twoLevels(TRAPEZE, 0, 0.01, 1), 1e-9, 1, 10);
        assertEquals(0.0114833507259, found.population(1, 0), 1e-9);
        assertTrue(
                found.report().work().startsWith("6 stretches"), found.report().work());
    }

    /** A pulse of area 2π leaves the atom as it was, a pulse of area π turns it over; whatever times are asked for. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 9, 50})
    void squarePulsesAtAnyListOfTimes(int count) {
        double v = 2 * Math.PI / 500;
        ComplexMatrix x = ComplexMatrix.ofReal(new double[][] {{0, v / 2}, {v / 2, 0}});
        FormulaEnvelope g = FormulaEnvelope.of("step(t-100)-step(t-600)");
        Wave wave = new Wave(2, new double[0], List.of(new Harmonic(new int[0], x, g)));
        BlochModel model =
                new BlochModel(Levels.of(0, 0), new Damping(new double[2][2], 0), RateMatrix.zero(2), wave, 1);
        double[] times = new double[count];
        for (int i = 0; i < count; i++) {
            times[i] = 700.0 * (i + 1) / count;
        }
        Trajectory found = solve("automatic", model, 1e-10, times);
        assertEquals(1, found.population(count - 1, 0), 1e-10);
        for (int i = 0; i < count; i++) {
            double angle = v / 2 * Math.min(500, Math.max(0, times[i] - 100));
            assertEquals(Math.cos(angle) * Math.cos(angle), found.population(i, 0), 1e-10);
        }
    }

    /** Two hard pulses of area π/2 and a wait between them, at small ε: only the resonant half of the wave acts. */
    @Test
    void ramsey() {
        double epsilon = 1e-4;
        double width = Math.PI / 4 * epsilon;
        String envelope = "step(t-0.1)-step(t-0.1-" + width + ")+step(t-0.7)-step(t-0.7-" + width + ")";
        String plain = envelope.replace("E-", "*10^-");
        Trajectory found = solve("automatic", twoLevels(plain, 0, epsilon, 1), 1e-9, 1);
        // the free phase is that of the wave, so the two halves add up to π; the rest is the other half of the wave
        assertEquals(1, found.population(0, 1), 3 * epsilon);
        assertTrue(found.report().estimatedError() <= 1e-9);
    }

    /** What an atom does does not depend on when it is looked at. */
    @ParameterizedTest
    @ValueSource(strings = {"exp(-((t-7.3)/0.3)^2)", TRAPEZE, "step(t-3)-step(t-3.001)"})
    void listsOfTimesAgree(String envelope) {
        for (double gamma : new double[] {0, 0.5}) {
            BlochModel model = twoLevels(envelope, gamma, 0.05, 1);
            List<Double> ends = new ArrayList<>();
            for (double[] times : new double[][] {{10}, {1, 10}, {0.5, 2.9, 3.0003, 7.31, 9, 10}}) {
                Trajectory found = solve("automatic", model, 1e-10, times);
                ends.add(found.population(times.length - 1, 1));
                ends.add(RateEquationOrNothing.end(model, times));
            }
            for (int i = 2; i < ends.size(); i++) {
                assertEquals(ends.get(i % 2), ends.get(i), 1e-9, envelope);
            }
        }
    }

    /** The rate equation's end where there is one. */
    private static final class RateEquationOrNothing {
        static double end(BlochModel model, double[] times) {
            return model.fastDamping(0, 1) == 0
                    ? 0
                    : RateEquation.averaged()
                            .solve(model, ComplexMatrix.diagonal(1, 0), times, 1e-10, Progress.NONE)
                            .population(times.length - 1, 1);
        }
    }

    /** Smooth envelopes, no damping: the slow set under envelopes against the direct solver, in two frequencies. */
    @Test
    void movingSlowSetAgainstTheDirectSolver() {
        ComplexMatrix x = ComplexMatrix.ofReal(new double[][] {{0, 0.4, 0}, {0.4, 0, 0.3}, {0, 0.3, 0}});
        FormulaEnvelope pulse = FormulaEnvelope.of("exp(-((t-0.5)/0.2)^2)");
        FormulaEnvelope ramp = FormulaEnvelope.of("t^2");
        Wave wave = new Wave(
                3,
                new double[] {1, Math.sqrt(2)},
                List.of(
                        new Harmonic(new int[] {1, 0}, x, pulse),
                        new Harmonic(new int[] {-1, 0}, x, pulse),
                        new Harmonic(new int[] {0, 1}, x, ramp),
                        new Harmonic(new int[] {0, -1}, x, ramp)));
        BlochModel model = new BlochModel(
                Levels.of(0, 1, 2.42),
                new Damping(new double[][] {{0, 0, 0.2}, {0, 0, 0}, {0.2, 0, 0}}, 0),
                RateMatrix.zero(3),
                wave,
                0.02);
        double[] times = {0.31, 1};
        ComplexMatrix start = ComplexMatrix.diagonal(0.7, 0.3, 0);
        Trajectory moving = BlochSolvers.standard().named("slow-set").solve(model, start, times, 1e-7, Progress.NONE);
        String work = moving.report().work();
        assertTrue(work.contains("largest change of an envelope in 1/gap"), work);
        Trajectory direct = BlochSolvers.standard().named("direct").solve(model, start, times, 1e-9, Progress.NONE);
        for (int i = 0; i < times.length; i++) {
            assertTrue(moving.rho(i).distance(direct.rho(i)) < 1e-7, "at " + times[i]);
        }
    }
}
