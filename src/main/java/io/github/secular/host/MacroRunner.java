package io.github.secular.host;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.imagej.patcher.LegacyEnvironment;

/**
 * Runs a macro in real ImageJ without a display, with the commands of this plugin in its menu, as Fiji does without
 * a display: ImageJ is loaded once more, patched, in a class loader of its own.
 *
 * <p>Needs {@code --add-opens java.base/java.lang=ALL-UNNAMED} and {@code java.awt.headless=true}.
 */
public final class MacroRunner {
    /** Lines that tell a user nothing. */
    private static final List<String> NOISE = List.of("[ECLIPSE HELPER]", "Macro Error", "SLF4J");

    private MacroRunner() {}

    /**
     * Runs the statements of a macro file.
     *
     * @param macro an {@code .ijm} file
     * @param argument what {@code getArgument()} returns in the macro
     * @return empty if the macro came to its end; else one sentence that says why not
     * @throws IOException if the file cannot be read
     */
    public static Optional<String> run(Path macro, String argument) throws IOException {
        return runText(Files.readString(macro), argument, macro.getFileName().toString());
    }

    static Optional<String> runText(String text, String argument, String name) {
        // ImageJ's runMacro returns normally also when the macro was stopped: only its last line knows
        String reached = "secular.macro." + UUID.randomUUID();
        String guarded = text + "\ncall(\"java.lang.System.setProperty\", \"" + reached + "\", \"true\");\n";
        PrintStream before = System.err;
        ByteArrayOutputStream complaints = new ByteArrayOutputStream();
        System.setErr(new PrintStream(complaints, true, StandardCharsets.UTF_8));
        try {
            LegacyEnvironment imagej = new LegacyEnvironment(null, true);
            imagej.disableIJ1PluginDirs();
            for (File entry : classPath()) {
                imagej.addPluginClasspath(entry);
            }
            imagej.runMacro(guarded, argument);
        } catch (ClassNotFoundException e) {
            return Optional.of("ImageJ cannot be started: the class " + e.getMessage() + " is missing.");
        } finally {
            System.setErr(before);
        }
        if (System.getProperty(reached) != null) {
            System.clearProperty(reached);
            return Optional.empty();
        }
        return Optional.of(complaints.toString(StandardCharsets.UTF_8));
    }

    /** All that this class was loaded together with. */
    private static Set<File> classPath() {
        Set<File> out = new LinkedHashSet<>();
        for (ClassLoader l = MacroRunner.class.getClassLoader(); l != null; l = l.getParent()) {
            if (l instanceof URLClassLoader urls) {
                for (URL url : urls.getURLs()) {
                    out.add(new File(URI.create(url.toString())));
                }
            }
        }
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            out.add(new File(entry));
        }
        return out;
    }
}
