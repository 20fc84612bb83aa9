package io.github.secular.study;

import io.github.secular.run.Sha256;
import io.github.secular.run.Version;
import io.github.secular.scenario.ModelFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All that the numbers of a study depend on, by name: its own parts, the model with the tables that it names, the image
 * that it starts from, the version of the program. Two studies of one fingerprint have the same results.
 *
 * @param parts in order; long ones as their SHA-256
 */
record Fingerprint(Map<String, String> parts) {
    private static final int LONG = 120;
    private static final String VERSION = "version";
    private static final String IMAGE = "image";
    private static final String RUNS = "runs";
    private static final String WIDTH = "numbers a run";

    Fingerprint {
        parts = new LinkedHashMap<>(parts);
    }

    /** @throws IOException if the image that the model starts from cannot be read */
    static Fingerprint of(Study study, Recording recording) throws IOException {
        Map<String, String> out = new LinkedHashMap<>();
        out.put(VERSION, Version.CURRENT);
        out.put("title", study.title());
        String model = study.model() instanceof ModelFile file
                ? file.json()
                : study.model().scenario().json();
        out.put("model", Sha256.of(model.getBytes(StandardCharsets.UTF_8)));
        Optional<Path> image = study.model() instanceof ModelFile file ? file.image() : Optional.empty();
        out.put(IMAGE, image.isPresent() ? Sha256.of(image.get()) : "");
        List<String> parameters = new ArrayList<>();
        study.parameters().forEach(p -> parameters.add(p.described()));
        out.put("parameters", String.join("; ", parameters));
        out.put(RUNS, "" + study.points().length);
        out.put(WIDTH, "" + recording.columns().size());
        out.put("sampling", study.sampling().toString());
        out.put("record", String.join(" ", study.record()));
        out.put("columns", recording.columns().toString());
        out.put("formulas", study.formulas().toString());
        out.put("times", java.util.Arrays.toString(study.times()));
        out.put("limit", study.limit());
        study.average().ifPresent(average -> out.put("average", average.described()));
        study.lightAt().ifPresent(time -> out.put("light at", "" + time));
        out.replaceAll(
                (key, text) -> text.length() > LONG ? Sha256.of(text.getBytes(StandardCharsets.UTF_8)) : oneLine(text));
        return new Fingerprint(out);
    }

    private static String oneLine(String text) {
        return text.replace('\n', ' ').replace('\t', ' ');
    }

    /** How many runs the study has; 0 where that is not told. */
    int runs() {
        return number(RUNS);
    }

    /** How many numbers are recorded of each. */
    int width() {
        return number(WIDTH);
    }

    private int number(String key) {
        String text = parts.getOrDefault(key, "");
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }

    String withoutImage() {
        Map<String, String> out = new LinkedHashMap<>(parts);
        out.remove(IMAGE);
        return out.toString();
    }

    byte[] bytes() {
        StringBuilder out = new StringBuilder();
        parts.forEach((key, text) -> out.append(key).append('\t').append(text).append('\n'));
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    static Fingerprint read(byte[] bytes) {
        Map<String, String> out = new LinkedHashMap<>();
        new String(bytes, StandardCharsets.UTF_8).lines().forEach(line -> {
            int tab = line.indexOf('\t');
            out.put(line.substring(0, Math.max(0, tab)), line.substring(tab + 1));
        });
        return new Fingerprint(out);
    }

    /** What differs, "model, version (0.2 then, 0.3 now)"; empty where nothing does. */
    String differences(Fingerprint now) {
        Set<String> keys = new LinkedHashSet<>(parts.keySet());
        keys.addAll(now.parts.keySet());
        List<String> out = new ArrayList<>();
        for (String key : keys) {
            String then = parts.getOrDefault(key, "");
            String today = now.parts.getOrDefault(key, "");
            // what is recorded has said so already
            boolean said = List.of("columns", RUNS, WIDTH).contains(key) && !out.isEmpty();
            if (!then.equals(today) && !said) {
                out.add(key.equals(VERSION) ? key + " (" + then + " then, " + today + " now)" : key);
            }
        }
        return String.join(", ", out);
    }
}
