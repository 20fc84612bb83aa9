package io.github.secular;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.GaussianDensity;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.Wells;
import io.github.secular.host.headless.CommandLineEntry;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.scenario.Scenario;
import io.github.secular.scenario.ScenarioReader;
import io.github.secular.view.CalibratedImage;
import io.github.secular.view.Table;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Models asked from code: both kinds, from samples, files and code; every name; every complaint. */
class SecularTest {
    private static final String[] SHORT = {"times.count=3", "times.end=0.5"};

    @TempDir
    private Path folder;

    static Stream<Outcome> answers() {
        Secular atom = Secular.open("two-level-resonant").with(SHORT);
        Secular particle = Secular.open("forced-oscillator").with(SHORT).with("energies.count=8");
        return Stream.of(
                atom.solve(),
                atom.limit(),
                atom.limit("slow-generator"),
                atom.rates(),
                atom.compare(0.2, 0.1),
                atom.equilibrium(),
                atom.steady(),
                atom.hypotheses(),
                Secular.open("almost-degenerate").with(SHORT).regime(),
                Secular.open("random-telegraph").with(SHORT).ensemble(5, 1),
                Secular.open("ladder-formula").with(SHORT).truncation(4, 8),
                Secular.open("ladder-formula").with("levels.count=450").limit("averaged"),
                particle.solve(),
                particle.limit(),
                particle.rates(),
                particle.compare(0.4, 0.2),
                particle.hypotheses());
    }

    /** Names lead to things, each to another one, and all of them can be drawn. */
    @ParameterizedTest
    @MethodSource("answers")
    void everyNameLeadsToSomething(Outcome answer) {
        for (String name : answer.names().get("table")) {
            assertTrue(answer.table(name).rows() > 0, name);
        }
        for (String name : answer.names().get("image")) {
            CalibratedImage image = answer.image(name);
            assertEquals(image.numDimensions(), image.axes().size(), name);
            assertTrue(image.info().contains("Title: "), name);
        }
        for (String name : answer.names().get("chart")) {
            BufferedImage drawn = answer.picture(name);
            assertTrue(drawn.getWidth() > 100, name);
            assertTrue(answer.chart(name) != answer.chart(name), "made anew");
        }
        for (List<String> names : answer.names().values()) {
            assertEquals(names.stream().distinct().count(), names.size(), "" + names);
        }
        assertTrue(answer.sentences().size() > 0);
    }

    @ParameterizedTest
    @CsvSource({
        "two-level-resonant, run, solve, tolerance=1e-8",
        "clock-noise, rates, limit, tolerance=1e-8",
        "forced-oscillator, run, solve, energies.count=6",
        "duffing-two-frequency, diffusion, limit, energies.count=6"
    })
    void anAnswerWritesWhatTheSubcommandWrites(String sample, String subcommand, String question, String change)
            throws IOException {
        Path file = Path.of("sample-data", sample + ".json");
        Path written = folder.resolve("written");
        Path commanded = folder.resolve("commanded");
        Secular model = Secular.open(file.toString()).with(SHORT).with(change);
        Outcome answer = question.equals("solve") ? model.solve() : model.limit();
        List<String> names = answer.writeTo(written, false);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        int status = CommandLineEntry.run(
                out,
                new PrintStream(new ByteArrayOutputStream()),
                subcommand,
                file.toString(),
                "--set",
                SHORT[0],
                "--set",
                SHORT[1],
                "--set",
                change,
                "--no-pictures",
                "--out",
                commanded.toString());
        assertEquals(0, status);
        try (Stream<Path> all = Files.list(commanded)) {
            assertEquals(
                    all.map(f -> f.getFileName().toString())
                            .filter(f -> !f.startsWith("secular-files"))
                            .sorted()
                            .toList(),
                    names);
        }
        for (String name : names) {
            assertArrayEquals(
                    Files.readAllBytes(commanded.resolve(name)), Files.readAllBytes(written.resolve(name)), name);
        }
        assertEquals(
                String.join(System.lineSeparator(), answer.sentences()),
                said.toString(StandardCharsets.UTF_8).split("\\RWritten to ")[0]);
    }

    @Test
    void picturesComeAlong() throws IOException {
        List<String> names =
                Secular.open("two-level-resonant").with(SHORT).solve().writeTo(folder.toString());
        assertTrue(
                names.containsAll(List.of(
                        "density-matrix.csv", "density-matrix.png", "density-matrix.tif", "populations-image.png")),
                "" + names);
    }

    /** A name of a command's output and that of its file are the same thing. */
    @Test
    void filesAreNamesToo() {
        Outcome answer = Secular.open("two-level-resonant").with(SHORT).limit();
        assertEquals(
                text(answer.table("table")),
                text(answer.table("rate-equation")),
                "the first of two tables of that name");
        assertEquals(List.of("table", "rates", "lines"), answer.names().get("table"));
        assertEquals("n", answer.table("rates").columns().get(0).name());
    }

    @Test
    void anUnknownNameListsTheKnownOnes() {
        Outcome answer = Secular.open("two-level-resonant").with(SHORT).solve();
        assertEquals(
                "image: found \"rho\", but allowed is one of matrix, populations, rates.",
                complaint(() -> answer.image("rho")));
        assertEquals(
                "table: found \"rho\", but allowed is one of table, populations, matrix, blochvector, rate-equation, rates, lines.",
                complaint(() -> answer.table("rho")));
        assertEquals(
                "chart: found \"rho\", but allowed is one of chart, populations-image, matrix, blochvector, blochcomponents, rates.",
                complaint(() -> answer.chart("rho")));
        assertEquals(
                "text: found \"report\", but allowed is none, for this result has no text.",
                complaint(() -> answer.text("report")));
        assertTrue(complaint(() -> answer.table("populations").numbers("rho_2_2"))
                .startsWith("column: found rho_2_2, but allowed is one of [time, rho_0_0, rho_1_1"));
        assertEquals(
                "column: found index, which holds texts, but allowed is a column of numbers.",
                complaint(() -> answer.table("lines").numbers("index")));
    }

    @Test
    void badInputIsOneSentence() {
        assertTrue(complaint(() -> Secular.open("two-levl"))
                .startsWith("model: found \"two-levl\", which is no file, but allowed is the path of a model file or a"
                        + " sample, one of two-level-resonant, "));
        assertEquals(
                "epsilon: found -1, but allowed is a number above 0.",
                complaint(() ->
                        Secular.open("two-level-resonant").with("epsilon=-1").solve()));
        assertEquals(
                "epsilons: found none, but allowed is one or more, such as compare(0.2, 0.1).",
                complaint(() -> Secular.open("two-level-resonant").compare()));
        assertEquals(
                "kind: found \"classical\", but allowed is \"quantum\" for equilibrium.",
                complaint(() -> Secular.open("forced-oscillator").equilibrium()));
        assertEquals(
                "limit: found \"chi\", but allowed is \"diffusion\", the one limit of a classical model.",
                complaint(() -> Secular.open("forced-oscillator").limit("chi")));
        assertThrows(RefusalException.class, () -> Secular.open("rabi").limit());
    }

    private static String complaint(Runnable asked) {
        return assertThrows(InvalidInputException.class, asked::run).getMessage();
    }

    /** The sample, and the same equation built in code. */
    @Test
    void aQuantumModelFromCodeGivesTheSampleToTheDigit() {
        Scenario read = ScenarioReader.sample("two-level-resonant", SHORT);
        BlochModel model = read.model();
        Secular built = Secular.of(model, ComplexMatrix.diagonal(0.8, 0.2), read.times());
        Secular sample = Secular.open("two-level-resonant").with(SHORT);
        assertEquals(
                text(sample.solve().table("populations")), text(built.solve().table("populations")));
        assertEquals(
                text(sample.with("epsilon=0.05").solve().table("populations")),
                text(built.with("epsilon=0.05").solve().table("populations")));
        Outcome other = built.with("title=My atom", "solver=period-map", "tolerance=1e-6")
                .solve();
        assertEquals("My atom", other.sentences().get(0));
        assertTrue(other.info().contains("\nSolver: period-map\nTolerance: 1.0E-6\n"), other.info());
        assertTrue(!other.info().contains("Model:"), "no file repeats it");
        assertInstanceOf(Scenario.class, built.scenario());
    }

    @Test
    void aClassicalModelFromCodeGivesTheSampleToTheDigit() {
        String[] changes = {"times.end=0.5", "times.count=3", "energies={\"max\": 8, \"count\": 8}"};
        Secular sample = Secular.open("forced-oscillator").with(changes);
        ClassicalScenario read = (ClassicalScenario) sample.scenario();
        VlasovProblem problem = new VlasovProblem(
                new Hamiltonian1D(Wells.harmonic(1)),
                Relaxation.constant(0.5),
                QuasiPeriodicPotential.cosine(FormulaFunction.of("x"), 0.7),
                0.1,
                new GaussianDensity(0.7, -0.2, 1),
                read.problem().highestEnergy());
        Secular built = Secular.of(problem, read.energies(), read.times());
        assertEquals(
                text(sample.limit().table("distribution")), text(built.limit().table("distribution")));
        assertEquals(
                text(sample.with("epsilon=0.2").solve().table("moments")),
                text(built.with("epsilon=0.2").solve().table("moments")));
    }

    private static String text(Table table) {
        StringBuilder out = new StringBuilder();
        for (int row = 0; row < table.rows(); row++) {
            for (var column : table.columns()) {
                out.append(column.text(row)).append(',');
            }
            out.append('\n');
        }
        return out.toString();
    }

    @Test
    void aScenarioThatWasReadTakesAllChanges() {
        Secular read = Secular.of(ScenarioReader.sample("two-level-resonant", SHORT));
        assertEquals(4, read.with("times.count=4").solve().table("populations").rows());
        assertEquals(
                4,
                Secular.of(ScenarioReader.anySample("forced-oscillator", SHORT))
                        .with("times.count=4")
                        .limit()
                        .table("moments")
                        .rows());
    }

    @Test
    void whatIsWrongWithAModelFromCodeIsSaid() {
        BlochModel model = ScenarioReader.sample("two-level-resonant").model();
        assertEquals(
                "initial: found 3 x 3 entries, but allowed is 2 x 2, as many as there are levels.",
                complaint(() -> Secular.of(model, ComplexMatrix.diagonal(1, 0, 0), 0, 1)));
        assertEquals(
                "times: found none, but allowed is at least one.",
                complaint(() -> Secular.of(model, ComplexMatrix.diagonal(1, 0))));
        Secular built = Secular.of(model, ComplexMatrix.diagonal(1, 0), 0, 1);
        assertEquals(
                "change: found \"times.end=3\", but allowed is epsilon, title, solver or tolerance; a model built in code"
                        + " is otherwise changed where it is built.",
                complaint(() -> built.with("times.end=3").solve()));
        assertEquals(
                "epsilon: found \"small\", but allowed is a finite number above 0.",
                complaint(() -> built.with("epsilon=small").solve()));
    }

    @Test
    void workCanBeEnded() {
        Secular model = Secular.open("lambda-two-frequency");
        assertThrows(CancellationException.class, () -> {
            Thread.currentThread().interrupt();
            try {
                model.solve();
            } finally {
                Thread.interrupted();
            }
        });
        Progress unwanted = new Progress() {
            @Override
            public void at(double fraction, String what) {}

            @Override
            public boolean isCancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> model.telling(unwanted).solve());
    }

    @Test
    void aStudyIsAFewLines() {
        Outcome r = Secular.open("two-level-resonant")
                .vary("epsilon", 0.1, 0.2)
                .logarithmic("damping.gamma", 0.1, 10, 3)
                .record("rates", "equilibrium.e")
                .formula("twice", "2*equilibrium.e")
                .threads(2)
                .solve();
        double[] gamma = r.table("study").numbers("damping.gamma");
        double[] rate = r.table("study").numbers("rate.g.e");
        assertEquals(6, rate.length);
        for (int i = 0; i < rate.length; i++) {
            // 2 |V|^2 on resonance, and on the other side of the frequency, at -1.3
            double g = gamma[i];
            assertEquals(0.5 * (1 / g + g / (g * g + 2.6 * 2.6)), rate[i], 1e-9 * rate[i]);
        }
        assertEquals((float) rate[5], (float) r.image("study").value(1, 0, 0, 0));
        assertEquals("log10 damping.gamma", r.image("study").axes().get(1).heading());
        assertThrows(InvalidInputException.class, () -> Secular.open("rabi").vary("epsilon"));
        assertThrows(
                InvalidInputException.class,
                () -> Secular.open("rabi").vary("epsilon", 0.1).solve());
    }
}
