package io.github.secular.quantum.slowset;

import io.github.secular.numerics.Heap;
import io.github.secular.numerics.RefusalException;
import java.util.Locale;

/** How much work a solution may take, counted in multiplications and not by a clock, so that runs are repeatable. */
final class Budget {
    private final double limit;
    private double spent;
    private double held;

    /** @param limit multiplications, may be infinite */
    Budget(double limit) {
        this.limit = limit;
    }

    /** Bytes of other windows that stay while one is solved. */
    void hold(double bytes) {
        held = bytes;
    }

    /** @throws RefusalException if a window of so many bytes does not fit beside the others */
    void requireMemory(double bytes) {
        Heap.require(
                held + bytes,
                "The slow set",
                "take fewer levels, drop couplings that do not matter, or raise the tolerance");
    }

    /** How many things may be made that need so much work each. */
    int affords(double each) {
        return (int) Math.max(0, Math.min(Integer.MAX_VALUE, (limit - spent) / each));
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
                    "The slow set would need more than %.1e multiplications, and another method less.",
                    limit));
        }
    }
}
