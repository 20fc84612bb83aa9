package io.github.secular.quantum.slowset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Cuts the slow set by gaps of D: two entries belong to one block when a chain of entries, each nearer than
 * the gap to the next, joins them. Only blocks with a central entry matter (MATH-quantum, section 10f, choice
 * of Λ, block by block).
 */
final class Blocks {
    private Blocks() {}

    /**
     * The blocks at a given gap, each sorted, or null if one holds more than {@code largest} entries.
     *
     * @param gap smallest |D_F − D_S| wanted, above 0
     */
    static List<int[]> cut(Torus torus, double gap, int largest) {
        int size = torus.size;
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> torus.frequency[i])
                        .thenComparingDouble(i -> torus.damping[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] value = new int[size];
        // Entries with equal D always go together: walk over the distinct values only.
        int[] first = new int[size + 1];
        int distinct = 0;
        for (int k = 0; k < size; k++) {
            if (k == 0 || torus.distance(order[k], order[k - 1]) > 0) {
                first[distinct++] = k;
            }
            value[order[k]] = distinct - 1;
        }
        first[distinct] = size;
        int[] block = new int[distinct];
        Arrays.fill(block, -1);
        int[] queue = new int[distinct];
        List<int[]> out = new ArrayList<>();
        for (int c = 0; c < torus.levels * torus.levels; c++) {
            if (block[value[c]] >= 0) {
                continue;
            }
            int head = 0;
            int tail = 0;
            int count = 0;
            queue[tail++] = value[c];
            block[value[c]] = out.size();
            while (head < tail) {
                int at = queue[head++];
                count += first[at + 1] - first[at];
                if (count > largest) {
                    return null;
                }
                tail = join(torus, order, first, distinct, at, gap, block, queue, tail);
            }
            int[] members = new int[count];
            int filled = 0;
            for (int q = 0; q < tail; q++) {
                for (int k = first[queue[q]]; k < first[queue[q] + 1]; k++) {
                    members[filled++] = order[k];
                }
            }
            Arrays.sort(members);
            out.add(members);
        }
        return out;
    }

    /** Puts the free neighbours of value {@code at} into its block and the queue; returns the new tail. */
    private static int join(
            Torus torus,
            int[] order,
            int[] first,
            int distinct,
            int at,
            double gap,
            int[] block,
            int[] queue,
            int tail) {
        int end = tail;
        for (int step = -1; step <= 1; step += 2) {
            for (int v = at + step; v >= 0 && v < distinct; v += step) {
                int i = order[first[at]];
                int j = order[first[v]];
                if (Math.abs(torus.frequency[i] - torus.frequency[j]) >= gap) {
                    break;
                }
                if (block[v] < 0 && torus.distance(i, j) < gap) {
                    block[v] = block[at];
                    queue[end++] = v;
                }
            }
        }
        return end;
    }

    /** One of each pair of mirror blocks, and the blocks that are their own mirror images. */
    static List<int[]> withoutMirrors(Torus torus, List<int[]> cut) {
        int[] owner = new int[torus.size];
        Arrays.fill(owner, -1);
        for (int c = 0; c < cut.size(); c++) {
            for (int i : cut.get(c)) {
                owner[i] = c;
            }
        }
        List<int[]> out = new ArrayList<>();
        for (int c = 0; c < cut.size(); c++) {
            if (owner[torus.mirror[cut.get(c)[0]]] >= c) {
                out.add(cut.get(c));
            }
        }
        return out;
    }
}
