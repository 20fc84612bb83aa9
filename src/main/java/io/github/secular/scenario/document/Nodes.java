package io.github.secular.scenario.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What new rows and new sections begin with. */
final class Nodes {
    private static final JsonMapper MAPPER = new JsonMapper();

    private Nodes() {}

    /** @param json an object, written with ' for " */
    static ObjectNode object(String json) {
        try {
            return (ObjectNode) MAPPER.readTree(json.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
