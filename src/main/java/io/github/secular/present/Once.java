package io.github.secular.present;

import java.util.function.Supplier;

/** Makes something costly when it is first asked for, and keeps it. Not for several threads at a time. */
final class Once<T> implements Supplier<T> {
    private final Supplier<T> made;
    private T kept;

    Once(Supplier<T> made) {
        this.made = made;
    }

    @Override
    public T get() {
        if (kept == null) {
            kept = made.get();
        }
        return kept;
    }
}
