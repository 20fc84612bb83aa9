package io.github.secular.quantum.steady;

import io.github.secular.numerics.ConnectedParts;
import io.github.secular.quantum.slowset.TorusMatrix;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The entries of a torus that something feeds, directly or through others, and D + M among them; in each part of them that
 * couplings and rates join, and at each harmonic, the equation of one population is replaced by that of the trace, which
 * is fed by nothing and stays 0: where the harmonic stands still the others do not say so (doc/bloch-solvers.md, B11.9).
 *
 * @param entries their numbers in the torus, in the order of the matrix
 * @param matrix of these, cut into orders by how far their harmonic is from the first
 * @param isTrace which rows are those of a trace
 */
record DrivenEntries(int[] entries, TorusMatrix matrix, boolean[] isTrace) {
    /** @param fed (re, im) of every entry of the torus */
    static DrivenEntries of(TorusMatrix torus, double[] fed) {
        int[][] feeds = feeds(torus);
        boolean[] driven = driven(torus, fed, feeds);
        int[] order = orders(torus, driven);
        int[] entries = java.util.stream.IntStream.range(0, torus.size())
                .filter(i -> driven[i])
                .boxed()
                .sorted(Comparator.comparingInt(i -> order[torus.cell()[i]]))
                .mapToInt(i -> i)
                .toArray();
        return build(torus, entries, order);
    }

    /** Whom each entry feeds. */
    private static int[][] feeds(TorusMatrix torus) {
        int[] count = new int[torus.size()];
        for (int source : torus.source()) {
            count[source]++;
        }
        int[][] out = new int[torus.size()][];
        Arrays.setAll(out, i -> new int[count[i]]);
        for (int i = 0; i < torus.size(); i++) {
            for (int e = torus.start()[i]; e < torus.start()[i + 1]; e++) {
                out[torus.source()[e]][--count[torus.source()[e]]] = i;
            }
        }
        return out;
    }

    private static boolean[] driven(TorusMatrix torus, double[] fed, int[][] feeds) {
        boolean[] out = new boolean[torus.size()];
        Deque<Integer> next = new ArrayDeque<>();
        for (int i = 0; i < out.length; i++) {
            if (fed[2 * i] != 0 || fed[2 * i + 1] != 0) {
                out[i] = true;
                next.add(i);
            }
        }
        while (!next.isEmpty()) {
            for (int i : feeds[next.remove()]) {
                if (!out[i]) {
                    out[i] = true;
                    next.add(i);
                }
            }
        }
        return out;
    }

    /** How many couplings lead from the first cell to each other one, through driven entries alone. */
    private static int[] orders(TorusMatrix torus, boolean[] driven) {
        Map<Integer, List<Integer>> beside = new LinkedHashMap<>();
        for (int i = 0; i < driven.length; i++) {
            if (driven[i]) {
                int cell = torus.cell()[i];
                beside.computeIfAbsent(cell, c -> new ArrayList<>());
                for (int e = torus.start()[i]; e < torus.start()[i + 1]; e++) {
                    int other = torus.cell()[torus.source()[e]];
                    if (driven[torus.source()[e]] && other != cell) {
                        beside.get(cell).add(other);
                        beside.computeIfAbsent(other, c -> new ArrayList<>()).add(cell);
                    }
                }
            }
        }
        int[] out = new int[torus.size()];
        Arrays.fill(out, -1);
        for (int first : beside.keySet()) {
            if (out[first] >= 0) {
                continue;
            }
            Deque<Integer> next = new ArrayDeque<>(List.of(first));
            out[first] = 0;
            while (!next.isEmpty()) {
                int cell = next.remove();
                for (int other : beside.get(cell)) {
                    if (out[other] < 0) {
                        out[other] = out[cell] + 1;
                        next.add(other);
                    }
                }
            }
        }
        return out;
    }

    private static DrivenEntries build(TorusMatrix torus, int[] entries, int[] order) {
        int[] place = new int[torus.size()];
        Arrays.fill(place, -1);
        for (int k = 0; k < entries.length; k++) {
            place[entries[k]] = k;
        }
        Map<Integer, List<Integer>> traces = traces(torus, entries, place);
        int m = entries.length;
        boolean[] isTrace = new boolean[m];
        int[] start = new int[m + 1];
        List<Integer> source = new ArrayList<>();
        List<Double> re = new ArrayList<>();
        List<Double> im = new ArrayList<>();
        double[] damping = pick(torus.damping(), entries);
        double[] frequency = pick(torus.frequency(), entries);
        for (int k = 0; k < m; k++) {
            List<Integer> trace = traces.get(k);
            double size = Math.hypot(damping[k], frequency[k]);
            for (int e = torus.start()[entries[k]]; e < torus.start()[entries[k] + 1]; e++) {
                int from = place[torus.source()[e]];
                if (from >= 0 && trace == null) {
                    source.add(from);
                    re.add(torus.re()[e]);
                    im.add(torus.im()[e]);
                }
                size = Math.max(size, Math.hypot(torus.re()[e], torus.im()[e]));
            }
            if (trace != null) {
                isTrace[k] = true;
                damping[k] = 0;
                frequency[k] = 0;
                for (int from : trace) {
                    source.add(from);
                    re.add(size > 0 ? size : 1);
                    im.add(0.0);
                }
            }
            start[k + 1] = source.size();
        }
        TorusMatrix matrix = new TorusMatrix(
                torus.levels(),
                pick(torus.row(), entries),
                pick(torus.column(), entries),
                Arrays.stream(entries).map(i -> order[torus.cell()[i]]).toArray(),
                pick(torus.cell(), entries),
                damping,
                frequency,
                pick(torus.mirror(), entries),
                pick(torus.harmonic(), entries),
                torus.harmonics(),
                start,
                source.stream().mapToInt(i -> i).toArray(),
                re.stream().mapToDouble(x -> x).toArray(),
                im.stream().mapToDouble(x -> x).toArray(),
                torus.base());
        return new DrivenEntries(entries, matrix, isTrace);
    }

    /** The populations of each part at each harmonic, by the first of them. */
    private static Map<Integer, List<Integer>> traces(TorusMatrix torus, int[] entries, int[] place) {
        ConnectedParts parts = new ConnectedParts(entries.length);
        for (int k = 0; k < entries.length; k++) {
            for (int e = torus.start()[entries[k]]; e < torus.start()[entries[k] + 1]; e++) {
                int from = place[torus.source()[e]];
                if (from >= 0) {
                    parts.join(k, from);
                }
            }
        }
        Map<List<Integer>, Integer> first = new HashMap<>();
        Map<Integer, List<Integer>> out = new LinkedHashMap<>();
        for (int k = 0; k < entries.length; k++) {
            if (torus.row()[entries[k]] == torus.column()[entries[k]]) {
                int at = k;
                int head = first.computeIfAbsent(List.of(parts.of(k), torus.cell()[entries[k]]), key -> at);
                out.computeIfAbsent(head, h -> new ArrayList<>()).add(k);
            }
        }
        return out;
    }

    private static int[] pick(int[] of, int[] entries) {
        return Arrays.stream(entries).map(i -> of[i]).toArray();
    }

    private static double[] pick(double[] of, int[] entries) {
        return Arrays.stream(entries).mapToDouble(i -> of[i]).toArray();
    }

    /** The right side of the equations: what feeds the entries, 0 for a trace. */
    double[] of(double[] fed) {
        double[] out = new double[2 * entries.length];
        for (int k = 0; k < entries.length; k++) {
            if (!isTrace[k]) {
                System.arraycopy(fed, 2 * entries[k], out, 2 * k, 2);
            }
        }
        return out;
    }
}
