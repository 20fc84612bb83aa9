package io.github.secular.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.Trajectory;
import io.github.secular.run.BlochResult;
import io.github.secular.run.ClassicalRuns;
import io.github.secular.run.QuantumRuns;
import io.github.secular.scenario.ClassicalReader;
import io.github.secular.scenario.ScenarioReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyRunTest {
    private static Study study(String model, String parameters, String rest) {
        return StudyFile.of(
                "{\"secularStudy\": 1, \"model\": " + model + ", \"parameters\": [" + parameters + "], " + rest + "}",
                "study");
    }

    private static StudyResult run(Study study, int threads) {
        return new StudyRun(study, threads, Progress.NONE).inMemory();
    }

    private static double at(StudyResult result, int run, String column) {
        List<String> names = result.columns().stream().map(Recorded::name).toList();
        assertTrue(names.contains(column), column + " is not among " + names);
        return result.values()[run][names.indexOf(column)];
    }

    @Test
    void numbersAreThoseOfSingleRuns() {
        StudyResult result = run(
                study(
                        "\"two-level-detuned\"",
                        "{\"path\": \"epsilon\", \"values\": [0.2, 0.1]}",
                        "\"record\": [\"populations\", \"coherence.0.1\", \"error\", \"limit\", \"rates\","
                                + " \"estimatedError\"],"
                                + " \"formulas\": {\"inversion\": \"population.1 - population.0\","
                                + " \"scaled\": \"error/epsilon^2\"}"),
                2);
        for (int i = 0; i < 2; i++) {
            double epsilon = result.points()[i][0];
            var scenario = ScenarioReader.sample("two-level-detuned", "epsilon=" + epsilon);
            BlochResult single = QuantumRuns.standard().bloch(scenario, "automatic", Progress.NONE);
            int end = single.trajectory().length() - 1;
            List<String> labels = scenario.model().levels().labels();
            assertEquals("", result.sentences().get(i));
            assertEquals(single.trajectory().population(end, 1), at(result, i, "population." + labels.get(1)));
            assertEquals(
                    single.trajectory().im(end, 0, 1),
                    at(result, i, "coherence." + labels.get(0) + "." + labels.get(1) + ".im"));
            assertEquals(single.distance().orElseThrow(), at(result, i, "error"));
            assertEquals(single.rates().orElseThrow().population(end, 1), at(result, i, "limit." + labels.get(1)));
            assertEquals(
                    single.trajectory().population(end, 1) - single.trajectory().population(end, 0),
                    at(result, i, "inversion"));
            assertEquals(single.distance().orElseThrow() / (epsilon * epsilon), at(result, i, "scaled"), 1e-12);
        }
    }

    @Test
    void valuesAtSeveralTimesStandSideBySide() {
        StudyResult result = run(
                study(
                        "\"two-level-resonant\"",
                        "{\"path\": \"epsilon\", \"values\": [0.2]}",
                        "\"times\": [0.5, 2], \"record\": [\"population.e\", \"rate.g.e\"],"
                                + " \"formulas\": {\"twice\": \"2*population.e\"}"),
                1);
        assertEquals(
                List.of("population.e@0.5", "population.e@2", "rate.g.e", "twice@0.5", "twice@2"),
                result.columns().stream().map(Recorded::name).toList());
        // towards 1/2 at the rate 1, from 0.2
        assertEquals(0.5 - 0.3 * Math.exp(-2 * 0.5), at(result, 0, "population.e@0.5"), 0.05);
        assertEquals(2 * at(result, 0, "population.e@2"), at(result, 0, "twice@2"));
    }

    @Test
    void nothingDependsOnTheNumberOfThreads() {
        Study study = study(
                "\"two-level-resonant\"",
                "{\"path\": \"epsilon\", \"from\": 0.05, \"to\": 0.3, \"count\": 7},"
                        + "{\"path\": \"damping.gamma\", \"values\": [0.2, 0.5, -1, 0.9]}",
                "\"record\": [\"populations\", \"error\", \"equilibrium\"]");
        StudyResult one = run(study, 1);
        StudyResult three = run(study, 3);
        for (int i = 0; i < one.runs(); i++) {
            assertArrayEquals(one.values()[i], three.values()[i]);
        }
        assertEquals(one.sentences(), three.sentences());
        assertEquals(7, one.failed());
        for (int i = 0; i < one.runs(); i++) {
            boolean bad = one.points()[i][1] < 0;
            assertEquals(bad, Double.isNaN(one.values()[i][0]), "run " + i);
            assertEquals(
                    bad,
                    one.sentences().get(i).contains("damping.gamma"),
                    one.sentences().get(i));
        }
    }

    /** A solver that refuses the model does not matter where the Bloch equation is not asked for. */
    /** Whatever block of runs a thread takes, and beside which others: a run gives the bits of a run alone. */
    @Test
    void runsSideBySideAreThoseOfSingleRuns() {
        Study study = study(
                "\"rabi\"",
                "{\"path\": \"wave.detuning\", \"from\": -1, \"to\": 1, \"count\": 37},"
                        + "{\"path\": \"wave.strength\", \"values\": [0.1, 0.3, 0.7, 1, 1.5]}",
                "\"times\": [0.5], \"record\": [\"populations\", \"coherence.0.1\"]");
        StudyResult two = run(study, 2);
        StudyResult three = run(study, 3);
        for (int i = 0; i < two.points().length; i++) {
            double[] point = two.points()[i];
            assertArrayEquals(two.values()[i], three.values()[i]);
            Trajectory alone = QuantumRuns.standard()
                    .trajectory(
                            ScenarioReader.sample(
                                    "rabi", "wave.detuning=" + point[0], "wave.strength=" + point[1], "times=[0.5]"),
                            Progress.NONE);
            assertEquals("rotating-frame", alone.report().solver());
            double[] expected = {alone.population(0, 0), alone.population(0, 1), alone.re(0, 0, 1), alone.im(0, 0, 1)};
            assertArrayEquals(expected, two.values()[i]);
        }
    }

    @Test
    void ratesAloneSolveNoBlochEquation() {
        String changes = "\"changes\": [\"solver=no-such-solver\"], ";
        String parameter = "{\"path\": \"epsilon\", \"values\": [0.2]}";
        StudyResult rates = run(
                study("\"two-level-resonant\"", parameter, changes + "\"record\": [\"rates\", \"equilibrium\"]"), 1);
        assertEquals("", rates.sentences().get(0));
        assertEquals(0.5, at(rates, 0, "equilibrium.e"), 1e-12);
        StudyResult both = run(
                study("\"two-level-resonant\"", parameter, changes + "\"record\": [\"rates\", \"populations\"]"), 1);
        assertTrue(
                both.sentences().get(0).contains("no-such-solver"),
                both.sentences().get(0));
        assertEquals(at(rates, 0, "rate.g.e"), at(both, 0, "rate.g.e"));
        assertTrue(Double.isNaN(at(both, 0, "population.e")));
    }

    @Test
    void classicalModelsHaveTheirOwn() {
        StudyResult result = run(
                study(
                        "\"duffing-two-frequency\"",
                        "{\"path\": \"epsilon\", \"values\": [0.2]}",
                        "\"record\": [\"d(1.5)\", \"h0(1.5)\", \"omega(1.5)\", \"d(-5)\"]"),
                2);
        var scenario = ClassicalReader.sample("duffing-two-frequency", "epsilon=0.2");
        var shell = scenario.hamiltonian().shell(1.5);
        assertEquals(shell.density(), at(result, 0, "h0(1.5)"));
        assertEquals(shell.orbits().get(0).frequency(), at(result, 0, "omega(1.5)"));
        var table = ClassicalRuns.standard()
                .diffusionCoefficient(
                        new io.github.secular.scenario.ClassicalScenario(
                                scenario.head(), scenario.problem(), new double[] {1.5}),
                        Progress.NONE)
                .table();
        assertEquals(table.diffusion()[0], at(result, 0, "d(1.5)"));
        assertTrue(Double.isNaN(at(result, 0, "d(-5)")));
        assertTrue(result.sentences().get(0).contains("-5"), result.sentences().get(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "two-level-resonant | meanEnergy | which a quantum model does not have",
                "duffing-two-frequency | populations | which a classical model does not have",
                "two-level-resonant | poulations | did you mean \"populations\"",
                "two-level-resonant | population.x | a level from 0 to 1, or one of g, e",
                "two-level-resonant | coherence.g.g | two levels that differ",
                "duffing-two-frequency | d(x) | a number as the energy",
            })
    void namesThatThereAreNot(String model, String name, String said) {
        Study study = study(
                "\"" + model + "\"", "{\"path\": \"epsilon\", \"values\": [0.2]}", "\"record\": [\"" + name + "\"]");
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> run(study, 1));
        assertTrue(e.getMessage().contains(said), e.getMessage());
    }

    @Test
    void aFormulaOfWhatIsNotRecordedIsRefused() {
        Study study = study(
                "\"two-level-resonant\"",
                "{\"path\": \"epsilon\", \"values\": [0.2]}",
                "\"record\": [\"population.e\"], \"formulas\": {\"f\": \"population.g\"}");
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> run(study, 1));
        assertTrue(e.getMessage().startsWith("formulas.f: found \"population.g\""), e.getMessage());
    }

    @Test
    void anEmptyPathIsNone() {
        Study empty = study("\"rabi\"", "{\"path\": \"\", \"values\": [1, 2]}", "\"record\": [\"populations\"]");
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> run(empty, 1));
        assertTrue(e.getMessage().contains("the path \"\""), e.getMessage());
    }

    @Test
    void cancellationEndsIt() {
        Progress never = new Progress() {
            @Override
            public void at(double fraction, String what) {}

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        Study study = study(
                "\"two-level-resonant\"",
                "{\"path\": \"epsilon\", \"from\": 0.01, \"to\": 0.2, \"count\": 100000}",
                "\"record\": [\"populations\"]");
        assertThrows(CancellationException.class, () -> new StudyRun(study, 2, never).inMemory());
    }

    /** From coarse to fine the numbers are the same; whoever watches sees NaN where nothing is yet, and right numbers. */
    @Test
    void fromCoarseToFineForWhoeverWatches() {
        Study study = study(
                "\"two-level-resonant\"",
                "{\"path\": \"epsilon\", \"from\": 0.05, \"to\": 0.3, \"count\": 9},"
                        + "{\"path\": \"damping.gamma\", \"from\": 0.2, \"to\": 1, \"count\": 5}",
                "\"record\": [\"populations\"]");
        StudyResult plain = run(study, 2);
        List<StudyResult> seen = new ArrayList<>();
        List<Integer> order = Collections.synchronizedList(new ArrayList<>());
        StudyEngine engine = new CoarseFirst((runs, wanted, sink) -> new ThreadEngine(1).start(runs, wanted, record -> {
            order.add(record.run());
            sink.take(record);
        }));
        StudyResult watched = new StudyRun(study, engine, Progress.NONE).inMemory(seen::add);
        for (int i = 0; i < plain.runs(); i++) {
            assertArrayEquals(plain.values()[i], watched.values()[i]);
        }
        assertEquals(45, order.size());
        // 0, 8 of nine and 0, 4 of five at first: a corner, then every fourth of both
        assertEquals(0, order.get(0));
        assertEquals(Set.of(0, 4, 8, 36, 40, 44), Set.copyOf(order.subList(0, 6)));
        assertFalse(seen.isEmpty());
        for (StudyResult part : seen) {
            assertEquals(plain.runs(), part.runs());
            for (int i = 0; i < part.runs(); i++) {
                if (!Double.isNaN(part.values()[i][0])) {
                    assertArrayEquals(plain.values()[i], part.values()[i]);
                }
            }
        }
    }
}
