package io.github.secular.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.host.imagej.MacroRunner;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same macros in plain ImageJ and, as in Fiji, with the commands on SciJava's threads ({@link FijiHooks}). */
class FijiMacrosTest {
    private static final Path MACROS = Path.of("src/test/resources/macros");
    private static final String CLOSE = "run(\"Close All\");\n";

    /** @param said what was printed */
    private record Outcome(Optional<String> complaint, List<String> said) {}

    private static Outcome run(boolean fiji, String text) {
        String install = fiji ? "call(\"io.github.secular.host.FijiHooks.install\");" : "";
        PrintStream before = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            Optional<String> complaint = MacroRunner.runText(install + text, "", "test.ijm");
            return new Outcome(
                    complaint, said.toString(StandardCharsets.UTF_8).lines().toList());
        } finally {
            System.setOut(before);
        }
    }

    private static String macro(String name) throws IOException {
        return Files.readString(MACROS.resolve(name)) + "\n" + CLOSE;
    }

    /** The lines that README shows, as they stand there. */
    private static String readmesMacro() throws IOException {
        Matcher shown = Pattern.compile("```javascript\\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")));
        assertTrue(shown.find());
        return shown.group(1);
    }

    private static void assertSaid(Outcome outcome, String line) {
        assertTrue(outcome.said().contains(line), line + " is not in " + outcome.said());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void imagesAreTheMacrosOwnAndABadValueEndsIt(boolean fiji) throws IOException {
        Outcome outcome = run(
                fiji,
                macro("active-after-run.ijm") + macro("selected-image.ijm") + macro("two-runs-by-title.ijm")
                        // Both runs are there, and each title picks its own.
                        + "run(\"Bloch Evolution...\", \"showplot=false epsilon=0.1 count=5\");\n"
                        + "run(\"Bloch Evolution...\", \"showplot=false epsilon=0.05 count=5\");\n"
                        + "print(\"second: \" + getTitle());\n"
                        + "run(\"Bloch Evolution...\", \"showplot=false epsilon=0.05 count=5\");\n"
                        + "print(\"third: \" + getTitle());\n"
                        + "selectImage(\"Populations of Two levels, resonant wave epsilon=0.05\");\n"
                        + "print(\"populations: \" + (indexOf(getImageInfo(), \"Epsilon: 0.05\") > 0));\n"
                        + "print(\"images: \" + nImages);\n"
                        + readmesMacro()
                        + macro("bad-value.ijm"));
        String complaint = outcome.complaint().orElse("");
        assertTrue(complaint.endsWith(": epsilon: found \"abc\", but allowed is a number above 0."), complaint);
        assertSaid(outcome, "start");
        for (String epsilon : List.of("0.2", "0.1", "0.05")) {
            assertTrue(
                    outcome.said().stream().anyMatch(l -> l.matches("epsilon " + epsilon + ": error \\d\\.\\d+E-\\d")),
                    outcome.said().toString());
        }
        assertFalse(
                outcome.said().contains("this line must not be reached"),
                outcome.said().toString());
        assertSaid(outcome, "after two-level-resonant: Density matrix of Two levels, resonant wave");
        assertSaid(outcome, "after two-level-detuned: Density matrix of Two levels, detuned rotating wave");
        assertSaid(outcome, "selected one, active now: Shell average of Phase space of one");
        assertSaid(outcome, "selected two, active now: Shell average of Phase space of two");
        assertSaid(outcome, "selected one, active now: Shell average of Phase space of one (2)");
        assertSaid(outcome, "picked by title: Epsilon: 0.1");
        assertSaid(outcome, "selectWindow: Epsilon: 0.1");
        assertSaid(outcome, "second: Density matrix of Two levels, resonant wave epsilon=0.05");
        assertSaid(outcome, "third: Density matrix of Two levels, resonant wave epsilon=0.05 (2)");
        assertSaid(outcome, "populations: 1");
        assertSaid(outcome, "images: 6");
    }

    /** The image's own model, unless another is asked for: h0 = 2 pi / omega at every energy of a harmonic well. */
    @Test
    void shellsAreThoseOfTheImagesModel() {
        Outcome outcome = run(
                true,
                "run(\"Vlasov Evolution...\", \"count=2 endtime=0.1 pixels=24 showplot=false showtable=false"
                        + " overrides=[hamiltonian.frequency=2]\");\n"
                        + "run(\"Energy Shells...\", \"energies=1\");\n"
                        + "print(\"own \" + d2s(getResult(\"h0\", 0) / PI, 6));\n"
                        + "run(\"Energy Shells...\", \"energies=1 sample=forced-oscillator\");\n"
                        + "print(\"asked for \" + d2s(getResult(\"h0\", 0) / PI, 6));\n"
                        + CLOSE
                        + "newImage(\"foreign\", \"32-bit black\", 9, 9, 1);\n"
                        + "run(\"Properties...\", \"channels=1 slices=1 frames=1 pixel_width=0.5 pixel_height=0.5"
                        + " voxel_depth=1 origin=4,4\");\n"
                        + "run(\"Energy Shells...\", \"energies=1\");\n"
                        + "print(\"foreign \" + d2s(getResult(\"h0\", 0) / PI, 6));\n"
                        // What was shown and closed is not taken by the next command on that thread.
                        + "run(\"Vlasov Evolution...\", \"count=2 endtime=0.1 pixels=16 showplot=false showtable=false\");\n"
                        + CLOSE
                        + "print(\"open: \" + nImages);\n"
                        + "run(\"Energy Shells...\", \"energies=1\");\n"
                        + "print(\"went on\");\n");
        assertSaid(outcome, "own 1.000000");
        assertSaid(outcome, "asked for 2.000000");
        assertSaid(outcome, "foreign 2.000000");
        assertSaid(
                outcome,
                "Energy Shells: the shells are those of \"Forced damped oscillator\", the model that the image Phase space"
                        + " of Forced damped oscillator carries.");
        assertSaid(
                outcome,
                "Energy Shells: the image foreign carries no model; the shells are those of the sample forced-oscillator.");
        assertSaid(outcome, "open: 0");
        assertTrue(outcome.complaint().orElse("").contains("image: found no open image"), outcome.toString());
        assertFalse(outcome.said().contains("went on"), outcome.said().toString());
    }

    /** Pictures come when they are asked for, beside images of values that stay the active ones. */
    @Test
    void picturesComeToAMacroThatAsksForThem() {
        Outcome outcome = run(
                true,
                "run(\"Bloch Evolution...\", \"showplot=false count=5 picture=true\");\n"
                        + "print(\"active: \" + getTitle() + \" \" + getWidth());\n"
                        + "print(\"images: \" + nImages);\n"
                        + "run(\"Bloch Evolution...\", \"showplot=false count=5 epsilon=0.2 picture\");\n"
                        + "selectImage(\"Density matrix of Two levels, resonant wave epsilon=0.2 picture\");\n"
                        + "print(\"picture: \" + bitDepth() + \" bit, \" + getHeight());\n"
                        + "selectImage(\"Populations of Two levels, resonant wave picture\");\n"
                        + "print(\"populations: \" + getWidth() + \" x \" + getHeight());\n"
                        + "run(\"Rate Equation...\", \"showplot=false count=5\");\n"
                        + "print(\"images: \" + nImages);\n"
                        + CLOSE);
        assertEquals(Optional.empty(), outcome.complaint());
        assertSaid(outcome, "active: Density matrix of Two levels, resonant wave 2");
        assertSaid(outcome, "images: 5");
        assertSaid(outcome, "picture: 24 bit, 620");
        assertSaid(outcome, "populations: 1000 x 620");
        assertSaid(outcome, "images: 11");
    }
}
