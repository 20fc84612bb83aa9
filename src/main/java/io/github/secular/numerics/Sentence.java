package io.github.secular.numerics;

import java.util.Locale;

/** Sentences with numbers in them, in English whatever the language of the machine. */
public final class Sentence {
    private Sentence() {}

    /** @param format as of {@link String#format} */
    public static String of(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
