package io.github.secular.present.hdf5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.secular.Secular;
import io.github.secular.present.Presentation;
import io.github.secular.present.Presentation.Kind;
import io.github.secular.present.Presentation.Thing;
import io.github.secular.run.Version;
import io.github.secular.view.Axis;
import io.github.secular.view.CalibratedImage;
import io.github.secular.view.Column;
import io.github.secular.view.Table;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What h5py, which is built on the HDF5 library itself, finds in a file, by the function that README gives. */
class ResultFilePythonTest {
    private static final String PYTHON = "/usr/bin/python3";

    @TempDir
    private Path folder;

    private String python(String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of(PYTHON));
        command.addAll(List.of(arguments));
        Path said = folder.resolve("said.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        int status = process.waitFor();
        String text = Files.readString(said, StandardCharsets.UTF_8);
        assertEquals(0, status, text);
        return text;
    }

    private JsonNode read(Path file) throws Exception {
        boolean there = Files.isExecutable(Path.of(PYTHON))
                && new ProcessBuilder(PYTHON, "-c", "import h5py")
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0;
        assumeTrue(there, "No h5py for " + PYTHON + ": apt-get install python3-h5py has the files read from Python.");
        String readme =
                Files.readString(Path.of("README.md")).split("\n## HDF5\n")[1].split("```python\n")[1];
        Path script = Files.writeString(
                folder.resolve("read.py"),
                readme.substring(0, readme.indexOf("\nwith h5py"))
                        + Files.readString(Path.of("src/test/python/read_result.py")));
        // Python reads NaN and Infinity as it writes them
        return new ObjectMapper()
                .configure(
                        com.fasterxml.jackson.core.json.JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS.mappedFeature(), true)
                .readTree(python(script.toString(), file.toString()));
    }

    @ParameterizedTest
    @CsvSource({"sodium-d2-buffer-gas, 1000000000", "sodium-d2-buffer-gas, 1000", "trapped-ion, 300000"})
    void everythingStandsInTheFile(String model, long block) throws Exception {
        Presentation result = Secular.open(model).with("times.count=2").solve().presentation();
        Path file = folder.resolve("result.h5");
        ResultFile.write(result, file, block);
        JsonNode found = read(file);
        assertEquals(
                "Secular " + Version.CURRENT, found.at("/attributes/program").asText());
        assertEquals(result.title(), found.at("/attributes/title").asText());
        assertTrue(result.model().contains("\"title\""), result.model());
        assertEquals(result.model(), found.get("model").asText());
        assertEquals(result.sentences(), new ObjectMapper().convertValue(found.get("sentences"), List.class));
        int complex = 0;
        for (Thing thing : result.things()) {
            String key = thing.file().isEmpty() ? thing.name() : thing.file();
            if (thing.kind() == Kind.IMAGE) {
                JsonNode image = found.get("images").get(key);
                complex += image.get("complex").asBoolean() ? 1 : 0;
                compare((CalibratedImage) thing.made().get(), image);
            } else if (thing.kind() == Kind.TABLE) {
                compare((Table) thing.made().get(), found.get("tables").get(key));
            }
        }
        assertEquals(result.has(Kind.IMAGE, "matrix") ? 1 : 0, complex);
    }

    private static void compare(CalibratedImage image, JsonNode found) {
        assertEquals(image.title(), found.get("title").asText());
        boolean complex = found.get("complex").asBoolean();
        int columns = (int) image.dimension(0);
        int rows = (int) image.dimension(1);
        int channels = complex ? 1 : image.channels().size();
        assertEquals(
                (long) columns * rows * channels * image.frames(),
                found.get("re").size());
        for (int t = 0; t < image.frames(); t++) {
            for (int c = 0; c < channels; c++) {
                for (int y = 0; y < rows; y++) {
                    for (int x = 0; x < columns; x++) {
                        int at = ((t * channels + c) * rows + y) * columns + x;
                        assertEquals(
                                image.value(x, y, c, t), found.get("re").get(at).asDouble());
                        assertEquals(
                                complex ? image.value(x, y, 1, t) : 0,
                                found.get("im").get(at).asDouble());
                    }
                }
            }
        }
        assertEquals(image.channels().size(), found.get("channels").size());
        assertEquals(
                image.channels().get(0).name(), found.get("channels").get(0).asText());
        int place = 0;
        for (int d = image.numDimensions() - 1; d >= 0; d--) {
            if (complex && d == 2) {
                continue;
            }
            Axis axis = image.axes().get(d);
            JsonNode written = found.get("axes").get(place);
            assertEquals(axis.name(), found.get("names").get(place).asText());
            assertEquals(axis.name(), written.get("name").asText());
            assertEquals(axis.coordinateUnit(), written.get("unit").asText());
            assertEquals(image.dimension(d), found.get("shape").get(place).asLong());
            assertEquals(image.dimension(d), written.get("values").size());
            for (int i = 0; i < image.dimension(d); i++) {
                assertEquals(axis.coordinate(i), written.get("values").get(i).asDouble());
            }
            place++;
        }
    }

    private static void compare(Table table, JsonNode found) {
        assertEquals(table.title(), found.get("title").asText());
        assertEquals(table.columns().size(), found.get("columns").size());
        for (int c = 0; c < table.columns().size(); c++) {
            Column column = table.columns().get(c);
            JsonNode written = found.get("columns").get(c);
            assertEquals(column.name(), written.get("name").asText());
            assertEquals(column.unit(), written.get("unit").asText());
            assertEquals(column.length(), written.get("values").size());
            for (int row = 0; row < column.length(); row++) {
                if (column instanceof Column.Reals reals) {
                    assertEquals(
                            reals.value(row), written.get("values").get(row).asDouble());
                } else {
                    assertEquals(
                            column.text(row), written.get("values").get(row).asText());
                }
            }
        }
    }

    /** Times that are not evenly spaced have no calibration in ImageJ, but coordinates in the file. */
    @Test
    void unevenTimesAreCoordinates() throws Exception {
        Path file = folder.resolve("result.h5");
        ResultFile.write(
                Secular.open("two-level-resonant")
                        .with("times=[0, 0.1, 0.5, 2]")
                        .solve()
                        .presentation(),
                file);
        JsonNode time = read(file).at("/images/density-matrix/axes/0");
        assertEquals("time", time.get("name").asText());
        assertEquals("[0.0,0.1,0.5,2.0]", time.get("values").toString());
        assertEquals(0, time.get("calibrated").asInt());
    }
}
