package io.github.secular.quantum.limit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.DirectBlochSolver;
import io.github.secular.quantum.RateMatrix;
import io.github.secular.quantum.ReferenceCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Table 2 (corrected): the dominant rates are one power of ε, up to a remainder of measured order. */
class Table2Test {
    private static final JsonNode INPUTS =
            ReferenceCases.read("s06_table1_polarised_six_level").get("inputs");

    /** The six levels of s06 with a shift on every resonant pair. */
    private static BlochModel model(double mu, double p, double eps, boolean relaxing) {
        ObjectNode inputs = INPUTS.deepCopy();
        double[] shifts = {0, 0.5, 0.8, -0.3, 0.2, 0.1};
        inputs.putArray("delta");
        for (double d : shifts) {
            inputs.withArray("delta").add(d);
        }
        if (!relaxing) {
            inputs.remove("W");
        }
        return ReferenceCases.model(inputs, mu, p, eps);
    }

    /** @param order of the remainder: 2p − 3μ, exact, 3μ − 4p, 2μ − 2p, μ − 2p */
    @ParameterizedTest
    @CsvSource({
        "0.2, 0.5, 0.2, 0.4",
        "0.3, 0.3, 0.3, 100",
        "0.3, 0.2, 0.1, 0.1",
        "0.4, 0.25, 0.1, 0.2",
        "0.3, 0.15, 0, 0.3",
        "0.45, 0.1, 0, 0.25"
    })
    void dominantRatesAreOnePowerOfEpsilon(double mu, double p, double sigma, double order) {
        InfiniteLevelsLimit limit = InfiniteLevelsLimit.of(model(mu, p, 1e-3, false));
        assertEquals(sigma, limit.sigma(), 1e-12);
        if (order < 100) {
            double coarse = remainder(limit, model(mu, p, 1e-12, false));
            double fine = remainder(limit, model(mu, p, 1e-14, false));
            assertEquals(order, Math.log(coarse / fine) / Math.log(100), 0.02);
        } else {
            // Nothing remains but rounding, which is seen best before the rates have grown.
            double remainder = remainder(limit, model(mu, p, 1e-3, false));
            assertTrue(remainder < 1e-13, "remainder " + remainder);
        }
    }

    private static double remainder(InfiniteLevelsLimit limit, BlochModel model) {
        RateMatrix rates = limit.rates().orElseThrow();
        RateMatrix dominant = DominantRates.of(model).rates();
        double largest = 0;
        for (int n = 0; n < rates.size(); n++) {
            for (int m = 0; m < rates.size(); m++) {
                double stretched = Math.pow(model.epsilon(), -limit.sigma()) * rates.rate(n, m);
                largest = Math.max(largest, Math.abs(dominant.rate(n, m) - stretched));
            }
        }
        return largest;
    }

    @ParameterizedTest
    @CsvSource({"0.2, 0.3", "0.24, 0.3", "0.36, 0.3", "0.4, 0.3"})
    void gapsHaveNoLimit(double mu, double p) {
        InfiniteLevelsLimit limit = InfiniteLevelsLimit.of(model(mu, p, 0.01, false));
        assertTrue(limit.rates().isEmpty());
        assertTrue(Double.isNaN(limit.sigma()));
        assertTrue(limit.sentence().contains("remainder"), limit.sentence());
    }

    @Test
    void conditionsAreNamed() {
        assertTrue(
                InfiniteLevelsLimit.of(model(0.3, 0.3, 0.01, true)).sentence().contains("W is not zero"));
        // Two resonant levels of s06 itself have no shift between them.
        InfiniteLevelsLimit limit = InfiniteLevelsLimit.of(ReferenceCases.model(INPUTS, 0.3, 0.15, 0.01));
        assertTrue(limit.rates().isEmpty());
        assertTrue(limit.sentence().contains("without a shift"), limit.sentence());
        // Where W is allowed, it is part of the rates.
        RateMatrix rates =
                InfiniteLevelsLimit.of(model(0.45, 0.1, 0.01, true)).rates().orElseThrow();
        assertEquals(INPUTS.get("W").get(1).get(0).asDouble(), rates.rate(1, 0), 1e-15);
    }

    /** Row μ = 0 against the Bloch equation: all harmonics count with their full Lorentzians. */
    @Test
    void withoutLayerTheAveragedRatesHaveALimit() {
        ComplexMatrix initial = ReferenceCases.initial(INPUTS);
        double[] times = {0.5, 1};
        double[] errors = new double[2];
        for (int k = 0; k < 2; k++) {
            BlochModel model = model(0, 1, 0.1 / (1 + k), true);
            PolarisedLimit limit = PolarisedLimit.of(model);
            assertEquals(Regime.NO_LAYER, limit.regime());
            assertEquals(0, limit.sigma());
            var found = new PolarisedModel().solve(model, initial, times, 1e-9, Progress.NONE);
            var bloch = new DirectBlochSolver().solve(model, initial, times, 1e-9, Progress.NONE);
            for (int i = 0; i < times.length; i++) {
                for (int n = 0; n < 6; n++) {
                    errors[k] = Math.max(errors[k], Math.abs(found.population(i, n) - bloch.population(i, n)));
                }
            }
        }
        assertTrue(errors[0] < 0.02, "error " + errors[0]);
        assertTrue(errors[1] < 0.5 * errors[0], "errors " + errors[0] + ", " + errors[1]);
        // The shifts eps^p d, p = 1, are dropped, which off resonance is an error of first order.
        double coarse = distance(model(0, 1, 1e-4, true));
        double fine = distance(model(0, 1, 1e-5, true));
        assertEquals(1, Math.log10(coarse / fine), 0.01);
    }

    private static double distance(BlochModel model) {
        RateMatrix limit = PolarisedLimit.of(model).slow();
        RateMatrix rates = AveragedRates.of(model).rates().plus(model.relaxation());
        double largest = 0;
        for (int n = 0; n < rates.size(); n++) {
            for (int m = 0; m < rates.size(); m++) {
                largest = Math.max(largest, Math.abs(limit.rate(n, m) - rates.rate(n, m)));
            }
        }
        return largest;
    }

    @Test
    void undampedResonancesAreRefused() {
        ObjectNode inputs = INPUTS.deepCopy();
        ((com.fasterxml.jackson.databind.node.ArrayNode) inputs.get("gamma").get(0)).set(1, 0.0);
        ((com.fasterxml.jackson.databind.node.ArrayNode) inputs.get("gamma").get(1)).set(0, 0.0);
        BlochModel model = ReferenceCases.model(inputs, 0.3, 0.3, 0.01);
        assertTrue(assertThrows(RefusalException.class, () -> RegimeReport.of(model))
                .getMessage()
                .contains("gamma[0][1]"));
    }
}
