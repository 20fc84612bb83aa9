package io.github.secular.classical.twoscale;

import io.github.secular.classical.Hamiltonian1D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where to cut the energies into elements: at equal steps of s, E = E_min + s², between critical energies, and at
 * steps shrinking by a factor towards separatrices, where periods grow as logarithms, and towards a flat bottom, where
 * shell means are powers of E with broken exponents.
 */
final class ElementEdges {
    private static final double SAME = 1e-7;
    /** How often elements shrink towards a flat bottom at least. */
    private static final int FLAT = 3;

    private ElementEdges() {}

    /**
     * @param highest energy of the last edge
     * @param count of elements wanted without those that shrink
     * @param levels how often they shrink towards each side of a separatrix
     * @param ratio by which they shrink, below 1
     */
    static double[] of(Hamiltonian1D h, double highest, int count, int levels, double ratio) {
        double lowest = h.lowestEnergy();
        double top = Math.sqrt(highest - lowest);
        double[] inner = Arrays.stream(h.criticalEnergies())
                .filter(e -> e > lowest + SAME * (highest - lowest) && e < highest - SAME * (highest - lowest))
                .toArray();
        double[] separatrices = h.separatrices();
        List<Double> out = new ArrayList<>(List.of(lowest));
        double from = lowest;
        boolean singular = h.criticalPoints().stream()
                .anyMatch(c -> c.degenerate() && c.energy() - lowest <= SAME * (highest - lowest));
        int shrinking = singular ? Math.max(levels, FLAT) : levels;
        for (int i = 0; i <= inner.length; i++) {
            double to = i < inner.length ? inner[i] : highest;
            boolean ends = i < inner.length
                    && Arrays.stream(separatrices).anyMatch(e -> Math.abs(e - to) <= SAME * (highest - lowest));
            double a = Math.sqrt(from - lowest);
            double b = Math.sqrt(to - lowest);
            int n = Math.max(singular && ends ? 2 : 1, (int) Math.round(count * (b - a) / top));
            double step = (b - a) / n;
            List<Double> s = new ArrayList<>();
            for (int l = shrinking; singular && l >= 1; l--) {
                s.add(a + step * Math.pow(ratio, l));
            }
            for (int j = 1; j < n; j++) {
                s.add(a + step * j);
            }
            for (int l = 1; ends && l <= levels; l++) {
                s.add(b - step * Math.pow(ratio, l));
            }
            s.forEach(x -> out.add(lowest + x * x));
            out.add(to);
            from = to;
            singular = ends;
            shrinking = levels;
        }
        return out.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
