package io.github.secular.quantum.limit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.ReferenceCases;
import io.github.secular.quantum.limit.equilibrium.Equilibrium;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random models, with complex couplings and one-way rates, against independent programs. */
class RandomHierarchyTest {
    private static final double TOLERANCE = 1e-8;

    static List<JsonNode> cases() throws IOException {
        try (InputStream in = RandomHierarchyTest.class.getResourceAsStream("/reference-own/random_hierarchy.json")) {
            List<JsonNode> out = new ArrayList<>();
            new ObjectMapper().readTree(in).get("cases").forEach(out::add);
            return out;
        }
    }

    private static BlochModel model(JsonNode one) {
        return ReferenceCases.model(
                one.get("inputs"), one.get("inputs").get("eps").asDouble());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void table1(JsonNode one) {
        JsonNode expected = one.get("outputs");
        PolarisedLimit limit = PolarisedLimit.of(model(one));
        assertEquals(expected.get("sigma").asDouble(), limit.sigma(), 1e-12);
        assertEquals(expected.get("nu").asDouble(), limit.nu(), 1e-12);
        assertEquals(expected.get("blocks").size(), limit.blocks().size());
        for (int i = 0; i < limit.blocks().size(); i++) {
            int[] block = limit.blocks().get(i);
            assertEquals(expected.get("blocks").get(i).size(), block.length);
            for (int k = 0; k < block.length; k++) {
                assertEquals(expected.get("blocks").get(i).get(k).asInt(), block[k]);
            }
        }
        assertEquals(expected.get("frozen").size(), limit.frozen().length);
        assertMatrix(expected.get("A"), limit.unshifted().toArray());
        assertMatrix(expected.get("B0"), limit.shifted().toArray());
        assertMatrix(expected.get("Wpol"), limit.slow().toArray());
        assertMatrix(expected.get("block_rates"), limit.blockRates().toArray());
        assertPopulations(expected.get("polarised"), solve(new PolarisedModel(), one));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void hierarchy(JsonNode one) {
        JsonNode expected = one.get("outputs");
        BlochModel model = model(one);
        assertPopulations(expected.get("delayed"), solve(MemoryModel.delayed(), one));
        assertPopulations(expected.get("delay_free"), solve(MemoryModel.delayFree(), one));
        assertPopulations(expected.get("averaged"), solve(RateEquation.averaged(), one));
        assertMatrix(
                expected.get("averaged_rates"), AveragedRates.of(model).rates().toArray());
        assertMatrix(
                expected.get("dominant_rates"), DominantRates.of(model).rates().toArray());
        JsonNode psi = expected.get("psi_time");
        assertMatrix(psi.get("psi"), new DelayFreeRates(model).at(psi.get("tau").asDouble()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void equilibria(JsonNode one) {
        JsonNode expected = one.get("outputs");
        BlochModel model = model(one);
        Equilibrium end = Equilibrium.of(
                DominantRates.of(model).rates().plus(model.relaxation()),
                ReferenceCases.doubles(one.get("inputs").get("rho0_diag")));
        assertArrayEquals(ReferenceCases.doubles(expected.get("equilibrium")), end.populations(), TOLERANCE);
        assertEquals(expected.get("closed_classes").size(), end.closedClasses().size());
    }

    private static PopulationTrajectory solve(LimitModel limit, JsonNode one) {
        JsonNode inputs = one.get("inputs");
        ComplexMatrix initial = ReferenceCases.complexMatrix(inputs.get("rho0"));
        return limit.solve(model(one), initial, ReferenceCases.doubles(inputs.get("t")), 1e-10, Progress.NONE);
    }

    private static void assertPopulations(JsonNode expected, PopulationTrajectory found) {
        double[][] wanted = ReferenceCases.doubles2(expected);
        assertEquals(wanted.length, found.length());
        for (int i = 0; i < wanted.length; i++) {
            for (int n = 0; n < wanted[i].length; n++) {
                assertEquals(wanted[i][n], found.population(i, n), TOLERANCE);
            }
        }
    }

    private static void assertMatrix(JsonNode expected, double[][] found) {
        double[][] wanted = ReferenceCases.doubles2(expected);
        assertEquals(wanted.length, found.length);
        for (int i = 0; i < wanted.length; i++) {
            assertArrayEquals(wanted[i], found[i], TOLERANCE);
        }
    }
}
