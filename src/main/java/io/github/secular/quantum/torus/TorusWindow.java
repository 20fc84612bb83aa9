package io.github.secular.quantum.torus;

import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The harmonics that can be reached from harmonic 0 by at most K harmonics of a wave; for a wave with the
 * base frequencies alone these are the a with |a|₁ ≤ K. Harmonics of one frequency are one. Number 0 is
 * a = 0. Immutable.
 */
public final class TorusWindow {
    private static final int MAX_HARMONICS = 20_000;

    private final int reach;
    private final List<int[]> indices = new ArrayList<>();
    private final int[] opposite;
    /** The different indices of the wave's harmonics. */
    private final List<int[]> steps = new ArrayList<>();

    private final int[][] target;

    /**
     * @param reach K ≥ 0
     * @throws RefusalException if there are too many
     */
    public TorusWindow(Wave wave, int reach) {
        this.reach = reach;
        double[] omega = wave.frequencies();
        for (Harmonic h : wave.harmonics()) {
            if (steps.stream().noneMatch(s -> Arrays.equals(s, h.index()))) {
                steps.add(h.index());
            }
        }
        Finder finder = new Finder(omega);
        finder.add(new int[omega.length], indices);
        int first = 0;
        for (int k = 0; k < reach; k++) {
            int last = indices.size();
            for (int i = first; i < last; i++) {
                for (int[] step : steps) {
                    int[] sum = sum(indices.get(i), step);
                    if (finder.find(sum) < 0) {
                        // with its opposite, so that both are named alike
                        finder.add(sum, indices);
                        finder.add(Arrays.stream(sum).map(j -> -j).toArray(), indices);
                        if (indices.size() > MAX_HARMONICS) {
                            throw new RefusalException("The wave needs more than " + MAX_HARMONICS
                                    + " harmonics of its frequencies; reduce the wave to fewer terms.");
                        }
                    }
                }
            }
            first = last;
        }
        opposite = new int[indices.size()];
        target = new int[steps.size()][indices.size()];
        for (int i = 0; i < indices.size(); i++) {
            int[] a = indices.get(i);
            opposite[i] = finder.find(Arrays.stream(a).map(j -> -j).toArray());
            for (int s = 0; s < steps.size(); s++) {
                target[s][i] = finder.find(sum(a, steps.get(s)));
            }
        }
    }

    /** K. */
    public int reach() {
        return reach;
    }

    /** The number of harmonics. */
    public int size() {
        return indices.size();
    }

    /** a of harmonic number i; not to be changed. */
    public int[] index(int i) {
        return indices.get(i);
    }

    /** The number of −a. */
    int opposite(int i) {
        return opposite[i];
    }

    /** Where the wave's harmonic with this index leads from each harmonic, −1 for out of the window. */
    int[] targets(int[] index) {
        for (int s = 0; s < steps.size(); s++) {
            if (Arrays.equals(steps.get(s), index)) {
                return target[s];
            }
        }
        throw new IllegalArgumentException("The wave has no harmonic " + Arrays.toString(index) + ".");
    }

    private static int[] sum(int[] a, int[] b) {
        int[] out = a.clone();
        for (int j = 0; j < out.length; j++) {
            out[j] += b[j];
        }
        return out;
    }

    /** Finds harmonics by index, and by frequency where dependent base frequencies make two indices one. */
    private static final class Finder {
        private final double[] omega;
        private final Map<List<Integer>, Integer> byIndex = new HashMap<>();
        private final TreeMap<Double, Integer> byFrequency = new TreeMap<>();

        Finder(double[] omega) {
            this.omega = omega;
        }

        void add(int[] a, List<int[]> indices) {
            if (find(a) < 0) {
                byIndex.put(key(a), indices.size());
                byFrequency.put(frequency(a), indices.size());
                indices.add(a);
            }
        }

        int find(int[] a) {
            Integer known = byIndex.get(key(a));
            if (known != null) {
                return known;
            }
            double scale = 0;
            for (int j = 0; j < a.length; j++) {
                scale += Math.abs(a[j] * omega[j]);
            }
            double at = frequency(a);
            double tolerance = Wave.MERGE_TOLERANCE * scale;
            Map.Entry<Double, Integer> near = byFrequency.ceilingEntry(at - tolerance);
            return near != null && near.getKey() <= at + tolerance ? near.getValue() : -1;
        }

        private double frequency(int[] a) {
            double sum = 0;
            for (int j = 0; j < a.length; j++) {
                sum = Math.fma(a[j], omega[j], sum);
            }
            return sum;
        }

        private static List<Integer> key(int[] a) {
            return Arrays.stream(a).boxed().toList();
        }
    }
}
