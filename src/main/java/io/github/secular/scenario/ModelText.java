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
import java.util.Map;
import java.util.Optional;

/** The text of a model file: JSON without duplicate keys, NaN or infinities; numbers keep their decimal digits. */
final class ModelText {
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** What nobody's number needs, and the parser of numbers does not take. */
    static final String LONG_EXPONENT = "a number with an exponent of more than nine digits";

    private static final String BYTE_ORDER_MARK = "\ufeff";

    /** What the parser's messages begin with, or hold, and what a user is told instead. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("Non-standard token", "NaN or an infinity"),
            Map.entry("non-standard) comment", "a comment"),
            Map.entry("Trailing token", "something after the end of the object"),
            Map.entry("Document nesting depth", "lists or objects nested more than 1000 deep"),
            Map.entry("Number value length", "a number of more than 1000 digits"),
            Map.entry("String value length", "a text of more than 20 million characters"),
            Map.entry("Illegal unquoted character", "a line break or tabulator inside a text in quotes"),
            Map.entry("Unexpected end-of-input", "the end of the text in the middle of a value"),
            Map.entry("Leading zeroes not allowed", "a number with a leading zero"),
            Map.entry("numeric value", "a number that JSON does not know"),
            Map.entry("escape", "a \\ that begins no escape sequence"));

    private ModelText() {}

    /** A text without the mark that some editors begin files with, which may be ignored (RFC 8259, section 8.1). */
    static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    /**
     * @param name what the text is called in complaints
     * @throws InvalidInputException if it is no JSON object, with line and column
     */
    static ObjectNode parse(String json, String name) {
        JsonNode root;
        try {
            root = MAPPER.readTree(withoutMark(json));
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String place = at == null ? "" : ", line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw new InvalidInputException(name + place, problem(e), allowed(e));
        } catch (NumberFormatException e) {
            throw new InvalidInputException(name, LONG_EXPONENT, "valid JSON");
        }
        if (!(root instanceof ObjectNode object)) {
            throw new InvalidInputException(
                    name, root.isMissingNode() ? "nothing" : "no JSON object", "one JSON object { ... }");
        }
        return object;
    }

    private static String allowed(JsonProcessingException e) {
        return e.getOriginalMessage().contains("comment")
                ? "JSON, which has no comments (the key \"description\" is for words)"
                : "valid JSON";
    }

    /** The first sentence of the parser's message, without its account of its own source. */
    private static String problem(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        Optional<String> known = WORDS.entrySet().stream()
                .filter(w -> message.contains(w.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        return known.orElseGet(() -> shortened(message));
    }

    private static String shortened(String whole) {
        String message = whole.replaceFirst("\\(('.*?') \\(code .*?\\)\\)", "$1")
                .replaceFirst("^Unrecognized token", "the word");
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
