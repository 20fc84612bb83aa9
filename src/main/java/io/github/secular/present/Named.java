package io.github.secular.present;

import java.util.function.Supplier;

/**
 * One thing to look at, under its name.
 *
 * @param name what commands and scripts call it
 * @param file the name of its file, without an extension; "" if it is for the screen only
 * @param made makes it, anew at each call
 * @param <T> a table, an image, a drawing or a text
 */
public record Named<T>(String name, String file, Supplier<? extends T> made) {
    /** Whether this is the name, or that of the file. */
    boolean isCalled(String wanted) {
        return name.equals(wanted) || (isFile() && file.equals(wanted));
    }

    /** Whether it goes into a folder of results. */
    public boolean isFile() {
        return !file.isEmpty();
    }
}
