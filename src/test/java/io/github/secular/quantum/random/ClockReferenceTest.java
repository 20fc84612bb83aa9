package io.github.secular.quantum.random;

import static io.github.secular.Validation.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.secular.Validation;
import io.github.secular.drive.ClockNoise;
import io.github.secular.drive.RandomDrive;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.Damping;
import io.github.secular.quantum.Levels;
import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.RateMatrix;
import io.github.secular.quantum.ReferenceCases;
import io.github.secular.quantum.Trajectory;
import io.github.secular.quantum.limit.LimitModel;
import io.github.secular.quantum.limit.RandomOperator;
import io.github.secular.quantum.limit.RandomOperatorLimit;
import io.github.secular.quantum.limit.RandomRateEquation;
import io.github.secular.quantum.limit.RandomRates;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reference cases s03, s04 and s11, whole. */
@Validation.Against("reference cases of clocks: averaged cell maps of an independent program")
class ClockReferenceTest {
    private static BlochModel model(JsonNode in, double gamma, double mu, double epsilon, double phase) {
        ComplexMatrix v = ReferenceCases.complexMatrix(in.get("V"));
        int n = v.rows();
        double[][] g = new double[n][n];
        for (double[] row : g) {
            java.util.Arrays.fill(row, gamma);
        }
        ClockNoise clock = new ClockNoise(in.get("Tc").asDouble(), 1, phase);
        RandomDrive drive = new RandomDrive(n, List.of(new RandomDrive.Source(clock, v)));
        return new BlochModel(
                Levels.of(ReferenceCases.doubles(in.get("e"))), new Damping(g, mu), RateMatrix.zero(n), drive, epsilon);
    }

    private static void assertDensities(JsonNode expected, Trajectory found, double tolerance) {
        for (int i = 0; i < expected.size(); i++) {
            double distance = found.rho(i).distance(ReferenceCases.complexMatrix(expected.get(i)));
            assertEquals(0, distance, tolerance, "time " + i);
        }
    }

    private static void assertPopulations(JsonNode expected, PopulationTrajectory found, double tolerance) {
        for (int i = 0; i < expected.size(); i++) {
            for (int n = 0; n < found.size(); n++) {
                assertEquals(expected.get(i).get(n).asDouble(), found.population(i, n), tolerance);
            }
        }
    }

    private static void assertRates(JsonNode expected, RateMatrix found, double tolerance) {
        for (int n = 0; n < found.size(); n++) {
            for (int k = 0; k < found.size(); k++) {
                assertEquals(expected.get(n).get(k).asDouble(), found.rate(n, k), tolerance);
            }
        }
    }

    /** The largest, over time, Euclidean distance of the populations. */
    private static double distance(Trajectory a, PopulationTrajectory b) {
        double max = 0;
        for (int i = 0; i < a.length(); i++) {
            double sum = 0;
            for (int n = 0; n < a.size(); n++) {
                double d = a.population(i, n) - b.population(i, n);
                sum += d * d;
            }
            max = Math.max(max, Math.sqrt(sum));
        }
        return max;
    }

    @Test
    void nondegenerateLevels() {
        JsonNode reference = ReferenceCases.read("s03_clock_forcing_nondegenerate");
        JsonNode in = reference.get("inputs");
        double tolerance = reference.get("tolerance").get("abs").asDouble();
        double[] times = ReferenceCases.doubles(in.get("t"));
        ComplexMatrix initial = ReferenceCases.initial(in);
        double[] errors = new double[in.get("eps").size()];
        int row = 0;
        for (JsonNode out : reference.get("outputs")) {
            double gamma = out.get("gamma").asDouble();
            BlochModel model = model(in, gamma, 0, out.path("eps").asDouble(0.1), Double.NaN);
            PopulationTrajectory limit =
                    RandomRateEquation.limit().solve(model, initial, times, tolerance, Progress.NONE);
            if (out.has("summary")) {
                assertRates(out.get("A"), RandomRates.of(model, false).rates(), tolerance);
                assertPopulations(out.get("rate_populations"), limit, tolerance);
                ComplexMatrix q = ReferenceCases.complexMatrix(out.get("Q_superoperator_rowmajor"));
                assertEquals(0, RandomOperator.of(model, false).distance(q), tolerance);
                assertOrders(out.get("observed_order"), errors, 1e-4);
                row = 0;
            } else {
                Trajectory mean = new EnsembleMean().solve(model, initial, times, tolerance, Progress.NONE);
                assertDensities(out.get("E_rho"), mean, tolerance);
                errors[row] = distance(mean, limit);
                assertEquals(out.get("err_l2_vs_rate").asDouble(), errors[row++], tolerance);
            }
        }
    }

    @Test
    void degenerateLevels() {
        JsonNode reference = ReferenceCases.read("s04_clock_forcing_degenerate_theorem3");
        JsonNode in = reference.get("inputs");
        double tolerance = reference.get("tolerance").get("abs").asDouble();
        double[] times = ReferenceCases.doubles(in.get("t"));
        ComplexMatrix initial = ReferenceCases.initial(in);
        double gamma = in.get("gamma").asDouble();
        int count = in.get("eps").size();
        double[] errors = new double[count];
        double[] errorsDamped = new double[count];
        int row = 0;
        for (JsonNode out : reference.get("outputs")) {
            if (!out.get("a").isNumber()) {
                undamped(in, out, times, initial, tolerance);
                continue;
            }
            double a = out.get("a").asDouble();
            BlochModel model = model(in, gamma, a, out.path("eps").asDouble(0.1), Double.NaN);
            PopulationTrajectory limit =
                    RandomRateEquation.limit().solve(model, initial, times, tolerance, Progress.NONE);
            if (out.has("summary")) {
                assertRates(out.get("A_limit"), RandomRates.of(model, false).rates(), tolerance);
                assertPopulations(out.get("rate_populations"), limit, tolerance);
                assertOrders(out.get("observed_order_limit_A"), errors, 1e-4);
                assertOrders(out.get("observed_order_A_eps"), errorsDamped, 1e-4);
                // Theorem 3: O(ε^min(a, 2−a)), and O(ε^(2−a)) with the damping inside A
                assertEquals(Math.min(a, 2 - a), order(errors, count - 1), 0.03);
                assertEquals(2 - a, order(errorsDamped, count - 1), 0.04);
                row = 0;
            } else {
                Trajectory mean = new EnsembleMean().solve(model, initial, times, tolerance, Progress.NONE);
                assertDensities(out.get("E_rho"), mean, tolerance);
                PopulationTrajectory damped =
                        RandomRateEquation.damped().solve(model, initial, times, tolerance, Progress.NONE);
                errors[row] = distance(mean, limit);
                errorsDamped[row] = distance(mean, damped);
                assertEquals(out.get("err_l2_limit_A").asDouble(), errors[row], tolerance);
                assertEquals(out.get("err_l2_A_with_gamma_eps").asDouble(), errorsDamped[row++], tolerance);
            }
        }
    }

    /** γ = 0 between degenerate levels: the rate equation is wrong by O(1), 𝒬 on the degenerate block is right. */
    private static void undamped(JsonNode in, JsonNode out, double[] times, ComplexMatrix initial, double tolerance) {
        double[] epsilons = ReferenceCases.doubles(out.get("eps"));
        double[] errors = new double[epsilons.length];
        for (int i = 0; i < epsilons.length; i++) {
            BlochModel model = model(in, 0, 0, epsilons[i], Double.NaN);
            Trajectory limit = new RandomOperatorLimit().densities(model, initial, times, tolerance, Progress.NONE);
            assertDensities(out.get("secular_Q_limit_rho"), limit, tolerance);
            Trajectory mean = new EnsembleMean().solve(model, initial, times, tolerance, Progress.NONE);
            PopulationTrajectory populations =
                    new RandomOperatorLimit().solve(model, initial, times, tolerance, Progress.NONE);
            errors[i] = distance(mean, populations);
            assertEquals(out.get("err_secular").get(i).asDouble(), errors[i], tolerance);
            LimitModel einstein = RandomRateEquation.limit();
            assertThrows(RefusalException.class, () -> einstein.solve(model, initial, times, tolerance, Progress.NONE));
            // The refused rate equation, made by a damping that only lifts the refusal (μ > 0: not in the rates)
            PopulationTrajectory refused =
                    einstein.solve(model(in, 1, 1, epsilons[i], Double.NaN), initial, times, tolerance, Progress.NONE);
            assertEquals(out.get("err_einstein").get(i).asDouble(), distance(mean, refused), tolerance);
        }
        assertOrders(out.get("order_secular"), errors, 1e-4);
    }

    @Test
    void wholeCellsDownToVerySmallEpsilon() {
        JsonNode reference = ReferenceCases.read("s11_clock_whole_cells_very_small_eps");
        JsonNode in = reference.get("inputs");
        double tolerance = reference.get("tolerance").get("abs").asDouble();
        ComplexMatrix initial = ReferenceCases.initial(in);
        JsonNode runs = reference.get("outputs").get("runs");
        double[] errors = new double[runs.size()];
        for (int i = 0; i < errors.length; i++) {
            JsonNode run = runs.get(i);
            BlochModel model = model(in, 0, 0, run.get("eps").asDouble(), 0);
            double[] times = {run.get("t").asDouble()};
            Trajectory mean = new EnsembleMean().solve(model, initial, times, tolerance, Progress.NONE);
            PopulationTrajectory limit =
                    RandomRateEquation.limit().solve(model, initial, times, tolerance, Progress.NONE);
            for (int n = 0; n < model.size(); n++) {
                assertEquals(run.get("populations").get(n).asDouble(), mean.population(0, n), tolerance);
                assertEquals(run.get("rate").get(n).asDouble(), limit.population(0, n), tolerance);
            }
            errors[i] = distance(mean, limit);
            assertEquals(run.get("err").asDouble(), errors[i], tolerance);
            assertRates(
                    reference.get("outputs").get("A"),
                    RandomRates.of(model, false).rates(),
                    tolerance);
        }
        // The last two errors, 5e-12 and 5e-14, are not clear of the tolerance of the populations.
        for (int i = 1; i < 4; i++) {
            double order = Math.log10(errors[i - 1] / errors[i]);
            assertEquals(
                    reference.get("outputs").get("observed_order").get(i - 1).asDouble(), order, 1e-2);
        }
    }

    private static double order(double[] errors, int i) {
        return Math.log(errors[i - 1] / errors[i]) / Math.log(2);
    }

    private static void assertOrders(JsonNode expected, double[] errors, double tolerance) {
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.get(i).asDouble(), order(errors, i + 1), tolerance);
        }
    }
}
