package io.github.secular.classical.space;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleFunction;

/**
 * Numbers that depend smoothly on ln(E − E_min), computed where they are first asked for: on a lattice in
 * log2(E − E_min), and by polynomials through the nearest eight points between. Safe for use by several threads.
 */
final class LogTable {
    private static final int POINTS = 8;
    /** Of smooth functions the larger polynomial is better than the smaller by more than this. */
    private static final double SHARE = 0.25;

    private final double lowest;
    private final int perOctave;
    private final double highest;
    private final double top;
    private final DoubleFunction<double[]> made;
    /** E − E_min at point 0: that of the top, if there is one, so that no polynomial goes beyond its points. */
    private final double scale;

    private final Map<Integer, double[]> known = new ConcurrentHashMap<>();

    /**
     * @param perOctave points per factor of 2 in E − E_min
     * @param top beyond which there is nothing to be asked for; may be infinite
     * @param made the numbers at an energy
     */
    LogTable(double lowest, int perOctave, double top, DoubleFunction<double[]> made) {
        this.lowest = lowest;
        this.top = top;
        this.perOctave = perOctave;
        boolean open = top == Double.POSITIVE_INFINITY;
        this.scale = open ? 1 : top - lowest;
        this.highest = open ? Double.POSITIVE_INFINITY : 0;
        this.made = made;
    }

    private double place(double energy) {
        return perOctave * Math.log((energy - lowest) / scale) / Math.log(2);
    }

    private double[] point(int j) {
        double[] found = known.get(j);
        if (found == null) {
            // Not within the map's lock: a point may take long, and asks other tables.
            found = made.apply(Math.min(top, lowest + scale * Math.pow(2, (double) j / perOctave)));
            known.put(j, found);
        }
        return found;
    }

    /**
     * The numbers at an energy, their derivatives by ln(E − E_min), and what the polynomial may be off by, a part of its
     * distance from that through the six inner points: {values, slopes, errors}.
     */
    double[][] at(double energy) {
        double u = place(energy);
        int first = (int) Math.floor(u) - POINTS / 2 + 1;
        if (first + POINTS - 1 > highest) {
            first = (int) highest - POINTS + 1;
        }
        int n = point(first).length;
        double[][] out = new double[3][n];
        for (int i = 0; i < POINTS; i++) {
            double weight = 1;
            double slope = 0;
            for (int k = 0; k < POINTS; k++) {
                if (k != i) {
                    double factor = (u - first - k) / (i - k);
                    slope = slope * factor + weight / (i - k);
                    weight *= factor;
                }
            }
            double inner = i == 0 || i == POINTS - 1 ? 0 : 1;
            for (int k = 1; k < POINTS - 1; k++) {
                inner *= k == i ? 1 : (u - first - k) / (i - k);
            }
            double[] values = point(first + i);
            for (int c = 0; c < n; c++) {
                out[0][c] += weight * values[c];
                out[1][c] += slope * values[c] * perOctave / Math.log(2);
                out[2][c] += SHARE * (weight - inner) * values[c];
            }
        }
        for (int c = 0; c < n; c++) {
            out[2][c] = Math.abs(out[2][c]);
        }
        return out;
    }
}
