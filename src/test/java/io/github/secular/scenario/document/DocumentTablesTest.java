package io.github.secular.scenario.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.secular.scenario.ClassicalReader;
import io.github.secular.scenario.ImageSource;
import io.github.secular.scenario.ModelDocument;
import io.github.secular.scenario.ModelFile;
import io.github.secular.scenario.Scenario;
import io.github.secular.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Model files as tables: what is not touched stays, and an edit is what the same change of the file would be. */
class DocumentTablesTest {
    static Stream<String> samples() {
        return ModelFile.SAMPLES.stream();
    }

    static Stream<String> atoms() {
        return ScenarioReader.SAMPLES.stream();
    }

    private static List<DocumentTable> tables(ModelDocument document) {
        return document.file().isClassical() ? WellTables.of(document) : AtomTables.of(document);
    }

    private static DocumentTable table(ModelDocument document, String title) {
        return tables(document).stream()
                .filter(t -> t.title().equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError(title));
    }

    private static ModelDocument type(ModelDocument document, String title, int row, String heading, String text) {
        DocumentTable table = table(document, title);
        List<Column> columns = table.columns(document);
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).heading().startsWith(heading)) {
                return table.typed(document, row, i, text);
            }
        }
        throw new AssertionError(heading + " is not in " + columns);
    }

    private static String sentence(ModelDocument document) {
        return document.complaint().map(ModelDocument.Complaint::sentence).orElse("");
    }

    /** Opened, nothing changed, saved: the same model, in its own folder to the letter of its tree. */
    @ParameterizedTest
    @MethodSource("samples")
    void whatIsNotChangedIsTheSameModel(String sample, @TempDir Path folder) {
        Path original = Path.of("sample-data", sample + ".json");
        ModelDocument document = ModelDocument.open(original, ImageSource.NONE);
        Path copy = folder.resolve("copy.json");
        document.save(copy);
        ModelDocument again = ModelDocument.open(copy, ImageSource.NONE);
        assertEquals(document.file().json(), again.file().json());
        again.save(copy);
        assertEquals(again.root(), ModelDocument.open(copy, ImageSource.NONE).root());
        ModelDocument.sample(sample).save(copy);
        assertEquals(
                document.file().json(),
                ModelDocument.open(copy, ImageSource.NONE).file().json());
        assertEquals("", sentence(again));
    }

    /** In another folder it stands on its own. */
    @Test
    void whatItNamesIsFoundFromElsewhere(@TempDir Path folder) throws IOException {
        Path image = Files.createFile(folder.resolve("start.tif"));
        Path model = folder.resolve("model.json");
        ModelDocument.sample("forced-oscillator")
                .with("initial", Nodes.object("{'image': 'start.tif'}"))
                .save(model);
        ModelDocument document = ModelDocument.open(model, ImageSource.NONE);
        document.save(model);
        assertEquals(
                "start.tif",
                ModelDocument.open(model, ImageSource.NONE).at("initial.image").asText());
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere")).resolve("model.json");
        document.save(elsewhere);
        assertEquals(
                image.toAbsolutePath().toString(),
                ModelDocument.open(elsewhere, ImageSource.NONE)
                        .at("initial.image")
                        .asText());
        ModelDocument pulse = ModelDocument.sample("sodium-d2-measured-pulse");
        pulse.save(elsewhere);
        assertEquals(
                pulse.file().json(),
                ModelDocument.open(elsewhere, ImageSource.NONE).file().json());
    }

    /** Every cell of every sample can be shown, and what it shows, typed in again, is the same model. */
    @ParameterizedTest
    @MethodSource("samples")
    void whatACellShowsCanBeTyped(String sample) {
        ModelDocument document = ModelDocument.sample(sample);
        int cells = 0;
        for (DocumentTable table : tables(document)) {
            for (int row = 0; row < table.rows(document); row++) {
                for (int column = 0; column < table.columns(document).size(); column++) {
                    String text = table.text(document, row, column);
                    assertEquals(document, table.typed(document, row, column, text), table.title() + row + column);
                    Column cell = table.cell(document, row, column);
                    if (!text.isEmpty()) {
                        cells++;
                        var value = document.at(table.path(document, row, column));
                        if (!value.isMissingNode() && !value.isObject()) {
                            assertEquals(
                                    value.isNumber() ? value.decimalValue().stripTrailingZeros() : value.toString(),
                                    value.isNumber()
                                            ? cell.kind()
                                                    .read(text)
                                                    .orElseThrow()
                                                    .decimalValue()
                                                    .stripTrailingZeros()
                                            : cell.kind()
                                                    .read(text)
                                                    .orElseThrow()
                                                    .toString(),
                                    table.path(document, row, column));
                        }
                    }
                }
            }
        }
        assertTrue(cells > 5, cells + " cells");
    }

    /** Matrices become lists when they are first edited; the equation is the same. */
    @Test
    void matricesBecomeListsOfTheSameNumbers() {
        for (String sample : new String[] {"lambda-two-frequency", "ladder-thermal", "almost-degenerate"}) {
            ModelDocument document = ModelDocument.sample(sample);
            DocumentTable couplings = table(document, "Couplings");
            ModelDocument one = couplings.added(document);
            ModelDocument back = couplings.removed(one, couplings.rows(one) - 1);
            assertTrue(back.has("coupling.entries"));
            assertSameModel(document, back);
        }
    }

    private static void assertSameModel(ModelDocument a, ModelDocument b) {
        Scenario one = a.file().quantum();
        Scenario two = b.file().quantum();
        assertEquals(one.model().size(), two.model().size());
        for (double t : new double[] {0, 0.3, 1}) {
            for (int[] index : one.model().wave().indices()) {
                var v = one.model().wave().amplitude(index, t);
                var w = two.model().wave().amplitude(index, t);
                for (int n = 0; n < v.rows(); n++) {
                    for (int m = 0; m < v.rows(); m++) {
                        assertEquals(v.re(n, m), w.re(n, m));
                        assertEquals(v.im(n, m), w.im(n, m));
                    }
                }
            }
        }
        for (int n = 0; n < one.model().size(); n++) {
            assertEquals(one.initialPopulations()[n], two.initialPopulations()[n]);
            for (int m = 0; m < one.model().size(); m++) {
                assertEquals(
                        one.model().relaxation().rate(n, m),
                        two.model().relaxation().rate(n, m));
                assertEquals(one.model().fastDamping(n, m), two.model().fastDamping(n, m));
                assertEquals(one.model().frequency(n, m), two.model().frequency(n, m));
            }
        }
    }

    /** Random edits of numbers are the changes "path=value" of the same numbers. */
    @ParameterizedTest
    @MethodSource("samples")
    void anEditIsTheSameAsTheChangeOfTheFile(String sample) {
        SplittableRandom random = new SplittableRandom(sample.hashCode());
        ModelDocument document = ModelDocument.sample(sample);
        ModelFile file = ModelFile.sample(sample);
        int edits = 0;
        for (int i = 0; i < 60; i++) {
            List<DocumentTable> tables = tables(document);
            DocumentTable table = tables.get(random.nextInt(tables.size()));
            if (table.rows(document) == 0) {
                continue;
            }
            int row = random.nextInt(table.rows(document));
            int column = random.nextInt(table.columns(document).size());
            String path = table.path(document, row, column);
            if (!document.at(path).isNumber()
                    || table.cell(document, row, column).kind() == CellKind.LEVEL) {
                continue;
            }
            String text = "" + (1 + random.nextInt(900)) / 1000.0;
            document = table.typed(document, row, column, text);
            file = file.with(path + "=" + text);
            edits++;
        }
        assertTrue(edits > 5, edits + " edits");
        assertEquals(file.json(), document.file().json());
    }

    /** One level more and away again; any level away where the model is left in order. */
    @ParameterizedTest
    @MethodSource("atoms")
    void levelsComeAndGo(String sample) {
        ModelDocument document = ModelDocument.sample(sample);
        DocumentTable levels = table(document, "Levels");
        if (!levels.canGrow()) {
            assertTrue(document.has("levels.formula"));
            return;
        }
        int n = levels.rows(document);
        ModelDocument more = levels.added(document);
        assertEquals(n + 1, levels.rows(more));
        boolean two = sample.equals("rabi") || sample.equals("two-level-detuned"); // a rotating wave has two levels
        boolean thermal = more.has("relaxation.symmetric");
        if (!two) {
            assertEquals("", sentence(more));
            assertEquals(n + 1, more.file().quantum().model().size());
        }
        assertEquals(document.root(), levels.removed(more, n).root(), "thermal " + thermal);
        for (int level = 0; level < n && n > 2; level++) {
            ModelDocument less = levels.removed(document, level);
            assertEquals(n - 1, levels.rows(less));
            String complaint = sentence(less);
            // populations that no longer sum to 1, or light without a dipole, are for the user to mend
            assertTrue(
                    complaint.isEmpty() || complaint.startsWith("initial.populations") || complaint.startsWith("light"),
                    complaint);
        }
    }

    /** What belonged to the level that goes is gone, what came after it is counted anew. */
    @Test
    void aLevelTakesItsOwnAlong() {
        ModelDocument document = ModelDocument.sample("lambda-two-frequency");
        ModelDocument less = table(document, "Levels").removed(document, 1);
        assertEquals("[\"g1\",\"e\"]", less.at("levels.labels").toString());
        assertEquals("[[0,1],[1,0]]", less.at("coupling").toString());
        assertEquals(
                "[{\"from\":1,\"to\":0,\"rate\":0.4}]",
                less.at("relaxation.rates").toString());
        assertEquals("[0.3,1.2]", less.at("damping.gamma.levels").toString());
        assertEquals("[0.7,0]", less.at("initial.populations").toString());
        assertTrue(sentence(less).startsWith("initial.populations"), sentence(less));
        assertEquals("", sentence(type(less, "Levels", 0, "start", "1")));
        ModelDocument rubidium = ModelDocument.sample("rubidium-87-d-lines");
        ModelDocument fewer = table(rubidium, "Levels").removed(rubidium, 0);
        assertFalse(fewer.at("decay").toString().contains("\"to\":" + (rubidium.size("levels.photons") - 1)));
        for (var rate : fewer.at("decay")) {
            assertTrue(rate.get("from").intValue() < rubidium.size("levels.photons") - 1);
        }
    }

    @Test
    void frequenciesBringAnIndexAlong() {
        ModelDocument document = ModelDocument.sample("sodium-d2-buffer-gas");
        DocumentTable frequencies = table(document, "Frequencies");
        ModelDocument two = frequencies.added(document);
        assertEquals("[1,0]", two.at("light.tones[0].index").toString());
        assertEquals("[1,0]", two.at("levels.photons[1]").toString());
        assertEquals("", sentence(two));
        assertEquals(document.root(), frequencies.removed(two, 1).root());
        ModelDocument light = table(two, "Light").added(two);
        assertEquals("[1,0]", light.at("light.tones[1].index").toString());
    }

    /** An atom of one's own, cell by cell. */
    @Test
    void anAtomCanBeBuilt() {
        ModelDocument d = ModelDocument.sample("two-level-resonant");
        d = table(d, "Levels").added(d);
        d = type(d, "Levels", 0, "name", "g");
        d = type(d, "Levels", 2, "name", "r");
        d = type(d, "Levels", 2, "photons", "2");
        d = table(d, "Couplings").added(d);
        d = type(d, "Couplings", 1, "level", "1");
        DocumentTable couplings = table(d, "Couplings");
        d = couplings.typed(d, 1, 1, "2");
        d = type(d, "Couplings", 1, "V", "0.4-0.3i");
        d = table(d, "Rates").added(d);
        d = type(d, "Rates", 0, "from", "2");
        d = type(d, "Rates", 0, "rate", "1e-1");
        d = table(d, "Frequencies").added(d);
        d = type(d, "Frequencies", 1, "frequency", "1.5");
        d = table(d, "Light").added(d);
        d = type(d, "Light", 1, "index", "0, 1");
        d = type(d, "Light", 1, "envelope", "exp(-t^2)");
        assertEquals("", sentence(d));
        Scenario s = d.file().quantum();
        assertEquals(
                List.of("g", d.at("levels.labels[1]").asText(), "r"),
                s.model().levels().labels());
        assertEquals(0.1, s.model().relaxation().rate(2, 0));
        assertEquals(2, s.model().wave().dimension());
        var v = s.model().wave().amplitude(new int[] {0, 1}, 0);
        assertEquals(0.4 * 0.5, v.re(1, 2), 1e-15);
        assertEquals(-0.3 * 0.5, v.im(1, 2), 1e-15);
    }

    @Test
    void aWellCanBeBuilt() {
        ModelDocument d = ModelDocument.sample("forced-oscillator");
        DocumentTable well = table(d, "Well");
        d = well.typed(d, 0, 0, "morse");
        d = well.typed(d, 1, 0, "2");
        assertEquals(
                "{\"type\":\"morse\",\"depth\":2,\"a\":1.0}",
                d.at("hamiltonian").toString());
        d = well.typed(d, 0, 0, "formula");
        d = well.typed(d, 1, 0, "cosh(x) - 1");
        d = table(d, "Start").typed(d, 0, 0, "thermal");
        d = table(d, "Start").typed(d, 1, 0, "0.5");
        d = type(d, "Frequencies", 0, "frequency", "0.9");
        assertEquals("", sentence(d));
        assertEquals(
                Math.cosh(1.5) - 1,
                d.file().classical().hamiltonian().potential().at(1.5),
                1e-14);
    }

    /** The sentence of the reader, and the cell that it is about. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "lambda-two-frequency | Rates | 1 | to | 9 | relaxation.rates[1].to: found 9, but allowed is a level from 0 to 2.",
                "lambda-two-frequency | Levels | 1 | energy | high | levels.energies[1]: found \"high\", but allowed is a number.",
                "lambda-two-frequency | Light | 0 | index | 1 | wave.harmonics[0].index: found 1 entry, but allowed is 2, one per base frequency.",
                "sodium-d2 | Decay | 0 | rate | -1 | decay[0].rate: found -1, but allowed is a number of at least 0.",
                "sodium-d2 | Frequencies | 0 | frequency | fast | light.frequencies[0]: found \"fast\", but allowed is a number.",
                "clock-noise | Noises | 0 | cell | 0 | noises[0].cellLength: found 0.0, but allowed is a finite number above 0.",
            })
    void whatIsWrongIsSaidAtItsCell(
            String sample, String title, int row, String heading, String text, String sentence) {
        ModelDocument wrong = type(ModelDocument.sample(sample), title, row, heading, text);
        ModelDocument.Complaint complaint = wrong.complaint().orElseThrow();
        assertEquals(sentence, complaint.sentence());
        DocumentTable.Cell cell = table(wrong, title).find(wrong, complaint.where());
        assertNotNull(cell);
        assertEquals(row, cell.row());
        assertTrue(
                table(wrong, title).columns(wrong).get(cell.column()).heading().startsWith(heading));
        for (DocumentTable other : tables(wrong)) {
            assertTrue(other.title().equals(title) || other.find(wrong, complaint.where()) == null, other.title());
        }
    }

    /** Keys that no table shows stay, also those that no reader knows yet. */
    @Test
    void whatNobodyHereKnowsStays(@TempDir Path folder) throws IOException {
        ModelDocument document = ModelDocument.sample("lambda-two-frequency")
                .with("remark", TextNode.valueOf("mine"))
                .with("wave.harmonics[1].colour", TextNode.valueOf("red"));
        ModelDocument edited = type(document, "Light", 1, "amplitude", "0.2");
        edited = table(edited, "Levels").added(edited);
        ObjectNode root = edited.root();
        assertEquals("mine", root.get("remark").asText());
        assertEquals("red", edited.at("wave.harmonics[1].colour").asText());
        assertTrue(sentence(edited).contains("remark") || sentence(edited).contains("colour"), sentence(edited));
        Path file = folder.resolve("model.json");
        edited.save(file);
        assertTrue(Files.readString(file).contains("\"colour\" : \"red\""));
        assertEquals(List.of(file), Files.list(folder).toList(), "nothing else is left in the folder");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "COMPLEX | 0.8+0.3i | [0.8,0.3]",
                "COMPLEX | 0.8 - 0.3i | [0.8,-0.3]",
                "COMPLEX | -i | [0,-1]",
                "COMPLEX | 2e-3i | [0,0.002]",
                "COMPLEX | 1.5 | 1.5",
                "COMPLEX | 1.5i2 | \"1.5i2\"",
                "NUMBER | 2.5e-3 | 0.0025",
                "NUMBER | sin(3*t) | \"sin(3*t)\"",
                "LIST | 1, 0 | [1,0]",
                "LIST | [-6 6] | [-6,6]",
                "LIST | one | \"one\"",
                "LEVEL | 2 | 2",
                "TEXT | 1 | \"1\"",
            })
    void cellsAreReadAsPeopleWriteThem(CellKind kind, String typed, String json) {
        assertEquals(json, kind.read(typed).orElseThrow().toString());
    }

    @Test
    void kindsOfModelsAreToldApart() {
        for (String sample : ClassicalReader.SAMPLES) {
            assertTrue(ModelDocument.sample(sample).file().isClassical());
        }
        assertTrue(table(ModelDocument.sample("trapped-ion"), "Trap").rows(ModelDocument.sample("trapped-ion")) > 2);
    }
}
