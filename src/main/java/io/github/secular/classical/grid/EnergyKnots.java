package io.github.secular.classical.grid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/** Where {@link EnergySplines} have their knots: even in the root of E − E_min, but for those about critical energies. */
final class EnergyKnots {
    static final double LEAST = 32;
    /** How often intervals shrink towards a break, and by what factor. */
    private static final int LEVELS = 4;

    private static final double RATIO = 0.5;
    /** Knots so near to a break, in parts of their distance there, are left out for those that draw together. */
    private static final double NEAR = 1.5;

    private EnergyKnots() {}

    /**
     * All of them, in order, those at the ends too.
     *
     * @param count, cusps, jumps, points as {@link EnergySplines} has them
     */
    static double[] of(
            double bottom, double top, int count, double[] cusps, double[] jumps, DoubleUnaryOperator points) {
        double height = top - bottom;
        TreeMap<Double, Integer> all = new TreeMap<>();
        for (int j = 1; j < count; j++) {
            all.put(bottom + height * j * j / count / count, 1);
        }
        for (int i = 0; i < cusps.length + jumps.length; i++) {
            boolean cusp = i < cusps.length;
            double e = cusp ? cusps[i] : jumps[i - cusps.length];
            double step = 2 * Math.sqrt(Math.max(0, (e - bottom) / height)) * height / count;
            if (!(e - 2 * step > bottom && e + 2 * step < top)) {
                continue;
            }
            if (cusp) {
                all.subMap(e - NEAR * step, e + NEAR * step).clear();
                double near = step;
                for (int l = 0; l <= LEVELS; l++, near *= RATIO) {
                    all.put(e - near, 1);
                    all.put(e + near, 1);
                }
            } else {
                all.subMap(e - step / 2, e + step / 2).clear();
            }
            all.put(e, cusp ? EnergySplines.ORDER - 1 : EnergySplines.ORDER);
        }
        thin(all, points);
        double[] out = new double
                [2 * EnergySplines.ORDER
                        + all.values().stream().mapToInt(m -> m).sum()];
        Arrays.fill(out, 0, EnergySplines.ORDER, bottom);
        int at = EnergySplines.ORDER;
        for (var knot : all.entrySet()) {
            for (int m = 0; m < knot.getValue(); m++) {
                out[at++] = knot.getKey();
            }
        }
        Arrays.fill(out, at, out.length, top);
        return out;
    }

    private static void thin(TreeMap<Double, Integer> all, DoubleUnaryOperator points) {
        double below = 0;
        List<Double> since = new ArrayList<>();
        for (double e : new ArrayList<>(all.keySet())) {
            double here = points.applyAsDouble(e);
            if (all.get(e) > 1) {
                // A break stays; what is too near below it goes.
                for (int i = since.size() - 1; i >= 0 && here - points.applyAsDouble(since.get(i)) < LEAST; i--) {
                    all.remove(since.get(i));
                }
                since.clear();
                below = here;
            } else if (here - below < LEAST) {
                all.remove(e);
            } else {
                since.add(e);
                below = here;
            }
        }
    }
}
