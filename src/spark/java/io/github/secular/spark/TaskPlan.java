package io.github.secular.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Cuts the runs that are wanted into tasks that take about equally long. What a run will cost is foretold from runs that
 * were measured: a few at places spread over the study come first, and tell how cost changes over it; tasks that have
 * ended tell how much slower or quicker all of it is than these were. Nothing but the cuts depends on it.
 */
final class TaskPlan {
    /** How long a task is to be, in seconds: a hundred times what Spark needs to send it and to fetch its answer. */
    static final double LONGEST = 1;

    /** How long it is at the least, near the end, where every processor is to have some still. */
    private static final double SHORTEST = 0.1;

    /** Into so many parts a processor's share of the rest is cut. */
    private static final int SHARES = 4;

    /** Runs of a task that comes first, and how many of these a processor has. */
    private static final int PROBE = 4;

    private static final int PROBES = 2;

    /** Places at which the cost of all that is left is looked at. */
    private static final int LOOKS = 64;

    /** How much of what was known of the pace counts beside a task that has just ended. */
    private static final double MEMORY = 0.9;

    private final int[] wanted;
    private final int most;
    private final BitSet given = new BitSet();
    /** Seconds a run, by its number. */
    private final TreeMap<Integer, Double> probes = new TreeMap<>();

    private double took;
    private double foretold;
    private int next;
    private boolean begun;

    /**
     * @param wanted numbers of runs, ascending
     * @param most runs that a task may have
     */
    TaskPlan(int[] wanted, int most) {
        this.wanted = wanted;
        this.most = most;
    }

    /** Whether all runs have been given out. */
    boolean isEmpty() {
        return next == wanted.length;
    }

    /** The next tasks, at most so many as given. @param processors that work on them */
    List<RunRanges> next(int tasks, int processors) {
        if (!begun) {
            begun = true;
            return spread(PROBES * processors);
        }
        List<RunRanges> out = new ArrayList<>();
        while (out.size() < tasks && !isEmpty()) {
            out.add(cut(Math.max(SHORTEST, Math.min(LONGEST, left() / (SHARES * processors)))));
        }
        return out;
    }

    /** A few runs each at places spread evenly; of a small study all runs, as many a task as processors can share. */
    private List<RunRanges> spread(int tasks) {
        int length = Math.max(1, Math.min(PROBE, wanted.length / (SHARES * tasks)));
        int places = Math.min(tasks, wanted.length);
        List<RunRanges> out = new ArrayList<>();
        for (int k = 0; k < places; k++) {
            int from = (int) ((long) k * wanted.length / places);
            given.set(from, from + length);
            out.add(RunRanges.of(Arrays.copyOfRange(wanted, from, from + length)));
        }
        next = Math.min(given.nextClearBit(0), wanted.length);
        return out;
    }

    private RunRanges cut(double seconds) {
        int[] numbers = new int[Math.min(most, wanted.length - next)];
        int count = 0;
        double sum = 0;
        while (next < wanted.length && count < most && sum < seconds) {
            sum += pace() * cost(wanted[next]);
            numbers[count++] = wanted[next];
            next = given.nextClearBit(next + 1);
        }
        next = Math.min(next, wanted.length);
        return RunRanges.of(Arrays.copyOf(numbers, count));
    }

    /** Foretold seconds of all that has not been given out. */
    private double left() {
        int rest = wanted.length - next;
        double sum = 0;
        for (int k = 0; k < LOOKS; k++) {
            sum += cost(wanted[next + (int) ((k + 0.5) * rest / LOOKS)]);
        }
        return pace() * sum / LOOKS * rest;
    }

    /** How much longer runs take than the first ones told. */
    private double pace() {
        return foretold > 0 ? took / foretold : 1;
    }

    /** Of a run, linear between those that were measured; before any was, so long that tasks have one run. */
    private double cost(int run) {
        Map.Entry<Integer, Double> below = probes.floorEntry(run);
        Map.Entry<Integer, Double> above = probes.ceilingEntry(run);
        if (below == null || above == null) {
            return below != null ? below.getValue() : above != null ? above.getValue() : LONGEST;
        }
        double width = above.getKey() - below.getKey();
        double part = width == 0 ? 0 : (run - below.getKey()) / width;
        return below.getValue() + part * (above.getValue() - below.getValue());
    }

    /** Learns how long a task took. */
    void measured(RunRanges task, double seconds) {
        int[] numbers = task.numbers();
        double each = seconds / numbers.length;
        int place = Arrays.binarySearch(wanted, numbers[0]);
        if (given.get(place)) {
            probes.put(numbers[numbers.length / 2], each);
            return;
        }
        double told = 0;
        for (int number : numbers) {
            told += cost(number);
        }
        took = MEMORY * took + seconds;
        foretold = MEMORY * foretold + told;
    }
}
