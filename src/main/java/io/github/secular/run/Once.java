package io.github.secular.run;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.RefusalException;
import java.util.function.Supplier;

/**
 * Something costly that several ask for, made when the first of them does; a refusal is kept, too. Not for several
 * threads at a time.
 */
public final class Once<T> implements Supplier<T> {
    private Supplier<T> made;
    private T value;
    private RuntimeException refusal;

    public Once(Supplier<T> made) {
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
