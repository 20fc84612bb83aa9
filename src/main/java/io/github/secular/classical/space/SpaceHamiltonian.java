package io.github.secular.classical.space;

import io.github.secular.numerics.Formula;
import io.github.secular.numerics.FormulaArrays;
import io.github.secular.numerics.FormulaBox;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.RefusalException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;

/**
 * H0(q, p) = |p|²/2 + U(q) of D = 2 or 3 degrees of freedom, U a formula in x, y (and z) (doc/classical.md, C9.1).
 * Everything about its shells is found from U by interval arithmetic and lattices. Safe for use by several threads.
 */
public final class SpaceHamiltonian {
    /** The names of the positions. */
    public static final String[] AXES = {"x", "y", "z"};

    private static final double RANGE = 50;
    private static final double FARTHEST = 1e7;
    private static final int MOST_BOXES = 20_000;
    private static final double NARROW = 1e-13;

    private final SpacePotential potential;
    private final double[] from;
    private final double[] to;
    private final boolean isFixed;
    private final double[] bottom;
    private final double lowest;
    private final double top;
    private final FormulaArrays arrays;
    private final Map<Integer, ShellBoxes> levels = new ConcurrentHashMap<>();

    /**
     * @param range {from, to} per axis in which the well lies; null for −50 … 50, extended where motions need it
     * @param top the energy above which motions are not followed; infinite for a well that confines them all
     * @throws InvalidInputException if U is not finite, or the top is not above the lowest energy or not confined
     */
    public SpaceHamiltonian(SpacePotential potential, double[][] range, double top) {
        int d = potential.dimension();
        this.potential = potential;
        this.isFixed = range != null;
        this.from = new double[d];
        this.to = new double[d];
        for (int a = 0; a < d; a++) {
            from[a] = range == null ? -RANGE : range[a][0];
            to[a] = range == null ? RANGE : range[a][1];
        }
        this.arrays = FormulaArrays.valueAndGradient(potential.formula(), d);
        // that of an oscillator is known
        this.bottom = potential.isOscillator() && !isFixed ? new double[d] : bottom();
        this.lowest = potential(bottom);
        this.top = top;
        if (!(top > lowest)) {
            throw new InvalidInputException("top", "" + top, "an energy above the lowest, " + lowest);
        }
        boxes(top < Double.POSITIVE_INFINITY ? top : lowest + 1);
    }

    /** D. */
    public int dimension() {
        return potential.dimension();
    }

    /** U with what is known of it. */
    public SpacePotential kind() {
        return potential;
    }

    /** U(q). */
    public double potential(double[] q) {
        return potential.formula().at(q[0], q[1], q.length > 2 ? q[2] : 0, 0);
    }

    /** H0(q, p). */
    public double energy(double[] q, double[] p) {
        double sum = potential(q);
        for (double each : p) {
            sum += each * each / 2;
        }
        return sum;
    }

    /** U and its derivatives over arrays. */
    public FormulaArrays arrays() {
        return arrays;
    }

    /** Where U is lowest; a copy. */
    public double[] lowestPoint() {
        return bottom.clone();
    }

    /** E_min. */
    public double lowestEnergy() {
        return lowest;
    }

    /** The energy above which motions are not followed; infinite for a well that confines them all. */
    public double top() {
        return top;
    }

    /** Whether a state is one of the well: of an energy below the top, and on this side of where the well opens. */
    public boolean isInside(double[] q, double[] p) {
        boolean inside = energy(q, p) < top;
        if (inside && top < Double.POSITIVE_INFINITY) {
            ShellBoxes all = boxes(top);
            for (int a = 0; a < q.length; a++) {
                inside &= q[a] >= all.from()[a] && q[a] <= all.to()[a];
            }
        }
        return inside;
    }

    /**
     * A place where motions of an energy can be and a function of positions (and momenta) is not finite with a finite gradient;
     * see {@link FormulaBox#singularity}. It has as many coordinates as the function asks for.
     *
     * @throws InvalidInputException if motions of this energy are not confined
     */
    public Optional<double[]> singularity(Formula f, double energy) {
        requireInRange(energy);
        int d = dimension();
        int axes = MomentumParts.hasMomenta(f, d) ? 2 * d : d;
        double fastest = Math.sqrt(2 * (energy - lowest));
        double[][] wide = range(energy);
        if (FormulaBox.isBounded(f, with(wide[0], -fastest, axes), with(wide[1], fastest, axes))) {
            return Optional.empty();
        }
        ShellBoxes all = boxes(energy);
        return FormulaBox.singularity(f, with(all.from(), -fastest, axes), with(all.to(), fastest, axes), (lo, hi) -> {
            double least = FormulaBox.bounds(potential.formula(), Arrays.copyOf(lo, d), Arrays.copyOf(hi, d))[0];
            for (int a = d; a < axes; a++) {
                double slowest = Math.max(0, Math.max(lo[a], -hi[a]));
                least += slowest * slowest / 2;
            }
            return !(least > energy);
        });
    }

    /** A corner in positions, with the same momentum behind along every axis that is missing. */
    private static double[] with(double[] corner, double momentum, int axes) {
        double[] out = Arrays.copyOf(corner, axes);
        Arrays.fill(out, corner.length, axes, momentum);
        return out;
    }

    private void requireInRange(double energy) {
        if (!(energy > lowest && energy <= top)) {
            throw new InvalidInputException(
                    "energy", "" + energy, "an energy above the lowest, " + lowest + ", and at most the top, " + top);
        }
    }

    /**
     * Boxes that cover {U &lt; E}: those of the next power of two above E − E_min, or of the top.
     *
     * @throws InvalidInputException if motions of this energy are not confined
     */
    public ShellBoxes boxes(double energy) {
        requireInRange(energy);
        int level = (int) Math.ceil(Math.log(energy - lowest) / Math.log(2) - 1e-12);
        return levels.computeIfAbsent(level, this::level);
    }

    private ShellBoxes level(int number) {
        double energy = Math.min(top, lowest + Math.pow(2, number));
        double[][] range = range(energy);
        return ShellBoxes.of(potential.formula(), lowest, energy, range[0], range[1]);
    }

    /** Corners of a box at whose edges U is higher. @throws InvalidInputException if motions of this energy are not confined */
    private double[][] range(double energy) {
        double[] lo = from.clone();
        double[] hi = to.clone();
        while (!ShellBoxes.isInside(potential.formula(), energy, lo, hi)) {
            if (isFixed || hi[0] - lo[0] > FARTHEST) {
                throw new InvalidInputException(
                        isFixed ? "range" : "potential",
                        potential.description() + ", which does not confine motions of energy " + energy
                                + (isFixed ? " to this range" : ""),
                        isFixed
                                ? "a range at whose edges U is higher, or a lower \"top\""
                                : "a potential that rises on all sides, or one with a \"range\" and a \"top\"");
            }
            for (int a = 0; a < lo.length; a++) {
                double half = hi[a] - lo[a];
                lo[a] -= half / 2;
                hi[a] += half / 2;
            }
        }
        return new double[][] {lo, hi};
    }

    /** The deepest place: boxes are split, the one with the least lower bound first, then it is walked down. */
    private double[] bottom() {
        record Box(double[] lo, double[] hi, double least) {}
        PriorityQueue<Box> open = new PriorityQueue<>(Comparator.comparingDouble(Box::least));
        open.add(new Box(from, to, Double.NEGATIVE_INFINITY));
        double[] best = middle(from, to);
        double value = finite(best);
        FormulaBox.Least least = new FormulaBox.Least(potential.formula(), best.length);
        for (int n = 0; n < MOST_BOXES && !open.isEmpty(); n++) {
            Box box = open.poll();
            if (box.least >= value) {
                break;
            }
            int axis = 0;
            for (int a = 1; a < best.length; a++) {
                axis = box.hi[a] - box.lo[a] > box.hi[axis] - box.lo[axis] ? a : axis;
            }
            for (int half = 0; half < 2; half++) {
                double[] lo = box.lo.clone();
                double[] hi = box.hi.clone();
                // not in the middle, where wells like to have their symmetry
                double cut = lo[axis] + 0.49 * (hi[axis] - lo[axis]);
                (half == 0 ? hi : lo)[axis] = cut;
                double[] centre = middle(lo, hi);
                double u = finite(centre);
                if (u < value) {
                    value = u;
                    best = centre;
                }
                open.add(new Box(lo, hi, least.over(lo, hi)));
            }
        }
        return descended(best);
    }

    private static double[] middle(double[] lo, double[] hi) {
        double[] out = new double[lo.length];
        Arrays.setAll(out, a -> 0.5 * (lo[a] + hi[a]));
        return out;
    }

    private double finite(double[] q) {
        double u = potential(q);
        if (!(Math.abs(u) < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException(
                    "potential",
                    potential.description() + " = " + u + " at " + Arrays.toString(q),
                    "a potential that is finite");
        }
        return u;
    }

    /** Steps along the axes and diagonals, halved where none leads down. */
    private double[] descended(double[] start) {
        double[] best = start.clone();
        double value = finite(best);
        int d = best.length;
        int ways = (int) Math.pow(3, d);
        double step = 0.1 * (to[0] - from[0]);
        while (step > NARROW * (to[0] - from[0])) {
            boolean moved = false;
            for (int way = 0; way < ways; way++) {
                double[] next = best.clone();
                for (int a = 0, rest = way; a < d; a++, rest /= 3) {
                    next[a] = Math.min(to[a], Math.max(from[a], next[a] + (rest % 3 - 1) * step));
                }
                double u = finite(next);
                if (u < value) {
                    value = u;
                    best = next;
                    moved = true;
                    break;
                }
            }
            step *= moved ? 1 : 0.5;
        }
        return best;
    }

    /** @throws RefusalException if an energy is too high to be followed, or no number */
    void requireBelowTop(double energy) {
        if (!(energy < Double.POSITIVE_INFINITY)) {
            throw new RefusalException("The drive throws particles to energies that are no numbers any more: it is too"
                    + " strong for this well.");
        }
    }

    @Override
    public String toString() {
        return potential.description();
    }
}
