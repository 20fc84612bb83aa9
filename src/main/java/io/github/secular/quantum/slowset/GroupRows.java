package io.github.secular.quantum.slowset;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The rows of D + M of one group of entries (see {@link LivePairs}), numbered anew without gaps: no coupling leads out
 * of it, and all else stays 0. Immutable.
 */
final class GroupRows {
    private final Torus torus;
    /** The entry of each row, increasing. */
    final int[] entry;
    /** The row of the mirror image of each row, or −1 where another group has it. */
    final int[] partner;
    /** Compressed rows. */
    final int[] start;

    final int[] source;
    final double[] re;
    final double[] im;
    private final int[] rowOf;

    /** @param member an entry of the group */
    private GroupRows(Torus torus, int member) {
        this.torus = torus;
        int group = torus.group(member);
        entry = IntStream.range(0, torus.size)
                .filter(i -> torus.group(i) == group)
                .toArray();
        rowOf = new int[torus.size];
        Arrays.fill(rowOf, -1);
        for (int r = 0; r < entry.length; r++) {
            rowOf[entry[r]] = r;
        }
        partner = Arrays.stream(entry).map(i -> rowOf[torus.mirror[i]]).toArray();
        start = new int[entry.length + 1];
        for (int r = 0; r < entry.length; r++) {
            start[r + 1] = start[r] + torus.start[entry[r] + 1] - torus.start[entry[r]];
        }
        source = new int[start[entry.length]];
        re = new double[source.length];
        im = new double[source.length];
        for (int r = 0; r < entry.length; r++) {
            int from = torus.start[entry[r]];
            for (int k = start[r]; k < start[r + 1]; k++, from++) {
                source[k] = rowOf[torus.source[from]];
                re[k] = torus.re[from];
                im[k] = torus.im[from];
            }
        }
    }

    /** Those of the groups of entries, each made when it is first asked for. */
    static IntFunction<GroupRows> of(Torus torus) {
        Map<Integer, GroupRows> known = new HashMap<>();
        return member -> known.computeIfAbsent(torus.group(member), g -> new GroupRows(torus, member));
    }

    /** How many rows there are. */
    int count() {
        return entry.length;
    }

    /** The rows of some entries of the group. */
    int[] rows(int[] entries) {
        return Arrays.stream(entries).map(i -> rowOf[i]).toArray();
    }

    /** Re D of a row. */
    double damping(int row) {
        return torus.damping[entry[row]];
    }

    /** Im D of a row. */
    double frequency(int row) {
        return torus.frequency[entry[row]];
    }
}
