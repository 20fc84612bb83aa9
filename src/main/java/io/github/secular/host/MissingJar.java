package io.github.secular.host;

import java.util.Map;
import java.util.TreeMap;

/** Which jar to fetch when a class is not found. */
final class MissingJar {
    private static final Map<String, String> JARS = new TreeMap<>(Map.of(
            "org.scijava.parsington", "parsington",
            "org.scijava", "scijava-common",
            "net.imglib2", "imglib2",
            "org.ejml", "ejml (ejml-core, ejml-ddense)",
            "org.apache.commons.math3", "commons-math3",
            "org.jfree", "jfreechart",
            "com.fasterxml.jackson.core", "jackson-core",
            "com.fasterxml.jackson.annotation", "jackson-annotations",
            "com.fasterxml.jackson.databind", "jackson-databind"));

    private MissingJar() {}

    static String sentence(NoClassDefFoundError error) {
        String name = String.valueOf(error.getMessage())
                .replace("Could not initialize class ", "")
                .replace('/', '.');
        String jar = JARS.entrySet().stream()
                .filter(e -> name.startsWith(e.getKey() + "."))
                .reduce((a, b) -> a.getKey().length() > b.getKey().length() ? a : b)
                .map(e -> "the jar " + e.getValue())
                .orElse("the jar with the class " + name);
        return "Secular cannot run because " + jar + " is missing: put it into plugins/jars and start ImageJ again.";
    }
}
