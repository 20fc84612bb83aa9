package io.github.secular.classical;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * H0(x, p) = p²/2 + U(x) of one degree of freedom: its points of rest, its separatrices and its energy shells
 * (doc/classical.md, C1.1 and C2).
 */
public final class Hamiltonian1D implements EnergyMeasure {
    private static final int SAMPLES = 4000;
    /** Sample points crowd around the middle of the searched range: x = middle + half · sinh(S y) / sinh S. */
    private static final double CROWDING = 6;

    private static final double DEFAULT_RANGE = 50;
    private static final int DOUBLINGS = 60;
    /** Halving alone, at a kink where only the sign of the slope tells, takes two thousand from 1 to 1e-300. */
    private static final int MOST_EVALUATIONS = 4000;

    private static final double TOUCHES = 1e-10;
    private static final double SAME_ENERGY = 1e-13;

    private final Potential1D potential;
    private final List<CriticalPoint> criticalPoints;
    private final double searchedLeft;
    private final double searchedRight;
    private final double escape;
    private final double top;

    /** Looks for points of rest within −50 … 50 or, if it is smaller, the range of the potential. */
    public Hamiltonian1D(Potential1D potential) {
        this(potential, -DEFAULT_RANGE, DEFAULT_RANGE);
    }

    /**
     * @param potential U
     * @param from left end of the range in which U has all its points of rest
     * @param to right end
     * @throws InvalidInputException if the range is empty, U is not finite on it, or U has no minimum there
     */
    public Hamiltonian1D(Potential1D potential, double from, double to) {
        this(potential, from, to, Double.POSITIVE_INFINITY);
    }

    /**
     * @param top the energy from which on motions are not followed, as for one that has escaped; infinite for none
     * @throws InvalidInputException also if the top is not above the lowest energy and below that of escape
     */
    public Hamiltonian1D(Potential1D potential, double from, double to, double top) {
        this.potential = potential;
        this.searchedLeft = Math.max(from, potential.left());
        this.searchedRight = Math.min(to, potential.right());
        if (!(searchedLeft < searchedRight && searchedRight - searchedLeft < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException(
                    "range", searchedLeft + " … " + searchedRight, "two finite numbers, the second above the first");
        }
        this.criticalPoints = search();
        if (criticalPoints.stream().noneMatch(c -> c.kind() == CriticalPoint.Kind.MINIMUM)) {
            throw new InvalidInputException(
                    "potential",
                    potential.description() + " without a minimum between " + searchedLeft + " and " + searchedRight,
                    "a potential with a well in this range");
        }
        this.escape = Double.isNaN(potential.escapeEnergy()) ? Math.min(rim(-1), rim(1)) : potential.escapeEnergy();
        this.top = top;
        if (top < Double.POSITIVE_INFINITY && !(top > lowestEnergy() && top < escape) || Double.isNaN(top)) {
            throw new InvalidInputException(
                    "top",
                    "" + top,
                    "an energy above the lowest, " + lowestEnergy() + ", and below that of escape, " + escape);
        }
    }

    /** The energy from which on motions are not followed, because they have left; infinite for none. */
    public double top() {
        return top;
    }

    /** Whether motions leave at a top. */
    public boolean absorbs() {
        return top < Double.POSITIVE_INFINITY;
    }

    /**
     * For what knows of no motions that leave.
     *
     * @param what "The grid solver"
     * @throws RefusalException if there is a top
     */
    public void requireNoTop(String what) {
        if (absorbs()) {
            throw new RefusalException(
                    what + " keeps all mass, but at the top of this well, E = " + top + ", motions leave.");
        }
    }

    /** U. */
    public Potential1D potential() {
        return potential;
    }

    /** H0(x, p). */
    public double energy(double x, double p) {
        return p * p / 2 + potential.at(x);
    }

    /** The points of rest from left to right. */
    public List<CriticalPoint> criticalPoints() {
        return criticalPoints;
    }

    /** The bottom of the deepest well. */
    public CriticalPoint bottom() {
        return criticalPoints.stream()
                .filter(c -> c.kind() == CriticalPoint.Kind.MINIMUM)
                .min(Comparator.comparingDouble(CriticalPoint::energy))
                .orElseThrow();
    }

    @Override
    public double lowestEnergy() {
        return bottom().energy();
    }

    /** Energies of separatrices, increasing, each once. */
    public double[] separatrices() {
        double scale = criticalPoints.stream()
                .mapToDouble(c -> Math.abs(c.energy()))
                .max()
                .orElse(0);
        return distinct(
                criticalPoints.stream()
                        .filter(CriticalPoint::isSeparatrix)
                        .mapToDouble(CriticalPoint::energy)
                        .sorted()
                        .toArray(),
                SAME_ENERGY * scale);
    }

    /**
     * All energies above the lowest at which the shells change their kind, increasing, each once: bottoms of further
     * wells, and separatrices.
     */
    @Override
    public double[] criticalEnergies() {
        double lowest = lowestEnergy();
        double scale = criticalPoints.stream()
                .mapToDouble(c -> Math.abs(c.energy() - lowest))
                .max()
                .orElse(0);
        return distinct(
                criticalPoints.stream()
                        .mapToDouble(CriticalPoint::energy)
                        .filter(e -> e - lowest > SAME_ENERGY * scale)
                        .sorted()
                        .toArray(),
                SAME_ENERGY * scale);
    }

    @Override
    public double density(double energy) {
        return shell(energy).density();
    }

    @Override
    public double volume(double energy) {
        return energy == lowestEnergy() ? 0 : shell(energy).volume();
    }

    private static double[] distinct(double[] sorted, double tolerance) {
        List<Double> out = new ArrayList<>();
        for (double e : sorted) {
            if (out.isEmpty() || e - out.get(out.size() - 1) > tolerance) {
                out.add(e);
            }
        }
        return out.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The energy below which no motion escapes (Morse: dissociation; a well that opens: the lower rim); at least the largest U that could be tried. */
    public double escapeEnergy() {
        return escape;
    }

    /**
     * @param energy the highest energy in use
     * @throws InvalidInputException if motions of this energy escape
     */
    public void checkConfines(double energy) {
        if (!(energy < escape)) {
            throw new InvalidInputException(
                    "energy",
                    energy + ", at which motions in " + potential.description() + " are not confined",
                    "an energy below " + escape);
        }
    }

    /**
     * The shell H0 = E.
     *
     * @param energy E, above the lowest energy and not that of a separatrix
     * @throws InvalidInputException if no closed orbits exist at this energy
     * @throws RefusalException if it is too near a separatrix to follow the orbits
     */
    public EnergyShell shell(double energy) {
        if (!(energy > lowestEnergy())) {
            throw new InvalidInputException("energy", "" + energy, "an energy above the lowest, " + lowestEnergy());
        }
        checkConfines(energy);
        List<double[]> wells = intervals(energy);
        List<Orbit> orbits = new ArrayList<>();
        for (double[] well : wells) {
            double bottom = criticalPoints.stream()
                    .filter(c -> c.position() > well[0] && c.position() < well[1])
                    .mapToDouble(CriticalPoint::energy)
                    .min()
                    .orElse(Double.NEGATIVE_INFINITY);
            orbits.add(new Orbit(potential, energy, well[0], well[1], bottom));
        }
        return new EnergyShell(energy, orbits);
    }

    /** The intervals of U &lt; E, left to right, each as {left, right}. */
    private List<double[]> intervals(double energy) {
        for (CriticalPoint c : criticalPoints) {
            if (c.isSeparatrix() && Math.abs(energy - c.energy()) <= 1e-14 * Math.abs(c.energy())) {
                throw new RefusalException("The energy " + energy + " is that of a separatrix, where the period is"
                        + " infinite; choose a slightly different energy.");
            }
        }
        List<Double> crossings = new ArrayList<>();
        CriticalPoint first = criticalPoints.get(0);
        CriticalPoint last = criticalPoints.get(criticalPoints.size() - 1);
        if (first.energy() < energy) {
            crossings.add(outward(first.position(), -1, energy));
        }
        for (int i = 0; i + 1 < criticalPoints.size(); i++) {
            CriticalPoint a = criticalPoints.get(i);
            CriticalPoint b = criticalPoints.get(i + 1);
            if (a.energy() < energy != b.energy() < energy) {
                crossings.add(crossing(energy, a.position(), b.position()));
            }
        }
        if (last.energy() < energy) {
            crossings.add(outward(last.position(), 1, energy));
        }
        List<double[]> out = new ArrayList<>();
        for (int i = 0; i + 1 < crossings.size(); i += 2) {
            out.add(new double[] {crossings.get(i), crossings.get(i + 1)});
        }
        return out;
    }

    /** Where U first reaches E beyond the outermost point of rest. */
    private double outward(double from, int direction, double energy) {
        // Within the searched range U rises steadily from here on.
        double edge = direction > 0 ? searchedRight : searchedLeft;
        if (potential.at(edge) >= energy) {
            return direction > 0 ? crossing(energy, from, edge) : crossing(energy, edge, from);
        }
        double inside = edge;
        double step = 1e-3 * (searchedRight - searchedLeft);
        for (int i = 0; i < DOUBLINGS; i++) {
            double next = Math.min(potential.right(), Math.max(potential.left(), inside + direction * step));
            if (potential.at(next) >= energy) {
                return crossing(energy, direction > 0 ? inside : next, direction > 0 ? next : inside);
            }
            if (next == inside) {
                break;
            }
            inside = next;
            step *= 1.5;
        }
        throw new RefusalException("Motions of energy " + energy + " in " + potential.description()
                + " are not confined; use energies below " + escape + ".");
    }

    private double crossing(double energy, double a, double b) {
        double x = root(y -> potential.at(y) - energy, a, b);
        // The last digits: one step of Newton's method, unless the slope is too small to help.
        double better = x - (potential.at(x) - energy) / potential.slope(x);
        return better > a && better < b && Math.abs(better - x) <= 1e-12 * (Math.abs(x) + b - a) ? better : x;
    }

    private static double root(UnivariateFunction f, double a, double b) {
        double fa = f.value(a);
        if (fa == 0) {
            return a;
        }
        return f.value(b) == 0 ? b : new BrentSolver(1e-15, 1e-300, 0).solve(MOST_EVALUATIONS, f, a, b);
    }

    private double sample(int i) {
        double y = 2.0 * i / SAMPLES - 1;
        double middle = (searchedLeft + searchedRight) / 2;
        double half = (searchedRight - searchedLeft) / 2;
        return middle + half * Math.sinh(CROWDING * y) / Math.sinh(CROWDING);
    }

    private List<CriticalPoint> search() {
        List<CriticalPoint> out = new ArrayList<>();
        double before = Double.NaN;
        double left = Double.NaN;
        for (int i = 0; i <= SAMPLES; i++) {
            double x = sample(i);
            double u = potential.at(x);
            double slope = potential.slope(x);
            if (!(Math.abs(u) < Double.POSITIVE_INFINITY && Math.abs(slope) < Double.POSITIVE_INFINITY)) {
                throw new InvalidInputException(
                        "potential",
                        potential.description() + " = " + u + " at x = " + x,
                        "a potential that is finite, with finite slope, from " + searchedLeft + " to " + searchedRight);
            }
            if (slope == 0 && i < SAMPLES) {
                // On a sample point: judged by its neighbours. Flat stretches, where U has underflowed, have none.
                left = (x + sample(i + 1)) / 2;
                double after = potential.slope(left);
                if (before != 0 && after != 0) {
                    add(x, before, after, out);
                }
                before = after;
                continue;
            }
            if (before * slope < 0) {
                add(root(potential::slope, left, x), before, slope, out);
            } else if (i > 0 && potential.curvature(left) * potential.curvature(x) < 0) {
                // The slope may touch 0 without changing its sign.
                double flat = root(potential::curvature, left, x);
                if (Math.abs(potential.slope(flat)) <= TOUCHES * (Math.abs(before) + Math.abs(slope))) {
                    add(flat, before, slope, out);
                }
            }
            before = slope;
            left = x;
        }
        return List.copyOf(out);
    }

    private void add(double x, double slopeBefore, double slopeAfter, List<CriticalPoint> out) {
        CriticalPoint.Kind kind = slopeBefore < 0 && slopeAfter > 0
                ? CriticalPoint.Kind.MINIMUM
                : slopeBefore > 0 && slopeAfter < 0 ? CriticalPoint.Kind.MAXIMUM : CriticalPoint.Kind.INFLECTION;
        double curvature = potential.curvature(x);
        double typical = (Math.abs(slopeBefore) + Math.abs(slopeAfter)) / (searchedRight - searchedLeft);
        out.add(new CriticalPoint(x, potential.at(x), kind, Math.abs(curvature) <= 1e-6 * typical));
    }

    /** The energy of the last maximum on this side, beyond which U falls for good; else the largest U that is met. */
    private double rim(int direction) {
        CriticalPoint last = criticalPoints.get(direction > 0 ? criticalPoints.size() - 1 : 0);
        return last.kind() == CriticalPoint.Kind.MAXIMUM ? last.energy() : highest(direction);
    }

    /** Whether the well opens at a maximum on either side, as x²/2 − x⁴ does. */
    public boolean opensAtRim() {
        return Double.isNaN(potential.escapeEnergy())
                && (criticalPoints.get(0).kind() == CriticalPoint.Kind.MAXIMUM
                        || criticalPoints.get(criticalPoints.size() - 1).kind() == CriticalPoint.Kind.MAXIMUM);
    }

    /** The largest U met on the way outwards beyond the searched range. */
    private double highest(int direction) {
        double x = direction > 0 ? searchedRight : searchedLeft;
        double bound = direction > 0 ? potential.right() : potential.left();
        double largest = potential.at(x);
        double step = searchedRight - searchedLeft;
        for (int i = 0; i < DOUBLINGS && x != bound; i++) {
            x = direction > 0 ? Math.min(bound, x + step) : Math.max(bound, x - step);
            double u = potential.at(x);
            if (Double.isNaN(u)) {
                break;
            }
            largest = Math.max(largest, u);
            step *= 1.5;
        }
        return largest;
    }
}
