package io.github.secular.asymptotics.semiclassical;

import io.github.secular.classical.CriticalPoint;
import java.util.ArrayList;
import java.util.List;

/**
 * The tunnelling doublets of a symmetric well, as almost-degenerate levels (doc/semiclassical.md, W3.4): pairs n, n + 1,
 * even and odd, below the barrier in the middle, much nearer to each other than to any other level.
 *
 * @param lower n of each pair
 * @param splittings Δ = E_{n+1} − E_n of each pair
 * @param exponent p: ε^p is the largest Δ/ħ
 * @param largest the largest Δ
 */
record Doublets(int[] lower, double[] splittings, double exponent, double largest) {
    /** Of the distance to the next level. */
    private static final double NEAR = 0.1;

    /** @param epsilon ε, which p refers to */
    static Doublets of(WellLevels levels, double epsilon) {
        double barrier = barrier(levels);
        List<Integer> found = new ArrayList<>();
        for (int n = 0; n + 1 < levels.size(); n++) {
            if (levels.energy(n + 1) >= barrier || levels.parity(n) != 1 || levels.parity(n + 1) != -1) {
                continue;
            }
            double split = levels.energy(n + 1) - levels.energy(n);
            double below = n == 0 ? Double.POSITIVE_INFINITY : levels.energy(n) - levels.energy(n - 1);
            double above =
                    n + 2 < levels.size() ? levels.energy(n + 2) - levels.energy(n + 1) : Double.POSITIVE_INFINITY;
            double next = Math.min(below, above);
            if (split < NEAR * next && next < Double.POSITIVE_INFINITY) {
                found.add(n);
                n++;
            }
        }
        int[] lower = found.stream().mapToInt(Integer::intValue).toArray();
        double[] splittings = new double[lower.length];
        double largest = 0;
        for (int i = 0; i < lower.length; i++) {
            // Rounding may put an unresolved pair the wrong way round.
            splittings[i] = Math.max(0, levels.energy(lower[i] + 1) - levels.energy(lower[i]));
            largest = Math.max(largest, splittings[i]);
        }
        double power = Math.log(largest / levels.hbar()) / Math.log(epsilon);
        double exponent = largest > 0 && power > 0 && power < Double.POSITIVE_INFINITY ? power : 0;
        return new Doublets(lower, splittings, exponent, largest);
    }

    /** The top of the barrier in the middle of a symmetric well; the lowest energy where there is none. */
    private static double barrier(WellLevels levels) {
        if (!levels.isSymmetric()) {
            return Double.NEGATIVE_INFINITY;
        }
        double[] range = levels.range();
        double middle = (range[0] + range[1]) / 2;
        return levels.hamiltonian().criticalPoints().stream()
                .filter(c -> c.kind() == CriticalPoint.Kind.MAXIMUM)
                .filter(c -> Math.abs(c.position() - middle) <= 1e-6 * (range[1] - range[0]))
                .mapToDouble(CriticalPoint::energy)
                .max()
                .orElse(Double.NEGATIVE_INFINITY);
    }

    boolean isEmpty() {
        return lower.length == 0;
    }
}
