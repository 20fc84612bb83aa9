package io.github.secular.classical.twoscale;

import io.github.secular.classical.Hamiltonian1D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Levels s = √(E − E_min) of a mesh, at equal steps of a function u(s) that grows as s does, and by far faster near
 * every critical level s_c:
 *
 * <pre>
 *   du/ds = 1 + Σ_c (w / (|s − s_c| + δ))^q.
 * </pre>
 *
 * With δ → 0 cells shrink towards s_c as a power 1/(1 − q) of their number from there. Near a separatrix the diffusion
 * goes as a power of |E − E_s| that can be as small as γ over the rate of escape from the unstable point, which is made
 * smooth in u so, and the second order kept. Within the relaxation time the drive carries f over energies ~ ε; harmonics
 * of the angle end with their component in this mesh, so that cells at s_c must not be smaller than that, which says δ.
 */
final class LevelSpacing {
    /** q at separatrices and at bottoms of further wells. */
    private static final double STRONG = 0.75;

    private static final double WEAK = 0.5;
    /** w over s_c. */
    private static final double WIDTH = 0.5;
    /** The smallest cells over s_c, as a multiple of ε. */
    private static final double FINEST = 2;
    /** The least δ over s_c, for the rounding of orbits. */
    private static final double LEAST = 1e-7;

    private static final int FEWEST = 3;
    private static final int HALVINGS = 80;
    private static final double SAME = 1e-7;

    private final double[] places;
    private final double[] exponents;
    private final double[] deltas;

    private LevelSpacing(double[] places, double[] exponents) {
        this.places = places;
        this.exponents = exponents;
        this.deltas = Arrays.stream(places).map(s -> LEAST * s).toArray();
    }

    /** Makes the cells at critical levels as large as they have to be, for steps of u up to the top. */
    private void limit(double top, int cells, double epsilon) {
        double step = (at(top) - at(0)) / cells;
        for (int i = 0; i < places.length; i++) {
            double part = Math.pow(FINEST * epsilon * places[i] / step, 1 / exponents[i]);
            deltas[i] = Math.max(deltas[i], WIDTH * places[i] * part);
        }
    }

    /**
     * Increasing, from 0 to that of the highest energy, every critical energy between among them.
     *
     * @param cells the number wanted; there are a few more where there are critical energies
     */
    static double[] levels(Hamiltonian1D h, double highest, int cells, double epsilon) {
        double bottom = h.lowestEnergy();
        double top = Math.sqrt(highest - bottom);
        double[] separatrices = h.separatrices();
        double[] critical = Arrays.stream(h.criticalEnergies())
                .map(e -> Math.sqrt(Math.max(0, e - bottom)))
                .filter(s -> s > SAME * top && s < top * (1 - SAME))
                .toArray();
        double[] exponents = Arrays.stream(critical)
                .map(s -> Arrays.stream(separatrices)
                                .anyMatch(e -> Math.abs(Math.sqrt(Math.max(0, e - bottom)) - s) <= SAME * s)
                        ? STRONG
                        : WEAK)
                .toArray();
        LevelSpacing spacing = new LevelSpacing(critical, exponents);
        spacing.limit(top, cells, epsilon);
        double all = spacing.at(top) - spacing.at(0);
        List<Double> out = new ArrayList<>(List.of(0.0));
        double from = 0;
        for (int i = 0; i <= critical.length; i++) {
            double to = i < critical.length ? critical[i] : top;
            double begin = spacing.at(from);
            double length = spacing.at(to) - begin;
            int count = Math.max(FEWEST, (int) Math.round(cells * length / all));
            for (int j = 1; j < count; j++) {
                out.add(spacing.inverse(begin + length * j / count, from, to));
            }
            out.add(to);
            from = to;
        }
        return out.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** u(s). */
    private double at(double s) {
        double u = s;
        for (int i = 0; i < places.length; i++) {
            double p = 1 - exponents[i];
            double delta = deltas[i];
            double grown = Math.pow(WIDTH * places[i], exponents[i])
                    / p
                    * (Math.pow(Math.abs(s - places[i]) + delta, p) - Math.pow(delta, p));
            u += s < places[i] ? -grown : grown;
        }
        return u;
    }

    private double inverse(double u, double from, double to) {
        double low = from;
        double high = to;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (low + high) / 2;
            if (at(middle) < u) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return (low + high) / 2;
    }
}
