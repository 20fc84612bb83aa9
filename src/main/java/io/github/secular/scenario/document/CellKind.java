package io.github.secular.scenario.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the value in a cell is written by people and how it stands in a model file. What cannot be read stays a text, of
 * which the reader of model files then complains.
 */
public enum CellKind {
    /** A text as it is, such as a label, or one of several words. */
    TEXT,
    /** A number, or a formula; 2.5e-3, or sin(3*t). */
    NUMBER,
    /** A complex number: 0.8, or 0.8+0.3i. */
    COMPLEX,
    /** Numbers with commas between them: 1, 0. */
    LIST,
    /** The number of a level. */
    LEVEL;

    private static final JsonNodeFactory NODES = JsonNodeFactory.withExactBigDecimals(true);
    private static final String REAL = "(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d+)?";
    private static final Pattern NUMBER_TEXT = Pattern.compile("[+-]?" + REAL);
    private static final Pattern COMPLEX_TEXT = Pattern.compile("([+-]?" + REAL + ")?(?:([+-]?)(" + REAL + ")?[iI])?");

    /** The value of what was typed; empty for a blank, which stands for no value at all. */
    public Optional<JsonNode> read(String typed) {
        String text = typed.strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<JsonNode> out =
                switch (this) {
                    case TEXT -> Optional.empty();
                    case NUMBER, LEVEL -> number(text);
                    case COMPLEX -> complex(text.replace(" ", ""));
                    case LIST -> list(text);
                };
        return Optional.of(out.orElse(TextNode.valueOf(text)));
    }

    /** What a cell shows of a value: "" of none. */
    public String show(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (value.isTextual()) {
            return value.textValue();
        }
        if (value instanceof ArrayNode list) {
            return this == COMPLEX
                            && list.size() == 2
                            && list.get(0).isNumber()
                            && list.get(1).isNumber()
                    ? complex(list)
                    : this == LIST ? list(list) : list.toString();
        }
        return value.isNumber() ? plain(value) : value.toString();
    }

    private static Optional<JsonNode> number(String text) {
        return NUMBER_TEXT.matcher(text).matches()
                ? Optional.of(DecimalNode.valueOf(new BigDecimal(text)))
                : Optional.empty();
    }

    private static Optional<JsonNode> complex(String text) {
        Matcher m = COMPLEX_TEXT.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        boolean imaginary = text.endsWith("i") || text.endsWith("I");
        if (!imaginary) {
            return number(text);
        }
        boolean alone = m.group(1) != null && m.group(2).isEmpty() && m.group(3) == null;
        if (alone) { // 0.3i: the number before the i is all there is
            return Optional.of(NODES.arrayNode().add(0).add(new BigDecimal(m.group(1))));
        }
        if (m.group(1) != null && m.group(2).isEmpty()) {
            return Optional.empty();
        }
        BigDecimal re = m.group(1) == null ? BigDecimal.ZERO : new BigDecimal(m.group(1));
        BigDecimal im = m.group(3) == null ? BigDecimal.ONE : new BigDecimal(m.group(3));
        return Optional.of(NODES.arrayNode().add(re).add(m.group(2).equals("-") ? im.negate() : im));
    }

    private static Optional<JsonNode> list(String text) {
        ArrayNode out = NODES.arrayNode();
        for (String word : text.replaceAll("[\\[\\]]", " ").strip().split("[,;\\s]+")) {
            Optional<JsonNode> value = number(word);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            out.add(value.get());
        }
        return Optional.of(out);
    }

    private static String list(ArrayNode list) {
        StringBuilder out = new StringBuilder();
        list.forEach(n -> out.append(out.length() == 0 ? "" : ", ").append(plain(n)));
        return out.toString();
    }

    private static String complex(ArrayNode pair) {
        String im = plain(pair.get(1));
        boolean signed = im.startsWith("-");
        return (pair.get(0).decimalValue().signum() == 0 ? "" : plain(pair.get(0)) + (signed ? "" : "+")) + im + "i";
    }

    private static String plain(JsonNode number) {
        return number.isNumber() ? number.asText().replace("E+", "e").replace('E', 'e') : number.toString();
    }
}
