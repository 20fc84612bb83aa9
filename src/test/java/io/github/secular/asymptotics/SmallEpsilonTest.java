package io.github.secular.asymptotics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.DirectBlochSolver;
import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.ReferenceCases;
import io.github.secular.quantum.Trajectory;
import io.github.secular.quantum.limit.LimitModel;
import io.github.secular.quantum.limit.MemoryModel;
import io.github.secular.quantum.limit.PolarisedModel;
import io.github.secular.quantum.limit.RateEquation;
import io.github.secular.quantum.torus.SlowManifoldSolver;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The hierarchy of paper 2 against the Bloch equation where ε is small: cases s05 and s06. */
class SmallEpsilonTest {
    private static final JsonNode S05 = ReferenceCases.read("s05_paper2_hierarchy_four_level");
    private static final JsonNode S06 = ReferenceCases.read("s06_table1_polarised_six_level");

    /** Both cases take their distances at small ε over the times from 0.5 on. */
    private static double[] times(JsonNode inputs) {
        return Arrays.stream(ReferenceCases.doubles(inputs.get("t")))
                .filter(t -> t >= 0.5)
                .toArray();
    }

    private static Trajectory bloch(JsonNode inputs, BlochModel model) {
        return new SlowManifoldSolver(new DirectBlochSolver())
                .solve(model, ReferenceCases.initial(inputs), times(inputs), 1e-11, Progress.NONE);
    }

    private static PopulationTrajectory solve(LimitModel limit, JsonNode inputs, BlochModel model) {
        return limit.solve(model, ReferenceCases.initial(inputs), times(inputs), 1e-12, Progress.NONE);
    }

    /** sup over times of the Euclidean norm. */
    private static double distance(Trajectory bloch, PopulationTrajectory limit) {
        double largest = 0;
        for (int i = 0; i < bloch.length(); i++) {
            double sum = 0;
            for (int n = 0; n < bloch.size(); n++) {
                sum += Math.pow(bloch.population(i, n) - limit.population(i, n), 2);
            }
            largest = Math.max(largest, Math.sqrt(sum));
        }
        return largest;
    }

    @ParameterizedTest
    @CsvSource({"eq14, delayed", "eq17, averaged", "eq24, resonant"})
    void errorsAndOrdersOfTheHierarchy(String key, String name) {
        LimitModel limit =
                switch (name) {
                    case "delayed" -> MemoryModel.delayed();
                    case "averaged" -> RateEquation.averaged();
                    default -> RateEquation.resonant();
                };
        JsonNode inputs = S05.get("inputs");
        JsonNode expected = S05.get("outputs").get("small_eps_errors");
        double[] eps = ReferenceCases.doubles(expected.get("eps"));
        double[] errors = ReferenceCases.doubles(expected.get(key));
        double[] orders = ReferenceCases.doubles(
                S05.get("outputs").get("small_eps_observed_orders").get(key));
        double before = Double.NaN;
        for (int k = 0; k < eps.length; k++) {
            BlochModel model = ReferenceCases.model(inputs, eps[k]);
            double error = distance(bloch(inputs, model), solve(limit, inputs, model));
            assertEquals(errors[k], error, 1e-3 * errors[k], name + " at " + eps[k]);
            if (k > 0) {
                double order = Math.log(before / error) / Math.log(eps[k - 1] / eps[k]);
                assertEquals(orders[k - 1], order, 1e-3);
            }
            before = error;
        }
    }

    @Test
    void coherencesFallAsFastAsTheirDamping() {
        JsonNode inputs = S05.get("inputs");
        double[] eps = ReferenceCases.doubles(
                S05.get("outputs").get("small_eps_errors").get("eps"));
        double[] expected = ReferenceCases.doubles(
                S05.get("outputs").get("small_eps_errors").get("coherence"));
        double[] orders = ReferenceCases.doubles(
                S05.get("outputs").get("small_eps_observed_orders").get("coherence"));
        double before = Double.NaN;
        for (int k = 0; k < eps.length; k++) {
            Trajectory bloch = bloch(inputs, ReferenceCases.model(inputs, eps[k]));
            double largest = 0;
            for (int i = 0; i < bloch.length(); i++) {
                double sum = 0;
                for (int n = 0; n < 4; n++) {
                    for (int m = 0; m < 4; m++) {
                        sum += n == m ? 0 : Math.hypot(bloch.re(i, n, m), bloch.im(i, n, m));
                    }
                }
                largest = Math.max(largest, sum);
            }
            assertEquals(expected[k], largest, 1e-3 * expected[k]);
            if (k > 0) {
                assertEquals(orders[k - 1], Math.log(before / largest) / Math.log(eps[k - 1] / eps[k]), 1e-3);
            }
            before = largest;
        }
    }

    /** The delay-free equation is asked for no number by the case; it must keep the bound ε^(1−2μ) and do better. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1e-4, 1e-5})
    void delayFreeErrors(double eps) {
        JsonNode inputs = S05.get("inputs");
        double[] errors = new double[2];
        for (int k = 0; k < 2; k++) {
            BlochModel model = ReferenceCases.model(inputs, eps / (1 + 9 * k));
            errors[k] = distance(bloch(inputs, model), solve(MemoryModel.delayFree(), inputs, model));
        }
        // resonant three-cycles: between eps^(1 − mu) and eps^(2 − 2 mu), mu = 0.3
        double order = Math.log10(errors[0] / errors[1]);
        assertEquals(1.05, order, 0.4, "errors " + errors[0] + ", " + errors[1]);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void blochAgainstEveryLimitInEveryRowOfTable1(int i) {
        JsonNode inputs = S06.get("inputs");
        JsonNode row = S06.get("outputs").get(i);
        JsonNode expected = row.get("bloch");
        double[] eps = ReferenceCases.doubles(expected.get("eps"));
        double[] before = new double[3];
        String[] errorKeys = {"err_vs_polarised", "err_vs_eq24", "err_vs_eq17"};
        String[] orderKeys = {"orders_polarised", "orders_eq24", "orders_eq17"};
        LimitModel[] limits = {new PolarisedModel(), RateEquation.resonant(), RateEquation.averaged()};
        for (int k = 0; k < eps.length; k++) {
            BlochModel model = ReferenceCases.model(
                    inputs, row.get("mu").asDouble(), row.get("p").asDouble(), eps[k]);
            Trajectory bloch = bloch(inputs, model);
            for (int t = 0; t < bloch.length(); t++) {
                for (int n = 0; n < 6; n++) {
                    assertEquals(
                            expected.get("populations").get(k).get(t).get(n).asDouble(), bloch.population(t, n), 1e-8);
                }
            }
            for (int j = 0; j < limits.length; j++) {
                double wanted = expected.get(errorKeys[j]).get(k).asDouble();
                double error = distance(bloch, solve(limits[j], inputs, model));
                // Errors below 1e-8 are smaller than the tolerance of the populations they are made of.
                assertEquals(wanted, error, Math.max(1e-3 * wanted, wanted < 1e-8 ? 1e-10 : 0), errorKeys[j]);
                if (k > 0 && wanted >= 1e-8) {
                    double order = Math.log(before[j] / error) / Math.log(eps[k - 1] / eps[k]);
                    assertEquals(expected.get(orderKeys[j]).get(k - 1).asDouble(), order, 1e-3);
                }
                before[j] = error;
            }
        }
    }
}
