package io.github.secular.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The product without jars that a host may not have. */
class MissingJarTest {
    @TempDir
    private Path folder;

    /** The class path of the tests without some jars, and no way round it. */
    private static URLClassLoader without(String jar) throws MalformedURLException {
        List<URL> rest = new ArrayList<>();
        int left = 0;
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (new File(entry).getName().startsWith(jar)) {
                left++;
            } else {
                rest.add(new File(entry).toURI().toURL());
            }
        }
        assertEquals(1, left, jar);
        return new URLClassLoader(rest.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    /** Slow set, period map, moments of a harmonic well: whatever has complex matrices. */
    @ParameterizedTest
    @ValueSource(strings = {"rubidium-87-lambda", "rabi", "forced-oscillator", "random-telegraph"})
    void runsWithoutComplexEjml(String sample) throws Exception {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        String file = "sample-data/" + sample + ".json";
        String[] arguments = {"run", file, "--set", "times.count=3", "--no-pictures", "--out", folder.toString()};
        try (URLClassLoader loader = without("ejml-zdense")) {
            Object status = loader.loadClass("io.github.secular.host.headless.CommandLineEntry")
                    .getMethod("run", PrintStream.class, PrintStream.class, String[].class)
                    .invoke(null, out, out, arguments);
            assertEquals(0, status, said.toString(StandardCharsets.UTF_8));
        }
        assertTrue(Files.list(folder).count() > 2, said.toString(StandardCharsets.UTF_8));
    }
}
