package io.github.secular.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.host.imagej.MacroRunner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureMacroTest {
    private static final String EVOLUTION =
            "run(\"Bloch Evolution...\", \"sample=two-level-resonant picture=true\");\n";

    @TempDir
    private Path folder;

    private static Optional<String> run(String text) {
        return MacroRunner.runText(text, "", "figure.ijm");
    }

    @Test
    void openChartsAndPicturesBecomeOneFigure() throws IOException {
        Path file = folder.resolve("figure.svg");
        Path said = folder.resolve("titles.txt");
        Optional<String> complaint = run(EVOLUTION
                + "titles = getList(\"image.titles\");\n"
                + "File.saveString(String.join(titles, \"\\n\"), \"" + said + "\");\n"
                + "for (i = 0; i < titles.length; i++) {\n"
                + "  if (startsWith(titles[i], \"Chart\") || startsWith(titles[i], \"Populations\") && !endsWith(titles[i], \"picture\"))\n"
                + "    chart = titles[i];\n"
                + "  if (startsWith(titles[i], \"Density matrix\") && endsWith(titles[i], \"picture\")) matrix = titles[i];\n"
                + "}\n"
                + "run(\"Make Figure...\", \"images=[\" + chart + \"; \" + matrix + \"] width=178 save=[" + file
                + "]\");\n");
        assertEquals(Optional.empty(), complaint, () -> read(said));
        String svg = Files.readString(file);
        assertTrue(svg.contains("width=\"178.0000mm\""), svg.substring(0, 400));
        assertTrue(svg.contains(">(a)<") && svg.contains(">(b)<"), read(said));
    }

    /** What is in front after a command is the data; its picture stands beside it. */
    @Test
    void thePictureOfTheImageInFrontIsTaken() {
        Path file = folder.resolve("front.png");
        assertEquals(Optional.empty(), run(EVOLUTION + "run(\"Make Figure...\", \"save=[" + file + "]\");\n"));
        assertTrue(Files.exists(file));
    }

    @Test
    void whatCannotBeDrawnIsToldInOneSentence() {
        for (String options : new String[] {
            "images=[no such] save=" + folder.resolve("a.svg"), "save=" + folder.resolve("a.bmp"), "width=178"
        }) {
            String complaint = run(EVOLUTION + "run(\"Make Figure...\", \"" + options + "\");\n")
                    .orElse("");
            assertTrue(complaint.startsWith("figure.ijm, line 2: "), options + " -> " + complaint);
            assertEquals(1, complaint.lines().count(), complaint);
        }
        String plain = run("newImage(\"plain\", \"8-bit\", 20, 20, 1);\nrun(\"Make Figure...\", \"save="
                        + folder.resolve("a.svg") + "\");\n")
                .orElse("");
        assertTrue(plain.contains("\"plain\"") && plain.contains("picture=true"), plain);
        assertFalse(Files.exists(folder.resolve("a.svg")));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
