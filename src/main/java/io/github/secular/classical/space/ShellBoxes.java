package io.github.secular.classical.space;

import io.github.secular.numerics.Formula;
import io.github.secular.numerics.FormulaBox;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Boxes of one size that cover {U &lt; E_top}, with bounds of U from below by interval arithmetic. For every energy E up
 * to E_top those with a bound below E cover {U &lt; E}, and the rest does not touch it: places drawn uniformly in them,
 * refused where U ≥ E, are exactly uniform in {U &lt; E} (doc/classical.md, C9.3).
 */
public final class ShellBoxes {
    private static final int COARSE = 16;
    private static final int[] SIDES = {0, 0, 64, 28};
    /** Points of an edge each way, by dimension. */
    private static final int[] EDGE = {0, 0, 512, 64};
    /** The range is tightened until a round takes less than this part of it away. */
    private static final double TIGHT = 0.9;

    private static final int MOST_ROUNDS = 40;
    private static final int MOST_TRIES = 1_000_000;

    private final Formula u;
    private final double lowest;
    private final double[] from;
    private final double[] to;
    private final int[] cells;
    private final double[] bounds;
    private final int side;

    private ShellBoxes(Formula u, double lowest, double[] from, double[] to, int side, int[] cells, double[] bounds) {
        this.u = u;
        this.lowest = lowest;
        this.from = from;
        this.to = to;
        this.side = side;
        this.cells = cells;
        this.bounds = bounds;
    }

    /** Whether U ≥ E at points all over the edge of a range. */
    static boolean isInside(Formula u, double energy, double[] lo, double[] hi) {
        int d = lo.length;
        int n = EDGE[d];
        int total = (int) Math.pow(n + 1.0, d - 1);
        double[] q = new double[3];
        for (int face = 0; face < 2 * d; face++) {
            int axis = face / 2;
            for (int i = 0; i < total; i++) {
                q[axis] = face % 2 == 0 ? lo[axis] : hi[axis];
                for (int other = 0, rest = i; other < d; other++) {
                    if (other != axis) {
                        q[other] = lo[other] + (hi[other] - lo[other]) * (rest % (n + 1)) / n;
                        rest /= n + 1;
                    }
                }
                if (!(u.at(q[0], q[1], q[2], 0) >= energy)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Boxes for energies up to one. @param lo, hi a range at whose edges U is higher */
    static ShellBoxes of(Formula u, double lowest, double energy, double[] lo, double[] hi) {
        double[] from = lo.clone();
        double[] to = hi.clone();
        int d = from.length;
        FormulaBox.Least least = new FormulaBox.Least(u, d);
        double[] low = new double[d];
        double[] high = new double[d];
        for (int round = 0; round < MOST_ROUNDS; round++) {
            double[] a = to.clone();
            double[] b = from.clone();
            Boxes grid = new Boxes(from, to, COARSE);
            int count = grid.count();
            for (int i = 0; i < count; i++) {
                grid.corners(i, low, high);
                if (least.over(low, high) < energy) {
                    for (int axis = 0; axis < d; axis++) {
                        a[axis] = Math.min(a[axis], low[axis]);
                        b[axis] = Math.max(b[axis], high[axis]);
                    }
                }
            }
            double kept = 1;
            for (int axis = 0; axis < d; axis++) {
                kept *= (b[axis] - a[axis]) / (to[axis] - from[axis]);
            }
            System.arraycopy(a, 0, from, 0, d);
            System.arraycopy(b, 0, to, 0, d);
            if (kept > TIGHT) {
                break;
            }
        }
        Boxes grid = new Boxes(from, to, SIDES[d]);
        record Cell(int number, double least) {}
        List<Cell> kept = new ArrayList<>();
        int count = grid.count();
        for (int i = 0; i < count; i++) {
            grid.corners(i, low, high);
            double bound = least.over(low, high);
            if (bound < energy) {
                kept.add(new Cell(i, bound));
            }
        }
        kept.sort(Comparator.comparingDouble(Cell::least).thenComparingInt(Cell::number));
        return new ShellBoxes(
                u,
                lowest,
                from,
                to,
                SIDES[d],
                kept.stream().mapToInt(Cell::number).toArray(),
                kept.stream().mapToDouble(Cell::least).toArray());
    }

    private record Boxes(double[] lo, double[] hi, int side) {
        int count() {
            return (int) Math.pow(side, lo.length);
        }

        /** @param from gets the lower corner @param to gets the upper one */
        void corners(int i, double[] from, double[] to) {
            for (int a = 0, rest = i; a < lo.length; a++, rest /= side) {
                from[a] = lo[a] + (hi[a] - lo[a]) * (rest % side) / side;
                to[a] = lo[a] + (hi[a] - lo[a]) * (rest % side + 1) / side;
            }
        }
    }

    /** The lower corner of the range that holds {U &lt; E_top}; a copy. */
    double[] from() {
        return from.clone();
    }

    /** The upper corner; a copy. */
    double[] to() {
        return to.clone();
    }

    /** How many boxes may touch {U &lt; E}. */
    private int covering(double energy) {
        int found = Arrays.binarySearch(bounds, energy);
        int n = found >= 0 ? found : -found - 1;
        while (n > 0 && bounds[n - 1] >= energy) {
            n--;
        }
        return n;
    }

    /** The part of the whole range that the boxes of {U &lt; E} make up. */
    double part(double energy) {
        return covering(energy) / Math.pow(side, from.length);
    }

    /**
     * A place in the boxes of {U &lt; E}, uniform if the numbers are.
     *
     * @param choice which box, from 0 to below 1
     * @param u where in it, one number of [0, 1) per axis
     */
    void place(double energy, double choice, double[] u, double[] q) {
        int rest = cells[(int) (choice * covering(energy))];
        for (int a = 0; a < q.length; a++, rest /= side) {
            q[a] = from[a] + (to[a] - from[a]) * (rest % side + u[a]) / side;
        }
    }

    /**
     * A point of the shell H0 = E, drawn from its own measure δ(H0 − E): positions with the density (E − U)^(D/2 − 1),
     * momenta uniform on their sphere.
     *
     * @param q gets the position
     * @param p gets the momentum
     * @return how many tries it took
     */
    public int draw(double energy, SplittableRandom random, double[] q, double[] p) {
        int n = covering(energy);
        int d = q.length;
        for (int tries = 1; tries <= MOST_TRIES; tries++) {
            int rest = cells[random.nextInt(n)];
            for (int a = 0; a < d; a++, rest /= side) {
                q[a] = from[a] + (to[a] - from[a]) * (rest % side + random.nextDouble()) / side;
            }
            double kinetic = energy - u.at(q[0], q[1], d > 2 ? q[2] : 0, 0);
            if (kinetic > 0 && (d == 2 || accepted(kinetic / (energy - lowest), random.nextDouble()))) {
                direct(Math.sqrt(2 * kinetic), random.nextDouble(), d == 2 ? 0 : random.nextDouble(), p);
                return tries;
            }
        }
        throw new RefusalException(
                "No place was found on the shell of energy " + energy + ": it is too thin for boxes.");
    }

    /** Whether a place is kept in three dimensions, with a probability in proportion to |p|. */
    static boolean accepted(double part, double random) {
        return random * random < part;
    }

    /** A momentum of a given size in a direction that two numbers of [0, 1) choose, the second in 3 dimensions. */
    static void direct(double size, double first, double second, double[] p) {
        double angle = 2 * Math.PI * first;
        double height = p.length == 2 ? 0 : 2 * second - 1;
        double flat = size * Math.sqrt(1 - height * height);
        p[0] = flat * Math.cos(angle);
        p[1] = flat * Math.sin(angle);
        if (p.length > 2) {
            p[2] = size * height;
        }
    }
}
