package io.github.secular.scenario.document;

import java.util.List;

/**
 * A column of a table of a model document.
 *
 * @param key where its values stand, from the place of the row on: "rate", "between[0]"
 * @param heading for people, with the unit
 * @param tip a sentence
 * @param choices what it may be; empty where it is free
 */
public record Column(String key, String heading, CellKind kind, String tip, List<String> choices) {
    static Column of(String key, String heading, CellKind kind, String tip) {
        return new Column(key, heading, kind, tip, List.of());
    }
}
