package io.github.secular.quantum.random;

import java.util.ArrayList;
import java.util.List;

/** Any power of a graded map on vectors, by repeated squaring; the squares are kept. */
final class GradedPowers {
    private final List<GradedMap> squares = new ArrayList<>();

    GradedPowers(GradedMap base) {
        squares.add(base);
    }

    /** The base map, 2^k times. */
    GradedMap square(int k) {
        while (squares.size() <= k) {
            squares.add(squares.get(squares.size() - 1).squared());
        }
        return squares.get(k);
    }

    /** Applies the base map n times to (mean, c), in place. */
    void apply(long n, double[] mean, double[] c, double[] scratch) {
        for (int k = 0; n >> k != 0; k++) {
            if ((n >> k & 1) != 0) {
                square(k).apply(mean, c, scratch);
            }
        }
    }
}
