package io.github.secular.host.imagej;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.imagej.patcher.LegacyEnvironment;

/**
 * Runs a macro in real ImageJ without a display, with the commands of this plugin in its menu, as Fiji does without
 * a display: ImageJ is loaded once more, patched, in a class loader of its own.
 *
 * <p>Needs {@code --add-opens java.base/java.lang=ALL-UNNAMED} and {@code java.awt.headless=true}.
 */
public final class MacroRunner {
    /** Lines that tell a user nothing. */
    private static final List<String> NOISE = List.of("[ECLIPSE HELPER]", "SLF4J");

    private static final Pattern MACRO_ERROR = Pattern.compile("Macro Error: (.*?) in line (\\d+)", Pattern.DOTALL);

    private static final String FRESH = "setBatchMode(false); close(\"*\"); run(\"Clear Results\");";

    private static LegacyEnvironment started;

    private MacroRunner() {}

    /**
     * Runs the statements of a macro file. The macro must come to its last line: {@code exit()} counts as a failure.
     *
     * @param macro an {@code .ijm} file
     * @param argument what {@code getArgument()} returns in the macro
     * @return empty if the macro came to its end; else one sentence that says why not
     * @throws IOException if the file cannot be read
     */
    public static Optional<String> run(Path macro, String argument) throws IOException {
        return runText(Files.readString(macro), argument, macro.getFileName().toString());
    }

    public static Optional<String> runText(String text, String argument, String name) {
        // ImageJ's runMacro returns normally also when the macro was stopped: only its last line knows
        String reached = "secular.macro." + UUID.randomUUID();
        String guarded = text + "\ncall(\"java.lang.System.setProperty\", \"" + reached + "\", \"true\");\n";
        PrintStream before = System.err;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        System.setErr(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            imagej().runMacro(guarded, argument);
        } catch (ClassNotFoundException e) {
            return Optional.of("ImageJ cannot be started: the class " + e.getMessage() + " is missing.");
        } finally {
            System.setErr(before);
        }
        String errors = captured.toString(StandardCharsets.UTF_8);
        boolean ended = System.clearProperty(reached) != null;
        Optional<String> complaint = ended ? Optional.empty() : Optional.of(sentence(errors, name));
        if (ended) {
            errors.lines()
                    .filter(line -> !line.isBlank() && NOISE.stream().noneMatch(line::startsWith))
                    .forEach(before::println);
        }
        return complaint;
    }

    /** One ImageJ a process, as a user has one: what an earlier macro left open is closed first. */
    private static synchronized LegacyEnvironment imagej() throws ClassNotFoundException {
        if (started != null) {
            started.runMacro(FRESH, "");
            return started;
        }
        LegacyEnvironment imagej = new LegacyEnvironment(null, true);
        imagej.disableIJ1PluginDirs();
        for (File entry : classPath()) {
            imagej.addPluginClasspath(entry);
        }
        started = imagej;
        return imagej;
    }

    /** "NAME, line 3: what was wrong", out of ImageJ's several lines "Macro Error: what was wrong in line 3". */
    private static String sentence(String errors, String name) {
        Matcher error = MACRO_ERROR.matcher(errors);
        if (!error.find()) {
            return name + " stopped before its last line.";
        }
        return name + ", line " + error.group(2) + ": " + error.group(1);
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
