package io.github.secular.quantum.slowset;

import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Cuts the slow set by gaps of D: two entries belong to one block when a chain of entries, each nearer than
 * the gap to the next, joins them. Only blocks with a central entry matter (doc/bloch-solvers.md, B6.3). An entry o
 * couplings away from the centre acts on it with v (v/gap)^(o−1) at most, so that for it the gap may be halved for each
 * coupling after the first: far harmonics with an accidental small divisor then do not swell the blocks.
 */
final class Blocks {
    private static final double LARGEST_DENSE = 2e6;

    /**
     * A way to cut the slow set.
     *
     * @param gap wanted, in units of v
     * @param largest number of entries of a block
     * @param byOrder whether the gap shrinks with the order of an entry
     */
    private record Attempt(double gap, int largest, boolean byOrder) {}

    private static final List<Attempt> ATTEMPTS = List.of(
            new Attempt(0.5, 60, true),
            new Attempt(2, 100, true),
            new Attempt(2, 60, false),
            new Attempt(2, 300, false));

    /**
     * A choice of blocks.
     *
     * @param blocks one of each pair of mirror blocks
     * @param gap that parts them
     */
    record Cut(List<int[]> blocks, double gap) {}

    private Blocks() {}

    /**
     * Choices of blocks, the cheapest first, to be tried until the sweep converges. A gap of 2 v is always enough;
     * most often a smaller one is, since v bounds the couplings of single entries from far above.
     *
     * @param strength v
     */
    static Iterator<Cut> cuts(Torus torus, double strength) {
        Values values = new Values(torus);
        return ATTEMPTS.stream()
                .map(attempt -> cut(values, strength, attempt))
                .flatMap(Optional::stream)
                .iterator();
    }

    private static Optional<Cut> cut(Values values, double strength, Attempt attempt) {
        Torus torus = values.torus;
        int central = torus.levels * torus.levels;
        boolean small = (double) torus.size * central <= LARGEST_DENSE;
        // Entries of one and the same D cannot be parted, and there may be as many as central entries.
        int largest = small && central <= 300 ? attempt.largest : Math.max(attempt.largest, central);
        double gap = Math.max(attempt.gap * strength, Double.MIN_NORMAL);
        List<int[]> found = cut(values, gap, largest, attempt.byOrder);
        while (found == null && gap > 0.05 * strength) {
            gap /= 1.5;
            found = cut(values, gap, largest, attempt.byOrder);
        }
        return found == null ? Optional.empty() : Optional.of(new Cut(withoutMirrors(torus, found), gap));
    }

    /** What is said where no choice lets the sweep converge. */
    static RefusalException noGap(double strength) {
        return new RefusalException(String.format(
                Locale.ROOT,
                "The slow set finds no gap: couplings of strength %.3g (per unit of fast time) join all frequencies, and"
                        + " the elimination does not converge in %d sweeps; take a smaller epsilon.",
                strength,
                SlavedBlock.MAX_SWEEPS));
    }

    /**
     * The blocks at a given gap, each sorted, or null if one holds more than {@code largest} entries.
     *
     * @param gap smallest |D_F − D_S| wanted, above 0
     * @param byOrder whether the gap is halved for every coupling after the first
     */
    static List<int[]> cut(Values values, double gap, int largest, boolean byOrder) {
        Torus torus = values.torus;
        int[] block = new int[values.count];
        Arrays.fill(block, -1);
        int[] queue = new int[values.count];
        List<int[]> out = new ArrayList<>();
        for (int c = 0; c < torus.levels * torus.levels; c++) {
            if (!torus.isLive(c) || block[values.of[c]] >= 0) {
                continue;
            }
            int head = 0;
            int tail = 0;
            int count = 0;
            queue[tail++] = values.of[c];
            block[values.of[c]] = out.size();
            while (head < tail) {
                int at = queue[head++];
                count += values.first[at + 1] - values.first[at];
                if (count > largest) {
                    return null;
                }
                tail = join(values, at, gap, byOrder, block, queue, tail);
            }
            int[] members = new int[count];
            int filled = 0;
            for (int q = 0; q < tail; q++) {
                for (int k = values.first[queue[q]]; k < values.first[queue[q] + 1]; k++) {
                    members[filled++] = values.sorted[k];
                }
            }
            Arrays.sort(members);
            out.add(members);
        }
        return byGroup(torus, out);
    }

    /** Splits blocks into parts that no coupling joins, each with a central entry. */
    private static List<int[]> byGroup(Torus torus, List<int[]> cut) {
        List<int[]> out = new ArrayList<>();
        for (int[] members : cut) {
            Map<Integer, List<Integer>> parts = new LinkedHashMap<>();
            for (int i : members) {
                parts.computeIfAbsent(torus.group(i), g -> new ArrayList<>()).add(i);
            }
            for (List<Integer> part : parts.values()) {
                // sorted, so that central entries come first
                if (part.get(0) < torus.levels * torus.levels) {
                    out.add(part.stream().mapToInt(Integer::intValue).toArray());
                }
            }
        }
        return out;
    }

    /** Puts the free neighbours of value {@code at} into its block and the queue; returns the new tail. */
    private static int join(Values values, int at, double gap, boolean byOrder, int[] block, int[] queue, int tail) {
        int end = tail;
        for (int step = -1; step <= 1; step += 2) {
            for (int v = at + step; v >= 0 && v < values.count; v += step) {
                double apart = Math.abs(values.frequency(at) - values.frequency(v));
                if (apart >= gap) {
                    break;
                }
                int order = byOrder ? Math.max(values.order[at], values.order[v]) : 0;
                if (block[v] < 0 && values.distance(at, v) < Math.scalb(gap, -Math.max(0, order - 1))) {
                    block[v] = block[at];
                    queue[end++] = v;
                }
            }
        }
        return end;
    }

    /** The distinct values of D of the live entries by frequency; entries with equal D always go together. */
    static final class Values {
        private final Torus torus;
        /** Entries, sorted by D. */
        private final int[] sorted;
        /** Where each value starts in {@code sorted}. */
        private final int[] first;
        /** The value of each entry. */
        private final int[] of;
        /** The smallest order of the entries of a value. */
        private final int[] order;

        private final int count;

        Values(Torus torus) {
            this.torus = torus;
            int size = torus.size;
            sorted = IntStream.range(0, size)
                    .filter(torus::isLive)
                    .boxed()
                    .sorted(Comparator.comparingDouble((Integer i) -> torus.frequency[i])
                            .thenComparingDouble(i -> torus.damping[i]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            of = new int[size];
            first = new int[size + 1];
            order = new int[size];
            int distinct = 0;
            for (int k = 0; k < sorted.length; k++) {
                if (k == 0 || torus.distance(sorted[k], sorted[k - 1]) > 0) {
                    order[distinct] = torus.order[sorted[k]];
                    first[distinct++] = k;
                }
                of[sorted[k]] = distinct - 1;
                order[distinct - 1] = Math.min(order[distinct - 1], torus.order[sorted[k]]);
            }
            first[distinct] = sorted.length;
            count = distinct;
        }

        double frequency(int v) {
            return torus.frequency[sorted[first[v]]];
        }

        double distance(int u, int v) {
            return torus.distance(sorted[first[u]], sorted[first[v]]);
        }
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
