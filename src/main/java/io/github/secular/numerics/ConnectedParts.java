package io.github.secular.numerics;

import java.util.Arrays;

/** Which of the numbers 0 to n − 1 hang together, by joining them pair by pair. */
public final class ConnectedParts {
    private final int[] parent;

    /** @param size n; at first every number is a part of its own */
    public ConnectedParts(int size) {
        parent = new int[size];
        Arrays.setAll(parent, i -> i);
    }

    /** Makes one part of those in which i and j are. */
    public void join(int i, int j) {
        parent[of(i)] = of(j);
    }

    /** One number of the part in which i is, the same for all of them until the next {@link #join}. */
    public int of(int i) {
        int r = i;
        while (parent[r] != r) {
            parent[r] = parent[parent[r]];
            r = parent[r];
        }
        return r;
    }
}
