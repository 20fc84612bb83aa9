package io.github.secular.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.benchmark.RandomModel;
import io.github.secular.benchmark.RandomModelOutcome;
import io.github.secular.benchmark.RandomModelOutcome.Kind;
import io.github.secular.benchmark.RandomModelRun;
import io.github.secular.benchmark.RandomModelRuns;
import io.github.secular.catalogue.BlochSolvers;
import io.github.secular.catalogue.VlasovSolvers;
import io.github.secular.solver.AutomaticSolver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random models with right values from programs outside the product (src/test/python/README.md). An answer is within
 * three of its estimates, and within the tolerance unless it says otherwise; "automatic" and the limit answer always, a
 * solver that was asked for by name may refuse.
 */
class RandomModelsTest {
    /** Seconds after which a run that hangs is given up; no measure of speed. */
    private static final double PATIENCE = 60;

    private static final Path FOLDER = Path.of("src", "test", "resources", "random-models");

    static List<RandomModel> quantum() throws IOException {
        return RandomModel.read(FOLDER.resolve("quantum.json"));
    }

    static List<RandomModel> classical() throws IOException {
        return RandomModel.read(FOLDER.resolve("classical.json"));
    }

    @ParameterizedTest
    @MethodSource("quantum")
    void blochEquationIsNeverWrongWithoutAWord(RandomModel model) {
        hold(model, BlochSolvers.standard().names());
    }

    static List<RandomModel> found() throws IOException {
        return RandomModel.read(FOLDER.resolve("found.json"));
    }

    /** Models on which a solver once was wrong without a word, or its estimate too small. */
    @ParameterizedTest
    @MethodSource("found")
    void noLongerWrongWithoutAWord(RandomModel model) {
        hold(
                model,
                model.isClassical()
                        ? VlasovSolvers.standard().names()
                        : BlochSolvers.standard().names());
    }

    @ParameterizedTest
    @MethodSource("classical")
    void vlasovEquationIsNeverWrongWithoutAWord(RandomModel model) {
        hold(model, VlasovSolvers.standard().names());
    }

    /** Else the tests above would hold for solvers that refuse everything, or that are not there. */
    @Test
    void asManyModelsAndEnoughSolversAsWasSaid() throws IOException {
        assertEquals(40, quantum().size());
        assertEquals(12, classical().size());
        assertEquals(8, found().size());
        Set<String> tried = new LinkedHashSet<>();
        for (RandomModel model : quantum()) {
            tried.addAll(RandomModelRuns.solvers(model, false));
        }
        List<String> known = BlochSolvers.standard().names();
        assertTrue(tried.stream().filter(known::contains).count() >= 5, tried::toString);
    }

    private static void hold(RandomModel model, List<String> known) {
        RandomModelRun run = new RandomModelRun(model, PATIENCE);
        List<String> wrong = new ArrayList<>();
        for (String asked : RandomModelRuns.solvers(model, false)) {
            if (!known.contains(asked) && !asked.equals(RandomModelRun.LIMIT)) {
                continue;
            }
            RandomModelOutcome outcome = run.with(asked);
            boolean mayRefuse = !asked.equals(AutomaticSolver.NAME) && !asked.equals(RandomModelRun.LIMIT);
            boolean ended = outcome.kind() == Kind.ANSWER || mayRefuse && outcome.kind() == Kind.REFUSAL;
            if (!ended || !outcome.keepsTolerance() || !outcome.keepsEstimate()) {
                wrong.add(outcome.line());
            }
        }
        assertEquals(List.of(), wrong);
    }
}
