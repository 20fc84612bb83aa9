package io.github.secular.quantum.slowset;

import io.github.secular.numerics.RefusalException;
import java.util.Locale;

/** How much work a solution may take, counted in multiplications and not by a clock, so that runs are repeatable. */
final class Budget {
    private final double limit;
    private double spent;

    /** @param limit multiplications, may be infinite */
    Budget(double limit) {
        this.limit = limit;
    }

    double spent() {
        return spent;
    }

    /** @throws RefusalException if this is more than what is left */
    void spend(double work) {
        require(work);
        spent += work;
    }

    /** @throws RefusalException if this is more than what is left */
    void require(double work) {
        if (spent + work > limit) {
            throw new RefusalException(String.format(
                    Locale.ROOT,
                    "The slow set would need more than %.1e multiplications, and another method less; choose that one.",
                    limit));
        }
    }
}
