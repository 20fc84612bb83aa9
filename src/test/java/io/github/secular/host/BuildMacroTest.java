package io.github.secular.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.host.imagej.MacroRunner;
import io.github.secular.scenario.ClassicalReader;
import io.github.secular.scenario.ImageSource;
import io.github.secular.scenario.ModelDocument;
import io.github.secular.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models of one's own in macros of plain ImageJ. */
class BuildMacroTest {
    @TempDir
    private Path folder;

    @Test
    void aBuiltModelIsOneLine() throws IOException {
        Path atom = folder.resolve("my atom.json");
        Path well = folder.resolve("well.json");
        Path said = folder.resolve("said.txt");
        String macro = "run(\"Atom...\", \"sample=lambda-two-frequency overrides=[levels.energies[1]=0.4] save=[" + atom
                + "]\");\n"
                + "first = getTitle() + \" \" + getWidth();\n"
                + "getStatistics(area, mean, min, max, std);\n"
                + new BuildingHost(false).line(atom) + "\n"
                + "run(\"Bloch Evolution...\", \"model=[" + atom + "] count=5 showplot=false showtable=false\");\n"
                + "run(\"Well...\", \"save=[" + well + "] overrides=[hamiltonian.b=2]\");\n"
                + "File.saveString(first + \"|\" + std + \"|\" + getTitle() + \"|\" + nImages, \"" + said + "\");\n"
                + "run(\"Close All\");\n";
        assertEquals(Optional.empty(), MacroRunner.runText(macro, "", "build.ijm"));
        String[] words = Files.readString(said).strip().split("\\|");
        assertEquals("Levels of Lambda system, two-frequency wave 900", words[0]);
        assertTrue(Double.parseDouble(words[1]) > 5, "something is drawn");
        assertEquals("Start of Duffing well under two frequencies", words[2]);
        assertEquals("6", words[3]);
        assertEquals(0.4, ScenarioReader.read(atom, List.of()).model().levels().energy(1));
        ModelDocument saved = ModelDocument.open(atom, ImageSource.NONE);
        assertEquals(
                "Lambda system, two-frequency wave - changed", saved.at("title").asText());
        ModelDocument sample = ModelDocument.sample("lambda-two-frequency");
        assertEquals(
                sample.file().with("levels.energies[1]=0.4").json(),
                saved.with("title", sample.at("title"))
                        .with("description", sample.at("description"))
                        .file()
                        .json());
        assertEquals(
                0.5 + 2 / 4.0,
                ClassicalReader.read(well, List.of(), ImageSource.NONE)
                        .hamiltonian()
                        .potential()
                        .at(1),
                1e-12);
    }

    @Test
    void aWrongModelIsNotSaved() {
        Path file = folder.resolve("wrong.json");
        for (String options : new String[] {
            "overrides=[damping.gamma=-1]", "sample=trapped-ion", "model=[" + folder.resolve("none.json") + "]"
        }) {
            Optional<String> complaint =
                    MacroRunner.runText("run(\"Atom...\", \"" + options + " save=[" + file + "]\");\n", "", "bad.ijm");
            assertTrue(complaint.orElse("").startsWith("bad.ijm, line 1: "), options + " -> " + complaint);
            assertFalse(Files.exists(file));
        }
        Optional<String> complaint = MacroRunner.runText(
                "run(\"Atom...\", \"save=[" + folder.resolve("no").resolve("folder.json") + "]\");\n", "", "bad.ijm");
        assertTrue(complaint.orElse("").contains("cannot be written"), complaint.toString());
    }
}
