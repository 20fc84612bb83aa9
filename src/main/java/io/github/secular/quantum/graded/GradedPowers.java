package io.github.secular.quantum.graded;

import java.util.ArrayList;
import java.util.List;

/**
 * The powers G^(1, 2, 4, 8 …) of one propagator, formed when first needed. Any power then acts on a
 * state at the cost of one product per binary digit. Not for use by several threads at once.
 */
public final class GradedPowers {
    private final List<GradedPropagator> squares = new ArrayList<>();

    public GradedPowers(GradedPropagator base) {
        squares.add(base);
    }

    /** Applies G^n in place, n ≥ 0. */
    public void apply(long n, double[] p, double[] c) {
        int bit = 0;
        for (long left = n; left > 0; left >>= 1, bit++) {
            if ((left & 1) == 1) {
                square(bit).apply(p, c);
            }
        }
    }

    /** How many powers have been formed. */
    public int size() {
        return squares.size();
    }

    private GradedPropagator square(int bit) {
        while (squares.size() <= bit) {
            GradedPropagator last = squares.get(squares.size() - 1);
            squares.add(last.after(last));
        }
        return squares.get(bit);
    }
}
