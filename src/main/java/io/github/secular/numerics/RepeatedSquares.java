package io.github.secular.numerics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * The powers m^(1, 2, 4, 8 …) of a map, formed when first needed and kept: any power then acts at the cost of one
 * product per binary digit. Not for use by several threads at once.
 */
public final class RepeatedSquares<M> {
    private final List<M> squares = new ArrayList<>();
    private final UnaryOperator<M> squared;

    public RepeatedSquares(M base, UnaryOperator<M> squared) {
        squares.add(base);
        this.squared = squared;
    }

    /** m, 2^k times. */
    public M square(int k) {
        while (squares.size() <= k) {
            squares.add(squared.apply(squares.get(squares.size() - 1)));
        }
        return squares.get(k);
    }

    /** Lets mⁿ act as a chain of powers, the smallest first. @param n at least 0 */
    public void apply(long n, Consumer<M> action) {
        int k = 0;
        for (long left = n; left > 0; left >>= 1, k++) {
            if ((left & 1) == 1) {
                action.accept(square(k));
            }
        }
    }

    /** How many powers have been formed. */
    public int size() {
        return squares.size();
    }
}
