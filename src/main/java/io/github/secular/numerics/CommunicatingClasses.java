package io.github.secular.numerics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * The states of a chain sorted by who can reach whom: two communicate if each leads to the other through positive rates.
 * A class without an exit is closed; states outside closed classes are transient and end up empty. Nothing is assumed
 * of symmetry.
 */
public final class CommunicatingClasses {
    private final List<int[]> closed;
    private final int[] transientLevels;

    private CommunicatingClasses(List<int[]> closed, int[] transientLevels) {
        this.closed = List.copyOf(closed);
        this.transientLevels = transientLevels;
    }

    /** @param rates from row to column, at least 0 */
    public static CommunicatingClasses of(double[][] rates) {
        int size = rates.length;
        int[] component = strongComponents(rates);
        int count = java.util.Arrays.stream(component).max().orElse(-1) + 1;
        boolean[] leaks = new boolean[count];
        for (int n = 0; n < size; n++) {
            for (int m = 0; m < size; m++) {
                if (rates[n][m] > 0 && component[n] != component[m]) {
                    leaks[component[n]] = true;
                }
            }
        }
        List<int[]> closed = new ArrayList<>();
        for (int c = 0; c < count; c++) {
            if (!leaks[c]) {
                int wanted = c;
                closed.add(java.util.stream.IntStream.range(0, size)
                        .filter(n -> component[n] == wanted)
                        .toArray());
            }
        }
        closed.sort(Comparator.comparingInt(levels -> levels[0]));
        int[] passing = java.util.stream.IntStream.range(0, size)
                .filter(n -> leaks[component[n]])
                .toArray();
        return new CommunicatingClasses(closed, passing);
    }

    /** The closed classes, each in increasing order, ordered by their first level. */
    public List<int[]> closed() {
        return closed;
    }

    /** The levels that empty, increasing; a copy. */
    public int[] transientLevels() {
        return transientLevels.clone();
    }

    /** Tarjan's algorithm with a stack of its own, so that long chains do not exhaust the caller's. */
    private static int[] strongComponents(double[][] rates) {
        int size = rates.length;
        int[] component = new int[size];
        int[] order = new int[size];
        int[] low = new int[size];
        int[] next = new int[size];
        java.util.Arrays.fill(component, -1);
        java.util.Arrays.fill(order, -1);
        Deque<Integer> open = new ArrayDeque<>();
        Deque<Integer> path = new ArrayDeque<>();
        int visited = 0;
        int components = 0;
        for (int root = 0; root < size; root++) {
            if (order[root] >= 0) {
                continue;
            }
            path.push(root);
            while (!path.isEmpty()) {
                int n = path.peek();
                if (order[n] < 0) {
                    order[n] = low[n] = visited++;
                    open.push(n);
                }
                boolean descended = false;
                while (next[n] < size && !descended) {
                    int m = next[n]++;
                    if (!(rates[n][m] > 0)) {
                        continue;
                    }
                    if (order[m] < 0) {
                        path.push(m);
                        descended = true;
                    } else if (component[m] < 0) {
                        low[n] = Math.min(low[n], order[m]);
                    }
                }
                if (descended) {
                    continue;
                }
                path.pop();
                if (!path.isEmpty()) {
                    low[path.peek()] = Math.min(low[path.peek()], low[n]);
                }
                if (low[n] == order[n]) {
                    int m;
                    do {
                        m = open.pop();
                        component[m] = components;
                    } while (m != n);
                    components++;
                }
            }
        }
        return component;
    }
}
