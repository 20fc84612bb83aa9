package io.github.secular.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.secular.catalogue.BlochSolvers;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochSolver;
import io.github.secular.quantum.SolverReport;
import io.github.secular.quantum.Trajectory;
import io.github.secular.solver.AutomaticSolver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random models chosen to be awkward (undamped pairs, strong one-way relaxation, near resonances, static and complex
 * couplings, coherences at the start), against ρ from an independent program: a solver answers within its tolerance
 * and knows its error, or it refuses.
 */
class AdversarialModelsTest {
    /** Below this the stored solutions themselves are rounded. */
    private static final double KNOWN_TO = 1e-12;

    /** The direct solver takes seconds below this. */
    private static final double DIRECT_FROM = 0.05;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "b00", "b03", "b04", "b06", "b07", "b09", "b10", "b11", "b12", "b20", "b21", "b23", "b25", "b29", "b33",
                "b34", "b38", "b40", "b43"
            })
    void everySolverAnswersWithinItsToleranceOrRefuses(String name) throws IOException {
        Path folder = Path.of("src/test/resources/models/adversarial");
        Scenario scenario = ScenarioReader.read(folder.resolve(name + ".json"), List.of());
        JsonNode rho = new ObjectMapper()
                .readTree(folder.resolve(name + "-rho.json").toFile())
                .get("rho");
        List<String> wrong = new ArrayList<>();
        boolean answered = false;
        BlochSolvers solvers = BlochSolvers.standard();
        for (String solver : solvers.names()) {
            if (solver.equals("direct") && scenario.model().epsilon() < DIRECT_FROM) {
                continue;
            }
            try {
                SolverReport report = check(solvers.named(solver), scenario, rho, wrong);
                answered |= solver.equals(AutomaticSolver.NAME) && report != null;
            } catch (RefusalException e) {
                assertTrue(e.getMessage().endsWith("."), e.getMessage());
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(answered, "the automatic choice refused");
    }

    private static SolverReport check(BlochSolver solver, Scenario scenario, JsonNode rho, List<String> wrong) {
        Trajectory found = solver.solve(
                scenario.model(), scenario.initial(), scenario.times(), scenario.tolerance(), Progress.NONE);
        int size = found.size();
        double error = 0;
        for (int i = 0; i < found.length(); i++) {
            for (int nm = 0; nm < size * size; nm++) {
                JsonNode exact = rho.get(i).get(nm);
                error = Math.max(
                        error,
                        Math.hypot(
                                found.re(i, nm / size, nm % size) - exact.get(0).asDouble(),
                                found.im(i, nm / size, nm % size) - exact.get(1).asDouble()));
            }
        }
        double estimate = found.report().estimatedError();
        if (!(error <= scenario.tolerance()) || !(error <= 3 * estimate + KNOWN_TO)) {
            wrong.add(solver.name() + ": error " + error + ", estimate " + estimate);
        }
        return found.report();
    }
}
