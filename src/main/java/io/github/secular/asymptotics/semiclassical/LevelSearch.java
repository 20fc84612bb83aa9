package io.github.secular.asymptotics.semiclassical;

import io.github.secular.classical.EnergyShell;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Potential1D;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * The search for a basis in which the levels of a well stand: range and spacing follow from the classical motion and
 * its tails, then the grid is made denser and longer until levels and position elements agree with those of the grid
 * before (doc/semiclassical.md, W2.2).
 */
final class LevelSearch {
    /** Wave functions fade by e^{−this} beyond the turning points. */
    private static final double TAIL = 37;

    private static final double LONGER = 1.2;
    private static final double DENSER = 1.2;
    private static final int MOST_GRIDS = 7;
    /** Points of a sector at most: a symmetric eigenvalue problem of some seconds. */
    private static final int MOST_POINTS = 1500;

    private static final int TAIL_STEPS = 4000;
    /** The aim, below the tolerance, since splittings and elements are to be had as exactly as doubles give them. */
    private static final double AIM = 1e-13;

    private static final double FINE = 1e-10;

    private static final double SAME_LEVEL = 1e-10;
    private static final double EVEN = 1e-13;

    private final Hamiltonian1D hamiltonian;
    private final Potential1D potential;
    private final double hbar;
    private final double highest;
    private final double tolerance;
    private final Progress progress;
    private final double bottom;
    private final double left;
    private final double right;
    private final double volume;

    LevelSearch(Hamiltonian1D hamiltonian, double hbar, double highest, double tolerance, Progress progress) {
        if (!(hbar > 0 && hbar < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("hbar", "" + hbar, "a finite number above 0");
        }
        if (hamiltonian.opensAtRim()) {
            throw new RefusalException("The well " + hamiltonian.potential().description()
                    + " opens at its rim, so that every level decays and there are no stationary states to take:"
                    + " choose a well that closes.");
        }
        this.hamiltonian = hamiltonian;
        this.potential = hamiltonian.potential();
        this.hbar = hbar;
        this.highest = highest;
        this.tolerance = tolerance;
        this.progress = progress;
        this.bottom = hamiltonian.lowestEnergy();
        EnergyShell shell = hamiltonian.shell(highest);
        this.left = shell.orbits().get(0).left();
        this.right = shell.orbits().get(shell.orbits().size() - 1).right();
        this.volume = shell.volume();
    }

    /** By the phase volume, of which a level takes 2πħ or so. */
    static WellLevels lowest(Hamiltonian1D hamiltonian, double hbar, int count, double tolerance, Progress progress) {
        double bottom = hamiltonian.lowestEnergy();
        double ceiling = BoundEnergies.ceiling(hamiltonian);
        boolean opens = ceiling < Double.POSITIVE_INFINITY;
        double low = bottom;
        double high = opens ? ceiling : bottom + hbar;
        double wanted = 2 * Math.PI * hbar * (count + 1.5);
        while (!opens && hamiltonian.volume(BoundEnergies.clear(hamiltonian, high)) < wanted) {
            low = high;
            high = bottom + 2 * (high - bottom);
        }
        for (int i = 0; i < 50 && high - low > 1e-3 * hbar; i++) {
            double middle = (low + high) / 2;
            boolean enough = hamiltonian.volume(BoundEnergies.clear(hamiltonian, middle)) >= wanted;
            high = enough ? middle : high;
            low = enough ? low : middle;
        }
        WellLevels found =
                WellLevels.of(hamiltonian, hbar, BoundEnergies.clear(hamiltonian, high), tolerance, progress);
        if (found.size() < count) {
            throw new RefusalException(Sentence.of(
                    "At hbar = %.4g the well %s binds %d levels only, but %d are wanted: lower hbar.",
                    hbar, hamiltonian.potential().description(), found.size(), count));
        }
        return found.lowest(count);
    }

    WellLevels find() {
        double centre = centre();
        // A classical cell per level; the momenta of n levels reach beyond the largest classical one
        // (doc/semiclassical.md, W2.2).
        double count = Math.max(0.5, volume / (2 * Math.PI * hbar));
        double momentum = Math.sqrt(2 * (highest - bottom));
        double reach = momentum * (Math.sqrt(1 + 2 * TAIL / count) + 2 * Math.pow(count, -2.0 / 3));
        double step = Math.PI * hbar / reach;
        double tail = TAIL;
        WellLevels before = null;
        WellLevels best = null;
        for (int i = 0; i < MOST_GRIDS; i++) {
            progress.check();
            SincGrid grid = grid(centre, step, tail);
            if ((Double.isNaN(centre) ? grid.size() : grid.size() / 2) > MOST_POINTS) {
                break;
            }
            WellLevels now = solve(grid, centre);
            if (before != null) {
                now = now.withErrors(energyDifference(before, now, grid, centre), elementDifference(before, now));
                // Where rounding is all that is left, a finer grid has more of it.
                boolean settled =
                        worth(now) <= AIM || worth(now) <= FINE && best != null && worth(now) > worth(best) / 4;
                best = best == null || worth(now) < worth(best) ? now : best;
                if (settled) {
                    break;
                }
            }
            progress.at((i + 1.0) / MOST_GRIDS, "Levels of the well");
            before = now;
            step /= DENSER;
            tail *= LONGER;
        }
        if (best == null) {
            throw new RefusalException(Sentence.of(
                    "The levels up to E = %.4g at hbar = %.4g, some %.0f of them, need a basis of more than %d functions:"
                            + " raise hbar or take lower energies.",
                    highest, hbar, count, MOST_POINTS));
        }
        // Mixtures spoil elements first, so this comes before the tolerance.
        separate(best);
        if (!(worth(best) <= tolerance)) {
            throw new RefusalException(Sentence.of(
                    "The levels up to E = %.4g at hbar = %.4g stand to %.1e only and their position elements to %.1e, above"
                            + " the tolerance %.1e: take lower energies, or a smoother well.",
                    highest, hbar, best.energyError(), best.elementError(), tolerance));
        }
        return best;
    }

    /** The error of levels over their range, or of elements over the width of the well, whichever is larger. */
    private double worth(WellLevels levels) {
        return Math.max(levels.energyError() / (highest - bottom), levels.elementError() / (right - left));
    }

    /** The middle of a symmetric well, NaN of another. */
    private double centre() {
        double middle = (left + right) / 2;
        double width = right - left;
        for (double c : new double[] {0, Math.rint(middle), middle}) {
            if (Math.abs(c - middle) <= 1e-9 * width && isEven(c, width)) {
                return c;
            }
        }
        return Double.NaN;
    }

    private boolean isEven(double c, double width) {
        int samples = 400;
        for (int i = 1; i <= samples; i++) {
            double y = 0.75 * width * i / samples;
            double a = potential.at(c + y);
            double b = potential.at(c - y);
            double scale = Math.abs(a) + Math.abs(b) + highest - bottom;
            if (!(Math.abs(a - b) <= EVEN * scale)) {
                return false;
            }
        }
        return true;
    }

    private SincGrid grid(double centre, double step, double tail) {
        double a = end(left, -1, tail);
        double b = end(right, 1, tail);
        if (Double.isNaN(centre)) {
            return SincGrid.between(hbar, step, a, b);
        }
        int half = (int) Math.ceil(Math.max(b - centre, centre - a) / step);
        return SincGrid.symmetric(hbar, step, centre, half);
    }

    /** Where ∫√(2(U − E))dx/ħ from the turning point outwards has reached the tail (doc/semiclassical.md, W2.2). */
    private double end(double turning, int direction, double tail) {
        double step = (right - left) / TAIL_STEPS;
        double x = turning;
        double sum = 0;
        double before = 0;
        while (sum < tail) {
            double next = x + direction * step;
            if (next < potential.left() || next > potential.right()) {
                throw new RefusalException("The potential is known between x = " + potential.left() + " and "
                        + potential.right() + " only, where the highest wave functions have not died out: take lower"
                        + " energies, a smaller hbar, or a longer table.");
            }
            double rate = Math.sqrt(Math.max(0, 2 * (potential.at(next) - highest))) / hbar;
            sum += step * (before + rate) / 2;
            before = rate;
            x = next;
            step *= 1.002;
            if (!(Math.abs(x) < 1e12)) {
                throw new RefusalException("Wave functions of energy " + highest + " in " + potential.description()
                        + " do not die out: take energies further below the escape.");
            }
        }
        return x;
    }

    private record Level(double energy, int parity, double[] state) {}

    private WellLevels solve(SincGrid grid, double centre) {
        List<Level> levels = new ArrayList<>();
        if (Double.isNaN(centre)) {
            sector(grid.hamiltonian(potential::at), 0, grid, levels);
        } else {
            sector(grid.hamiltonian(potential::at, 1), 1, grid, levels);
            sector(grid.hamiltonian(potential::at, -1), -1, grid, levels);
        }
        if (levels.isEmpty()) {
            throw new RefusalException(Sentence.of(
                    "At hbar = %.4g the well %s has no level up to E = %.4g: lower hbar or take higher energies.",
                    hbar, potential.description(), highest));
        }
        levels.sort(Comparator.comparingDouble(Level::energy).thenComparingInt(l -> -l.parity()));
        return new WellLevels(
                hamiltonian,
                grid,
                centre,
                levels.stream().mapToDouble(Level::energy).toArray(),
                levels.stream().mapToInt(Level::parity).toArray(),
                levels.stream().map(Level::state).toArray(double[][]::new),
                Double.NaN,
                Double.NaN);
    }

    private void sector(DMatrixRMaj matrix, int parity, SincGrid grid, List<Level> out) {
        int n = matrix.numRows;
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
        if (!eigen.decompose(matrix)) {
            throw new RefusalException("The levels of the well " + potential.description()
                    + " could not be found: choose other units, so that energies and widths are nearer to 1.");
        }
        for (int i = 0; i < n; i++) {
            double energy = eigen.getEigenvalue(i).getReal();
            if (energy <= highest) {
                out.add(new Level(energy, parity, signed(whole(eigen.getEigenVector(i), parity, grid))));
            }
        }
    }

    /** The state on all points, its squares summing to 1. */
    private static double[] whole(DMatrixRMaj vector, int parity, SincGrid grid) {
        double[] out = new double[grid.size()];
        int half = grid.size() / 2;
        double norm = 0;
        for (int i = 0; i < vector.numRows; i++) {
            double value = vector.get(i, 0);
            if (parity == 0) {
                out[i] = value;
                norm += value * value;
            } else {
                out[half + i] = value;
                out[half - 1 - i] = parity * value;
                norm += 2 * value * value;
            }
        }
        for (int i = 0; i < out.length; i++) {
            out[i] /= Math.sqrt(norm);
        }
        return out;
    }

    /** Positive in its outermost lobe on the right. */
    private static double[] signed(double[] state) {
        double largest = 0;
        for (double v : state) {
            largest = Math.max(largest, Math.abs(v));
        }
        int i = state.length - 1;
        while (Math.abs(state[i]) < 1e-3 * largest) {
            i--;
        }
        if (state[i] < 0) {
            for (int j = 0; j < state.length; j++) {
                state[j] = -state[j];
            }
        }
        return state;
    }

    /** What levels differ by on two grids, with rounding, and what U is off being even. */
    private double energyDifference(WellLevels before, WellLevels now, SincGrid grid, double centre) {
        double worst = before.size() == now.size() ? 0 : highest - bottom;
        for (int n = 0; n < Math.min(before.size(), now.size()); n++) {
            worst = Math.max(worst, Math.abs(before.energy(n) - now.energy(n)));
        }
        double uneven = 0;
        double norm = Math.PI * Math.PI * hbar * hbar / (2 * grid.step() * grid.step());
        for (double x : grid.points()) {
            double u = potential.at(x);
            if (!Double.isNaN(centre)) {
                double mirrored = potential.at(2 * centre - x);
                uneven = Math.max(uneven, u <= highest ? Math.abs(u - mirrored) / 2 : 0);
            }
        }
        return worst + uneven + Math.ulp(norm + Math.abs(highest));
    }

    private static double elementDifference(WellLevels before, WellLevels now) {
        int n = Math.min(before.size(), now.size());
        double[][] x = before.positions();
        double[][] y = now.positions();
        double worst = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                worst = Math.max(worst, Math.abs(x[i][j] - y[i][j]));
            }
        }
        return worst;
    }

    /** Without symmetry nothing tells the true pair of nearly equal levels from mixtures of it. */
    private void separate(WellLevels levels) {
        for (int parity = -1; parity <= 1; parity++) {
            double last = Double.NaN;
            for (int n = 0; n < levels.size(); n++) {
                if (levels.parity(n) != parity) {
                    continue;
                }
                double e = levels.energy(n);
                double least = Math.max(SAME_LEVEL * (e - bottom), 10 * levels.energyError());
                if (e - last < least) {
                    throw new RefusalException(Sentence.of(
                            "Two levels near E = %.6g at hbar = %.4g are split by less than %.1e in a well without a"
                                    + " symmetry that would tell them apart: make the wells less alike, raise hbar, or"
                                    + " make them exactly symmetric.",
                            e, hbar, least));
                }
                last = e;
            }
        }
    }
}
