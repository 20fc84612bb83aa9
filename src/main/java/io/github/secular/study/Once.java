package io.github.secular.study;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.RefusalException;
import java.util.function.Supplier;

/** A part of a run that several quantities ask for, computed when the first of them does; a refusal is kept, too. */
final class Once<T> implements Supplier<T> {
    private Supplier<T> made;
    private T value;
    private RuntimeException refusal;

    Once(Supplier<T> made) {
        this.made = made;
    }

    @Override
    public T get() {
        if (made != null) {
            try {
                value = made.get();
            } catch (RefusalException | InvalidInputException e) {
                refusal = e;
            }
            made = null;
        }
        if (refusal != null) {
            throw refusal;
        }
        return value;
    }
}
