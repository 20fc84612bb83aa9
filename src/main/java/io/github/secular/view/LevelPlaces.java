package io.github.secular.view;

import io.github.secular.quantum.Levels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where levels stand in a diagram. The higher the energy the higher the level; gaps of very different sizes are drawn
 * less different than they are, so that all can be seen. Levels much nearer to each other than the levels lie apart stand
 * side by side.
 *
 * @param x middles, by level; neighbours side by side are 1 apart, the whole is centred at 0
 * @param y heights, by level; the lowest at 0, the smallest gap that is drawn as one is 1
 * @param alone by level, whether nothing stands beside it
 * @param toScale whether heights are proportional to energies
 */
record LevelPlaces(double[] x, double[] y, boolean[] alone, boolean toScale) {
    /** Neighbours nearer than this part of the largest gap stand side by side. */
    private static final double NEAR = 0.35;

    /** Levels nearer than this part of the whole stand at one height. */
    private static final double SAME = 1e-3;

    /** Up to this ratio gaps are drawn as they are. */
    private static final double RATIO = 4;

    /** How much higher than the smallest the largest gap is drawn at most. */
    private static final double MOST = 3;

    static LevelPlaces of(Levels levels) {
        int n = levels.size();
        List<Integer> order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(levels::energy))
                .toList();
        double span = levels.energy(order.get(n - 1)) - levels.energy(order.get(0));
        double[] gaps = new double[n];
        for (int i = 1; i < n; i++) {
            gaps[i] = levels.energy(order.get(i)) - levels.energy(order.get(i - 1));
        }
        double smallest = Double.POSITIVE_INFINITY;
        double largest = 0;
        for (int i = 1; i < n; i++) {
            if (gaps[i] > SAME * span) {
                smallest = Math.min(smallest, gaps[i]);
                largest = Math.max(largest, gaps[i]);
            }
        }
        double[] x = new double[n];
        double[] y = new double[n];
        double height = 0;
        boolean[] alone = new boolean[n];
        boolean toScale = true;
        List<Integer> row = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            boolean drawn = gaps[i] > SAME * span;
            double part = !drawn ? 0 : drawn(gaps[i], smallest, largest);
            toScale &= drawn ? largest <= RATIO * smallest : gaps[i] == 0;
            height += part;
            if (i > 0 && gaps[i] > NEAR * largest) {
                centre(row, x, alone);
                row.clear();
            }
            row.add(order.get(i));
            y[order.get(i)] = height;
        }
        centre(row, x, alone);
        return new LevelPlaces(x, y, alone, toScale);
    }

    private static double drawn(double gap, double smallest, double largest) {
        return largest <= RATIO * smallest
                ? gap / smallest
                : 1 + (MOST - 1) * Math.log(gap / smallest) / Math.log(largest / smallest);
    }

    /** Side by side, in the order of their numbers. */
    private static void centre(List<Integer> row, double[] x, boolean[] alone) {
        List<Integer> byNumber = row.stream().sorted().toList();
        for (int i = 0; i < byNumber.size(); i++) {
            alone[byNumber.get(i)] = byNumber.size() == 1;
            x[byNumber.get(i)] = i - (byNumber.size() - 1) / 2.0;
        }
    }
}
