package io.github.secular;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.view.CalibratedImage;
import io.github.secular.view.Table;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineManager;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of README, run as they stand there. */
class ScriptingTest {
    @TempDir
    private Path folder;

    /** The block of a language in README's section on scripts. */
    private static String example(String language) throws Exception {
        return example("Scripts in five lines", language);
    }

    @Test
    void theFigureOfReadmeIsWritten() throws Exception {
        ScriptEngine engine = new ScriptEngineManager().getEngineByName("groovy");
        Path file = folder.resolve("figure.pdf");
        engine.eval(example("Figures for print", "groovy")
                .replace("\"figure.pdf\"", "\"" + file.toString().replace("\\", "/") + "\""));
        assertTrue(Files.size(file) > 10_000, Files.size(file) + " bytes");
    }

    @Test
    void theComparisonOfReadmeRuns() throws Exception {
        ScriptEngine engine = new ScriptEngineManager().getEngineByName("groovy");
        engine.eval(example("Two runs beside each other", "groovy"));
        Secular model = Secular.open("two-level-resonant");
        double[] a = model.solve().table("populations").numbers("rho_1_1");
        double[] b = model.with("epsilon=0.2").solve().table("populations").numbers("rho_1_1");
        double[] far = (double[]) engine.get("far");
        CalibratedImage d = (CalibratedImage) engine.get("d");
        for (int i = 0; i < a.length; i++) {
            assertEquals(Math.abs(a[i] - b[i]), far[i], 1e-7);
            assertEquals(a[i] - b[i], d.value(1, 1, 0, i), 1e-7);
        }
    }

    private static String example(String title, String language) throws Exception {
        String section = Files.readString(Path.of("README.md"))
                .split("\n## " + title + "\n")[1]
                .split("\n## ")[0];
        Matcher block = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(section);
        assertTrue(block.find(), "README has no example in " + language);
        return block.group(1);
    }

    @ParameterizedTest
    @CsvSource({"groovy, groovy", "python, python"})
    void theScriptsOfReadmeRun(String language, String engineName) throws Exception {
        ScriptEngine engine = new ScriptEngineManager().getEngineByName(engineName);
        engine.eval(example(language));
        Outcome r = (Outcome) engine.get("r");
        Table p = (Table) engine.get("p");
        assertTrue(r.info().contains("\nEpsilon: 0.05\n"), r.info());
        assertEquals(201, p.rows());
        assertArrayEquals(p.numbers("rho_1_1"), (double[]) engine.get("excited"));
        // the resonant wave carries the populations towards 1/2 at the rate 2 * 0.5^2 / 0.5 = 1, from 0.2
        assertEquals(0.5 - 0.3 * Math.exp(-2 * 2), p.numbers("rho_1_1")[200], 0.01);
        isWhatItIs((CalibratedImage) engine.get("img"), p.numbers("rho_1_1"), "2");
        isEnergyOverTime((CalibratedImage) engine.get("d"));
    }

    @Test
    void theStudyOfReadmeRuns() throws Exception {
        ScriptEngine engine = new ScriptEngineManager().getEngineByName("groovy");
        engine.eval(example("Parameter studies", "groovy"));
        double[] saturation = (double[]) engine.get("saturation");
        Table table = ((Outcome) engine.get("r")).table("study");
        assertEquals(11 * 5, saturation.length);
        assertEquals(11, ((CalibratedImage) engine.get("img")).data().dimension(0));
        for (int i = 0; i < saturation.length; i++) {
            // no relaxation: light makes both levels alike
            assertEquals(1, saturation[i], 1e-9);
        }
        assertTrue(table.numbers("error")[5] < 0.1, "the rate equation is near");
    }

    @Test
    void theJavaOfReadmeRuns() throws Exception {
        Map<String, Object> made = compiled(example("java"), List.of("r", "img", "excited", "error", "d"));
        double[] excited = (double[]) made.get("excited");
        // the exact limit, doc/quantum.md, Q3.3, at detuning 0.2, damping 0.5, strength 1: rate 2 * 0.5 / (0.25 + 0.04)
        double rate = 2 * 0.5 / (0.5 * 0.5 + 0.2 * 0.2);
        for (int i = 0; i < 5; i++) {
            assertEquals((1 - Math.exp(-2 * rate * 0.5 * i)) / 2, excited[i], 0.02);
        }
        double[] error = (double[]) made.get("error");
        assertEquals(3, error.length);
        assertEquals(2, Math.log(error[1] / error[2]) / Math.log(2), 0.2, "the order of the rates");
        assertTrue(((Outcome) made.get("r")).info().contains("\nOverrides: epsilon=0.05\n"));
        isWhatItIs((CalibratedImage) made.get("img"), excited, "2");
        isEnergyOverTime((CalibratedImage) made.get("d"));
    }

    /** ρ as an ImgLib2 image: m, n, channel, time. */
    private static void isWhatItIs(CalibratedImage img, double[] excited, String last) {
        assertEquals(4, img.numDimensions());
        assertEquals(
                List.of("m", "n", "channel", "time"),
                img.axes().stream().map(a -> a.name()).toList());
        for (int t = 0; t < excited.length; t++) {
            assertEquals(excited[t], img.getAt(1, 1, 0, t).get());
        }
        assertEquals("t = " + last, img.axes().get(3).labels().get(excited.length - 1));
    }

    private static void isEnergyOverTime(CalibratedImage d) {
        assertEquals(2, d.numDimensions());
        assertEquals("E", d.axes().get(0).name());
        // F is a distribution: nowhere below 0, and somewhere above at every time
        for (int t = 0; t < d.dimension(1); t++) {
            double largest = 0;
            for (int i = 0; i < d.dimension(0); i++) {
                assertTrue(d.getAt(i, t).get() >= 0);
                largest = Math.max(largest, d.getAt(i, t).get());
            }
            assertTrue(largest > 0);
        }
    }

    /** Runs statements, with imports before them, and returns some of their variables. */
    private Map<String, Object> compiled(String example, List<String> variables) throws Exception {
        StringBuilder imports = new StringBuilder("import java.util.Map;\n");
        List<String> statements = new ArrayList<>();
        for (String line : example.split("\n")) {
            if (line.startsWith("import ")) {
                imports.append(line).append('\n');
            } else {
                statements.add(line);
            }
        }
        String entries = String.join(
                ", ", variables.stream().map(v -> "\"" + v + "\", " + v).toList());
        Path source = folder.resolve("Example.java");
        Files.writeString(
                source,
                imports + "public class Example {\n public static Map<String, Object> run() throws Exception {\n"
                        + String.join("\n", statements) + "\n return Map.of(" + entries + ");\n }\n}\n");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int status = compiler.run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-d",
                folder.toString(),
                source.toString());
        assertEquals(0, status, "README's Java compiles");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, ScriptingTest.class.getClassLoader())) {
            @SuppressWarnings("unchecked")
            Map<String, Object> out = (Map<String, Object>)
                    loader.loadClass("Example").getMethod("run").invoke(null);
            return out;
        }
    }
}
