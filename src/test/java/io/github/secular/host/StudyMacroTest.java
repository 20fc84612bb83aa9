package io.github.secular.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import io.github.secular.host.imagej.MacroRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyMacroTest {
    @TempDir
    private Path folder;

    @Test
    void aStudyIsOneMacroLine() throws IOException {
        Path study = Files.writeString(
                folder.resolve("study.json"),
                Files.readString(Path.of("sample-data/studies/saturation.json"))
                        .replace("81", "9")
                        .replace("\"count\": 41", "\"count\": 5"));
        Path said = folder.resolve("said.txt");
        Optional<String> complaint = MacroRunner.runText(
                "run(\"Parameter Study...\", \"file=[" + study + "]\");\n"
                        + "selectImage(\"Study Saturation and power broadening\");\n"
                        + "getDimensions(w, h, c, z, t);\n"
                        + "Stack.setChannel(2);\n"
                        + "File.saveString(\"\" + w + \" \" + h + \" \" + c + \" \" + nResults + \" \""
                        + " + (getPixel(4, 0) - getResult(\"equilibrium.e\", 40)), \"" + said + "\");\n",
                "",
                "study.ijm");
        assertEquals(Optional.empty(), complaint);
        String[] words = Files.readString(said).trim().split(" ");
        assertEquals("9 5 3 45", String.join(" ", words[0], words[1], words[2], words[3]));
        // run 4 + 9 * 4: no detuning, the largest amplitude, in the upper row
        assertEquals(0, Double.parseDouble(words[4]), 1e-6);
        aMapIsShownOnce(study, said);
    }

    /** Values and chart, or, where pictures are wanted, values and their picture, which is the same map as the chart. */
    private static void aMapIsShownOnce(Path study, Path said) throws IOException {
        String open = "list = getList(\"image.titles\"); text = \"\";\n"
                + "for (i = 0; i < list.length; i++) text = text + list[i] + \"\\n\";\n"
                + "File.saveString(text, \"" + said + "\");\n";
        String title = "Saturation and power broadening";
        for (String options : new String[] {"", " picture=true", " picture=true showimage=false"}) {
            Optional<String> complaint = MacroRunner.runText(
                    "run(\"Parameter Study...\", \"file=[" + study + "]" + options + "\");\n" + open, "", "map.ijm");
            assertEquals(Optional.empty(), complaint);
            Set<String> expected =
                    switch (options) {
                        case "" -> Set.of("Study " + title, "Chart of study " + title);
                        case " picture=true" -> Set.of("Study " + title, "Study " + title + " picture");
                        default -> Set.of("Chart of study " + title);
                    };
            assertEquals(expected, Set.copyOf(Files.readAllLines(said)), options);
        }
    }

    @Test
    void aBadStudyStopsTheMacro() {
        for (String options : new String[] {"", "file=[" + folder.resolve("none.json") + "]", "cores=1"}) {
            Optional<String> complaint =
                    MacroRunner.runText("run(\"Parameter Study...\", \"" + options + "\");\n", "", "bad.ijm");
            assertTrue(complaint.orElse("").startsWith("bad.ijm, line 1: "), options + " -> " + complaint);
            assertEquals(1, complaint.orElseThrow().lines().count());
        }
    }

    @Test
    void aStudyIsAPicture() throws IOException {
        Path study = Files.writeString(
                folder.resolve("small.json"),
                Files.readString(Path.of("sample-data/studies/heating.json"))
                        .replace("\"count\": 28", "\"count\": 5")
                        .replace("\"count\": 27", "\"count\": 4"));
        assertEquals(Optional.empty(), MacroRunner.run(Path.of("macros", "Study_Picture.ijm"), folder + "|" + study));
        assertEquals(5, IJ.openImage(folder.resolve("study.tif").toString()).getWidth());
        assertTrue(IJ.openImage(folder.resolve("study-chart.png").toString()).getStatistics().stdDev > 5);
        assertEquals(21, Files.readAllLines(folder.resolve("study.csv")).size());
    }

    /** Depth and width that scipy fits to the full study; broader and shallower than holes burnt by rates alone. */
    @Test
    void theLambDip() throws IOException {
        Path study = Files.writeString(
                folder.resolve("small.json"),
                Files.readString(Path.of("sample-data/studies/lamb-dip.json"))
                        .replace("\"count\": 81", "\"count\": 17")
                        .replace("1e-06", "1e-04"));
        Path said = folder.resolve("said.txt");
        String macro = Files.readString(Path.of("macros/Lamb_Dip.ijm"))
                + "File.saveString(\"\" + depth + \" \" + width, \"" + said + "\");\n";
        assertEquals(Optional.empty(), MacroRunner.runText(macro, folder + "|" + study, "Lamb_Dip.ijm"));
        String[] words = Files.readString(said).trim().split(" ");
        assertEquals(0.2771, Double.parseDouble(words[0]), 2e-3);
        assertEquals(57.78, Double.parseDouble(words[1]), 0.6);
        double root = Math.sqrt(1 + 4 * 15 * 15 / (19.06 * 38.12));
        assertTrue(Double.parseDouble(words[0]) < 1 - 1 / root && Double.parseDouble(words[1]) > 19.06 * (1 + root));
        assertTrue(IJ.openImage(folder.resolve("lamb-dip.png").toString()).getStatistics().stdDev > 5);
        assertEquals(18, Files.readAllLines(folder.resolve("lamb-dip.csv")).size());
    }

    @Test
    void aFitIsOneMacroLine() throws IOException {
        assertEquals(
                Optional.empty(),
                MacroRunner.run(Path.of("macros", "Fit_Rabi_Flop.ijm"), folder + "|sample-data/fits/rabi-flop.json"));
        assertTrue(Files.readString(folder.resolve("rabi-flop.csv")).contains("strength"));
        assertTrue(IJ.openImage(folder.resolve("rabi-flop.png").toString()).getStatistics().stdDev > 5);
    }
}
