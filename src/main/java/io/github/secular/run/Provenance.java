package io.github.secular.run;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The account that travels with every image, table and chart: model, overrides, method, tolerance, version,
 * conservation. Keys in the order in which they are to be shown; values are single lines, except the model.
 */
public record Provenance(Map<String, String> entries) {
    public Provenance {
        entries = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** "key: value", a line each: the text under Image > Show Info. */
    public String text() {
        StringBuilder out = new StringBuilder();
        entries.forEach((k, v) -> out.append(k).append(": ").append(v).append('\n'));
        return out.toString();
    }
}
