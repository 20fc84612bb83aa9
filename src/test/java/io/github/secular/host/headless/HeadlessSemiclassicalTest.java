package io.github.secular.host.headless;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.Outcome;
import io.github.secular.Secular;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.view.CalibratedImage;
import io.github.secular.view.Picture;
import java.io.IOException;
import java.nio.file.Path;
import org.jfree.chart.title.TextTitle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One well with and without ħ, from the command line to the CSVs and in a script. */
class HeadlessSemiclassicalTest {
    @TempDir
    private Path folder;

    private static double lorentz(double gamma, double s) {
        return gamma / (gamma * gamma + s * s);
    }

    private static void run(String... more) {
        String[] arguments = new String[more.length + 1];
        arguments[0] = "quantum-vs-classical";
        System.arraycopy(more, 0, arguments, 1, more.length);
        Console console = Console.run(arguments);
        assertEquals(0, console.status(), console.err());
    }

    /** V = x² cos ντ in the harmonic well: ½[L(2 − ν) + L(2 + ν)](E² + ¾ħ²), γ = ½, ν = 0.7. */
    @Test
    void theClosedFormThroughTheCommandLine() throws IOException {
        run(
                "sample-data/forced-oscillator.json",
                "--hbars",
                "0.4,0.2",
                "--set",
                "drive.terms[0].cosine=x^2",
                "--set",
                "times={\"end\": 0.01, \"count\": 2}",
                "--set",
                "tolerance=1e-4",
                "--out",
                folder.toString());
        Csv levels = Csv.read(folder.resolve("levels.csv"));
        double s = (lorentz(0.5, 2 - 0.7) + lorentz(0.5, 2 + 0.7)) / 2;
        int seen = 0;
        for (int i = 0; i < levels.rows().size(); i++) {
            double e = levels.number(i, "E");
            double hbar = levels.number(i, "hbar");
            if (e < 8) {
                double exact = s * (e * e + 0.75 * hbar * hbar);
                assertEquals(exact, levels.number(i, "d_q"), 1e-8 * exact);
                seen++;
            }
        }
        assertTrue(seen > 50, "only " + seen + " levels");
        Csv rows = Csv.read(folder.resolve("quantum-vs-classical.csv"));
        assertEquals(2, rows.number(1, "order_d"), 0.02);
    }

    /** In the harmonic well under V = x cos ντ W and f are one function, though neither half knows the other. */
    @Test
    void wignerFunctionAndDensityAreTheSame() {
        Outcome answer = Secular.open("forced-oscillator")
                .with("epsilon=0.4", "times={\"end\": 0.3, \"count\": 2}", "tolerance=1e-6", "energies.max=6")
                .wigner(0.8, 160);
        CalibratedImage w = answer.image("wigner");
        CalibratedImage f = answer.image("density");
        double largest = 0;
        for (int row = 0; row < 160; row += 5) {
            for (int column = 0; column < 160; column += 5) {
                assertEquals(f.value(column, row, 0, 1), w.value(column, row, 0, 1), 3e-6, row + ", " + column);
                largest = Math.max(largest, w.value(column, row, 0, 1));
            }
        }
        assertTrue(largest > 0.05, "" + largest);
        double[] quantum = answer.table("table").numbers("mean_E");
        double[] classical = answer.table("table").numbers("mean_E_classical");
        assertEquals(classical[1], quantum[1], 2e-5);
        assertTrue(answer.table("table").numbers("position_error")[1] < 1e-10);
        assertTrue(answer.table("table").numbers("momentum_error")[1] < 1e-10);
        Picture picture = answer.presentation().picture("wigner", w).orElseThrow();
        assertEquals("W, t = 0.3; ħ = 0.8", below(picture));
        assertEquals(
                "|ρ|, t = 0.3; ħ = 0.8",
                below(answer.presentation()
                        .picture("matrix", answer.image("matrix"))
                        .orElseThrow()));
        String said = picture.says(80, 80, 0, 1, 0.125);
        assertTrue(said.matches("x = 0\\.\\d+, p = -0\\.\\d+, t = 0\\.3, E = 0\\.00\\d+: W = 0\\.125"), said);
    }

    /** What stands below the title of a picture. */
    private static String below(Picture picture) {
        return ((TextTitle) picture.chart().getSubtitle(0)).getText();
    }

    @Test
    void anAtomHasNoPhaseSpace() {
        Console atom = Console.run("wigner", "sample-data/rabi.json", "--out", folder.toString());
        assertEquals(1, atom.status());
        assertEquals(1, atom.err().strip().lines().count(), atom.err());
        assertTrue(atom.err().contains("\"classical\""), atom.err());
        assertThrows(InvalidInputException.class, () -> Secular.open("rabi").wigner(0.5, 64));
        assertThrows(InvalidInputException.class, () -> Secular.open("forced-oscillator")
                .wigner(0.5, 1));
    }

    @Test
    void scriptsAskForIt() {
        Outcome answer = Secular.open("forced-oscillator")
                .with("times={\"end\": 0.1, \"count\": 2}", "energies.max=4")
                .quantumVsClassical(0.5);
        double[] quantum = answer.table("levels").numbers("d_q");
        double[] energies = answer.table("levels").numbers("E");
        double d0 = (lorentz(0.5, 1 - 0.7) + lorentz(0.5, 1 + 0.7)) / 4;
        for (int n = 0; n < 7; n++) {
            assertEquals(0.5 * (n + 0.5), energies[n], 1e-12);
            assertEquals(d0 * energies[n], quantum[n], 1e-10);
        }
        assertTrue(answer.picture("chart").getWidth() > 100);
        assertThrows(InvalidInputException.class, () -> Secular.open("rabi").quantumVsClassical(0.5));
        assertThrows(InvalidInputException.class, () -> Secular.open("forced-oscillator")
                .quantumVsClassical());
    }
}
