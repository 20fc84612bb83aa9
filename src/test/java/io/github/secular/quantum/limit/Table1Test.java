package io.github.secular.quantum.limit;

import static io.github.secular.Validation.assertEquals;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.secular.Validation;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.RateMatrix;
import io.github.secular.quantum.ReferenceCases;
import io.github.secular.quantum.limit.equilibrium.Equilibrium;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reference case s06: six levels in each row of Table 1 of paper 2. */
@Validation.Against("Table 1 of the paper on almost-degenerate levels, by an independent program")
class Table1Test {
    private static final double TOLERANCE = 1e-8;
    private static final JsonNode CASE = ReferenceCases.read("s06_table1_polarised_six_level");
    private static final JsonNode INPUTS = CASE.get("inputs");

    private static JsonNode row(int i) {
        return CASE.get("outputs").get(i);
    }

    private static BlochModel model(JsonNode row, double epsilon) {
        return ReferenceCases.model(
                INPUTS, row.get("mu").asDouble(), row.get("p").asDouble(), epsilon);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void blocksRatesAndExponents(int i) {
        JsonNode row = row(i);
        PolarisedLimit limit = PolarisedLimit.of(model(row, 0.01));
        assertEquals(row.get("sigma").asDouble(), limit.sigma(), 1e-12);
        assertEquals(row.get("nu").asDouble(), limit.nu(), 1e-12);
        assertEquals(row.get("blocks").toString(), text(limit.blocks()));
        assertArrayEquals(ReferenceCases.doubles(row.get("frozen")), asDoubles(limit.frozen()));
        assertMatrix(row.get("A"), limit.unshifted().toArray());
        assertMatrix(row.get("B0"), limit.shifted().toArray());
        assertMatrix(row.get("Wpol"), limit.slow().toArray());
        assertMatrix(row.get("Pi"), limit.projector());
        assertMatrix(row.get("block_rates"), limit.blockRates().toArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void populationsOfTheLimitNowAndInTheEnd(int i) {
        JsonNode row = row(i);
        double[][] found = populations(solvePolarised(row));
        assertMatrix(row.get("polarised_populations"), found);
        PolarisedLimit limit = PolarisedLimit.of(model(row, 0.01));
        double[] p0 = ReferenceCases.doubles(INPUTS.get("rho0_diag"));
        double[] end = limit.spread(
                Equilibrium.of(limit.blockRates(), limit.blockMasses(p0)).populations(), p0);
        assertArrayEquals(ReferenceCases.doubles(row.get("polarised_t_inf")), end, TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void dominantRatesApproachTheLimitAsTabulated(int i) {
        JsonNode row = row(i);
        JsonNode reference = row.get("rate24");
        double[] eps = ReferenceCases.doubles(reference.get("eps"));
        double[] errors = ReferenceCases.doubles(reference.get("err_vs_polarised"));
        double[] orders = ReferenceCases.doubles(reference.get("observed_order"));
        double[][] limit = populations(solvePolarised(row));
        double before = Double.NaN;
        for (int k = 0; k < eps.length; k++) {
            double[][] found = populations(solve24(row, eps[k]));
            assertMatrix(reference.get("populations").get(k), found);
            double error = largestNorm(found, limit);
            assertEquals(errors[k], error, 1e-3 * errors[k]);
            if (k > 0) {
                double order = Math.log(before / error) / Math.log(eps[k - 1] / eps[k]);
                assertEquals(orders[k - 1], order, 2e-3);
            }
            before = error;
        }
        // The last two ε are small enough for the exponent of the table to show.
        PolarisedLimit table = PolarisedLimit.of(model(row, 0.01));
        assertEquals(table.errorExponent(), orders[orders.length - 1], 0.03);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void equilibriumOfTheDominantRates(int i) {
        JsonNode row = row(i);
        double eps = row.get("rate24").get("eps").get(0).asDouble();
        RateMatrix rates =
                DominantRates.of(model(row, eps)).rates().plus(model(row, eps).relaxation());
        Equilibrium end = Equilibrium.of(rates, ReferenceCases.doubles(INPUTS.get("rho0_diag")));
        assertArrayEquals(
                ReferenceCases.doubles(row.get("equilibrium_of_rate24_at_first_eps")), end.populations(), TOLERANCE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void blochIsAsFarFromTheLimitsAsTabulated(int i) {
        JsonNode row = row(i);
        JsonNode reference = row.get("bloch");
        double[] eps = ReferenceCases.doubles(reference.get("eps"));
        double[] fromPolarised = ReferenceCases.doubles(reference.get("err_vs_polarised"));
        double[] fromDominant = ReferenceCases.doubles(reference.get("err_vs_eq24"));
        double[][] limit = populations(solvePolarised(row));
        for (int k = 0; k < eps.length; k++) {
            double[][] bloch =
                    ReferenceCases.doubles2(reference.get("populations").get(k));
            assertEquals(fromPolarised[k], largestNorm(bloch, limit), 1e-3 * fromPolarised[k]);
            double[][] dominant = populations(solve24(row, eps[k]));
            assertEquals(fromDominant[k], largestNorm(bloch, dominant), 1e-3 * fromDominant[k]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void theReportSaysHowSmallEpsilonMustBe(int i) {
        JsonNode row = row(i);
        double eps = 1e-4;
        RegimeReport report = RegimeReport.of(model(row, eps));
        double sigma = row.get("sigma").asDouble();
        assertEquals(Math.pow(eps, sigma), report.layer(), 1e-12);
        assertEquals(0.1, Math.pow(report.epsilonForTenPercent(), sigma), 1e-12);
        assertEquals(0.01, Math.pow(report.epsilonForOnePercent(), sigma), 1e-12);
        assertTrue(report.text().contains("Warning: the limit is approached only like"), report.text());
        assertTrue(report.text().contains(report.limit().regime().range()), report.text());
    }

    private static PopulationTrajectory solvePolarised(JsonNode row) {
        return new PolarisedModel()
                .solve(model(row, 0.01), initial(), ReferenceCases.doubles(INPUTS.get("t")), 1e-10, Progress.NONE);
    }

    private static PopulationTrajectory solve24(JsonNode row, double eps) {
        return RateEquation.resonant()
                .solve(model(row, eps), initial(), ReferenceCases.doubles(INPUTS.get("t")), 1e-10, Progress.NONE);
    }

    private static ComplexMatrix initial() {
        return ReferenceCases.initial(INPUTS);
    }

    private static double[][] populations(PopulationTrajectory p) {
        double[][] out = new double[p.length()][p.size()];
        for (int i = 0; i < p.length(); i++) {
            for (int n = 0; n < p.size(); n++) {
                out[i][n] = p.population(i, n);
            }
        }
        return out;
    }

    /** sup over times of the Euclidean norm. */
    private static double largestNorm(double[][] a, double[][] b) {
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            double sum = 0;
            for (int n = 0; n < a[i].length; n++) {
                sum += (a[i][n] - b[i][n]) * (a[i][n] - b[i][n]);
            }
            largest = Math.max(largest, Math.sqrt(sum));
        }
        return largest;
    }

    private static void assertMatrix(JsonNode expected, double[][] found) {
        double[][] wanted = ReferenceCases.doubles2(expected);
        assertEquals(wanted.length, found.length);
        for (int i = 0; i < wanted.length; i++) {
            assertArrayEquals(wanted[i], found[i], TOLERANCE);
        }
    }

    private static String text(List<int[]> blocks) {
        return blocks.stream()
                .map(b -> java.util.Arrays.toString(b).replace(" ", ""))
                .toList()
                .toString()
                .replace(" ", "");
    }

    private static double[] asDoubles(int[] values) {
        return java.util.Arrays.stream(values).asDoubleStream().toArray();
    }
}
