package io.github.secular.drive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The harmonics that can be reached from harmonic 0 by at most K harmonics of a wave, those of fewer steps first; for a
 * wave with the base frequencies alone these are the a with |a|₁ ≤ K. Harmonics of one frequency are one. Number 0 is
 * a = 0. Immutable.
 */
public final class HarmonicWindow {
    private final BaseFrequencies base;
    private final int reach;
    private final List<int[]> indices = new ArrayList<>();
    /** Where the harmonics of so many steps begin. */
    private final int[] first;

    private final int[] opposite;
    /** The different indices of the wave's harmonics. */
    private final List<int[]> steps;

    private final int[][] target;
    private final Map<List<Integer>, Integer> byIndex = new HashMap<>();
    private final TreeMap<Double, Integer> byFrequency = new TreeMap<>();

    private HarmonicWindow(Wave wave, int reach, int most) {
        this.base = wave.base();
        this.reach = reach;
        steps = wave.indices();
        first = new int[reach + 2];
        add(new int[base.count()]);
        for (int k = 1; k <= reach + 1; k++) {
            first[k] = indices.size();
            for (int i = first[k - 1]; i < first[k] && k <= reach && indices.size() <= most; i++) {
                for (int[] step : steps) {
                    int[] sum = Lattice.sum(indices.get(i), step, 1);
                    if (add(sum)) {
                        // with its opposite, so that both are named alike
                        add(negative(sum));
                    }
                }
            }
        }
        opposite = indices.stream().mapToInt(a -> find(negative(a))).toArray();
        target = new int[steps.size()][];
        for (int s = 0; s < target.length; s++) {
            int[] step = steps.get(s);
            target[s] = indices.stream()
                    .mapToInt(a -> find(Lattice.sum(a, step, 1)))
                    .toArray();
        }
    }

    /**
     * @param reach K ≥ 0
     * @param most how many there may be
     * @return empty if there are more
     */
    public static Optional<HarmonicWindow> of(Wave wave, int reach, int most) {
        HarmonicWindow window = new HarmonicWindow(wave, reach, most);
        return window.size() > most ? Optional.empty() : Optional.of(window);
    }

    private static int[] negative(int[] a) {
        return Lattice.sum(new int[a.length], a, -1);
    }

    private boolean add(int[] a) {
        if (find(a) >= 0) {
            return false;
        }
        byIndex.put(Lattice.key(a), indices.size());
        byFrequency.put(base.frequency(a), indices.size());
        return indices.add(a);
    }

    /** By index, and by frequency where dependent base frequencies make two indices one; −1 if out of the window. */
    private int find(int[] a) {
        Integer known = byIndex.get(Lattice.key(a));
        if (known != null) {
            return known;
        }
        double at = base.frequency(a);
        double tolerance = BaseFrequencies.MERGE_TOLERANCE * base.size(a);
        Map.Entry<Double, Integer> near = byFrequency.ceilingEntry(at - tolerance);
        return near != null && near.getKey() <= at + tolerance ? near.getValue() : -1;
    }

    /** K. */
    public int reach() {
        return reach;
    }

    /** The number of harmonics. */
    public int size() {
        return indices.size();
    }

    /** a of every harmonic; not to be changed. */
    public List<int[]> indices() {
        return indices;
    }

    /** a of harmonic number i; not to be changed. */
    public int[] index(int i) {
        return indices.get(i);
    }

    /** The first harmonic that needs so many steps; {@link #size} for one step more than K. */
    public int first(int count) {
        return first[count];
    }

    /** The number of −a. */
    public int opposite(int i) {
        return opposite[i];
    }

    /** Where the wave's harmonic with this index leads from each harmonic, −1 for out of the window. */
    public int[] targets(int[] index) {
        for (int s = 0; s < steps.size(); s++) {
            if (Arrays.equals(steps.get(s), index)) {
                return target[s];
            }
        }
        throw new IllegalArgumentException("The wave has no harmonic " + Arrays.toString(index) + ".");
    }
}
