package io.github.secular.command;

import io.github.secular.numerics.InvalidInputException;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.BiFunction;

/** How the texts in dialogs and macro lines are read. */
final class Entries {
    /** How the inputs that several commands have are read, by their names. */
    static final Map<String, BiFunction<String, String, ?>> COMMON = Map.of(
            "epsilon", Entries::positive,
            "epsilons", Entries::positives,
            "endtime", Entries::positive,
            "count", Entries::count,
            "tolerance", Entries::positive,
            "at", Entries::time,
            "ranges", (name, text) -> ranges(text));

    private Entries() {}

    /** The path that was typed. @param allowed what it may be @throws InvalidInputException if nothing was */
    static Path given(String input, File file, String allowed) {
        given(input, file == null ? "" : file.getPath(), allowed);
        return file.toPath();
    }

    /** What was typed, without blanks around it. @param allowed what it may be @throws InvalidInputException if nothing was */
    static String given(String input, String text, String allowed) {
        if (ModelCommand.blank(text)) {
            throw new InvalidInputException(input, "nothing", allowed);
        }
        return text.strip();
    }

    /** Adds what an input changes of the model, "path=value"; a blank one changes nothing. @param name of the input */
    static void vary(List<String> out, String name, String text) {
        if (!ModelCommand.blank(text)) {
            Object value = COMMON.getOrDefault(name, (key, word) -> word).apply(name, text);
            out.add(ModelWords.path(name).orElseThrow() + "=" + value);
        }
    }

    /** A number above 0. @throws InvalidInputException if the text is none */
    static double positive(String name, String text) {
        double value;
        try {
            value = Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            value = Double.NaN;
        }
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException(name, "\"" + text.strip() + "\"", "a number above 0");
        }
        return value;
    }

    /** A number, or none for a blank. @throws InvalidInputException if the text is neither */
    static OptionalDouble time(String name, String text) {
        if (text == null || text.isBlank()) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(Double.parseDouble(text.strip()));
        } catch (NumberFormatException e) {
            throw new InvalidInputException(name, "\"" + text.strip() + "\"", "a number");
        }
    }

    /** A whole number of at least 2. @throws InvalidInputException if the text is none */
    static int count(String name, String text) {
        try {
            return count(name, Integer.parseInt(text.strip()), text);
        } catch (NumberFormatException e) {
            return count(name, -1, text);
        }
    }

    /** The same number. @throws InvalidInputException if it is below 2 */
    static int count(String name, int value) {
        return count(name, value, "" + value);
    }

    private static int count(String name, int value, String text) {
        if (value < 2) {
            throw new InvalidInputException(name, "\"" + text.strip() + "\"", "a whole number of at least 2");
        }
        return value;
    }

    /** A whole number. @throws InvalidInputException if the text is none */
    static long whole(String name, String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new InvalidInputException(name, "\"" + text.strip() + "\"", "a whole number");
        }
    }

    /** Numbers above 0, with commas or blanks between them. @throws InvalidInputException if there is none */
    static double[] positives(String name, String text) {
        String[] words = text.strip().split("[,;\\s]+");
        double[] out = new double[words.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = positive(name, words[i]);
        }
        return out;
    }

    /** Numbers of any sign, with commas or blanks between them. @throws InvalidInputException if one is none */
    static double[] numbers(String name, String text) {
        String[] words = text.strip().split("[,;\\s]+");
        double[] out = new double[words.length];
        for (int i = 0; i < out.length; i++) {
            try {
                out[i] = Double.parseDouble(words[i]);
            } catch (NumberFormatException e) {
                throw new InvalidInputException(name, "\"" + words[i] + "\"", "numbers with commas between them");
            }
        }
        return out;
    }

    /** x1, x2, p1, p2, or nothing for a blank. @throws InvalidInputException if the text is neither */
    static double[] ranges(String text) {
        double[] out = text == null || text.isBlank() ? new double[0] : numbers("ranges", text);
        if (out.length != 0 && out.length != 4) {
            throw new InvalidInputException("ranges", out.length + " numbers", "four, x1,x2,p1,p2");
        }
        return out;
    }

    /** "path=value; path=value" at its semicolons, except those inside quotes. */
    static List<String> overrides(String text) {
        List<String> out = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        String all = (text == null ? "" : text) + ";";
        for (int i = 0; i < all.length(); i++) {
            char c = all.charAt(i);
            quoted ^= c == '"' && (i == 0 || all.charAt(i - 1) != '\\');
            if (c == ';' && !quoted || i == all.length() - 1) {
                String part = all.substring(start, i).strip();
                if (!part.isEmpty()) {
                    out.add(part);
                }
                start = i + 1;
            }
        }
        return out;
    }
}
