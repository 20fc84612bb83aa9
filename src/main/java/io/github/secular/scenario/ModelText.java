package io.github.secular.scenario;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.secular.numerics.InvalidInputException;
import java.util.Locale;

/** The text of a model file: JSON without duplicate keys, NaN or infinities; numbers keep their decimal digits. */
final class ModelText {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private ModelText() {}

    /**
     * @param name what the text is called in complaints
     * @throws InvalidInputException if it is no JSON object, with line and column
     */
    static ObjectNode parse(String json, String name) {
        JsonNode root;
        try {
            root = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String place = at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw new InvalidInputException(name + place, problem(e), "valid JSON");
        }
        if (!(root instanceof ObjectNode object)) {
            throw new InvalidInputException(
                    name, root.isMissingNode() ? "nothing" : "no JSON object", "one JSON object { ... }");
        }
        return object;
    }

    static String print(ObjectNode root) {
        return root.toPrettyString();
    }

    /** The first sentence of the parser's message, without its account of its own source. */
    private static String problem(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        if (message.startsWith("Non-standard token")) {
            return "NaN or an infinity";
        }
        if (message.startsWith("Duplicate field")) {
            return message.replace("Duplicate field", "a second key");
        }
        message = message.lines().findFirst().orElse("an error");
        for (String cut : new String[] {": was expecting", ": expected", " (start marker", "\n at"}) {
            int i = message.indexOf(cut);
            message = i < 0 ? message : message.substring(0, i);
        }
        message = message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
        return message.isEmpty() ? "an error" : message.substring(0, 1).toLowerCase(Locale.ROOT) + message.substring(1);
    }
}
