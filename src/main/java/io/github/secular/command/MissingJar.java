package io.github.secular.command;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which jar to fetch when a class is not found, or is not the one that was compiled against. */
public final class MissingJar {
    private static final Map<String, String> JARS = new TreeMap<>(Map.of(
            "org.scijava.parsington", "parsington",
            "org.scijava", "scijava-common",
            "net.imglib2", "imglib2",
            "org.ejml", "ejml (ejml-core, ejml-ddense)",
            "org.apache.commons.math3", "commons-math3",
            "org.apache.commons.lang3", "commons-lang3",
            "org.jfree", "jfreechart",
            "com.fasterxml.jackson.core", "jackson-core",
            "com.fasterxml.jackson.annotation", "jackson-annotations",
            "com.fasterxml.jackson.databind", "jackson-databind"));

    private MissingJar() {}

    /**
     * What a user is told.
     *
     * @param error a class was not found, or lacks what is asked of it
     * @param folder where the host keeps its jars, "plugins/jars"
     * @param host the name of the host, which is to be started again
     * @return empty if no jar is to blame
     */
    public static Optional<String> sentence(LinkageError error, String folder, String host) {
        String text = story(error).replace('/', '.');
        Optional<String> jar = JARS.entrySet().stream()
                .filter(e -> text.contains(e.getKey() + "."))
                .reduce((a, b) -> a.getKey().length() > b.getKey().length() ? a : b)
                .map(Map.Entry::getValue);
        boolean missing = text.contains(NoClassDefFoundError.class.getName())
                || text.contains(ClassNotFoundException.class.getName());
        if (!missing && jar.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of("Secular cannot run because the jar "
                + jar.orElse("with the class " + error.getMessage().replace('/', '.'))
                + (missing ? " is missing" : " is of another version") + ": put it into " + folder + " and start "
                + host + " again.");
    }

    /** As above, for the host that this runs in. */
    public static Optional<String> sentence(LinkageError error) {
        boolean fiji = MissingJar.class.getClassLoader().getResource("net/imagej/legacy/LegacyService.class") != null;
        return fiji ? sentence(error, "Fiji's folder jars", "Fiji") : sentence(error, "plugins/jars", "ImageJ");
    }

    /** An error and its causes: that of a failed initialiser repeats what was not found. */
    private static String story(Throwable error) {
        StringBuilder out = new StringBuilder();
        for (Throwable t = error; t != null; t = t.getCause()) {
            out.append(t).append(' ');
        }
        return out.toString();
    }
}
