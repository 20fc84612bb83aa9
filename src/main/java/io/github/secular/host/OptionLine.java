package io.github.secular.host;

import io.github.secular.numerics.InvalidInputException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The options of a macro line, {@code key=value key=[value with blanks] flag}, as ImageJ's recorder writes them.
 *
 * <p>Unlike ImageJ's own reading it respects brackets, which may be nested: {@code a=[b=1] c=2} has no key b.
 *
 * @param entries values by key in the order written; empty where a key stands alone, as a flag
 */
public record OptionLine(Map<String, Optional<String>> entries) {
    public OptionLine {
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /**
     * Reads a line.
     *
     * @param line the options, or null for none
     * @throws InvalidInputException if a key is written twice, is missing, or a bracket is not closed
     */
    public static OptionLine parse(String line) {
        Map<String, Optional<String>> out = new LinkedHashMap<>();
        String text = line == null ? "" : line;
        int at = blanks(text, 0);
        while (at < text.length()) {
            int end = at;
            while (end < text.length() && text.charAt(end) != '=' && !Character.isWhitespace(text.charAt(end))) {
                end++;
            }
            String key = text.substring(at, end);
            if (key.isEmpty() || key.startsWith("[")) {
                throw new InvalidInputException(
                        "", "\"" + rest(text, at) + "\"", "key=value, or key=[value with blanks]");
            }
            Optional<String> value = Optional.empty();
            if (end < text.length() && text.charAt(end) == '=') {
                int start = end + 1;
                boolean bracketed = start < text.length() && text.charAt(start) == '[';
                end = bracketed ? closing(text, start, key) + 1 : wordEnd(text, start);
                value = Optional.of(bracketed ? text.substring(start + 1, end - 1) : text.substring(start, end));
            }
            if (out.put(key, value) != null) {
                throw new InvalidInputException(key, "the key twice", "once");
            }
            at = blanks(text, end);
        }
        return new OptionLine(out);
    }

    /** Whether nothing was written. */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    private static int blanks(String text, int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int wordEnd(String text, int from) {
        int at = from;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Place of the bracket that closes the one at {@code open}. */
    private static int closing(String text, int open, String key) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            depth += c == '[' ? 1 : c == ']' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new InvalidInputException(key, "\"" + rest(text, open) + "\"", "a bracket that is closed again");
    }

    private static String rest(String text, int from) {
        return text.length() - from > 40 ? text.substring(from, from + 40) + "…" : text.substring(from);
    }
}
