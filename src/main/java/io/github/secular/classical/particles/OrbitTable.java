package io.github.secular.classical.particles;

import io.github.secular.classical.EnergyShell;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Orbit;
import io.github.secular.classical.OrbitSamples;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Places on energy shells by their angle: from a table of orbits at close energies, the position read between angles
 * and energies, the momentum from the energy itself, so that a jump keeps the energy to rounding.
 */
final class OrbitTable {
    private static final int ANGLES = 128;

    private final Hamiltonian1D hamiltonian;
    private final double bottom;
    private final double top;
    private final double[] energies;
    private final List<List<Row>> rows = new ArrayList<>();

    /**
     * One component of a shell: its share, its ends, and where it is at uniform angles from 0 to π, as the angle ψ with
     * x = left + (right − left)(1 + cos ψ)/2, which is smooth at the turning points.
     */
    private record Row(double share, double left, double right, double[] turns) {
        double turn(double theta) {
            double place = Math.min(1, Math.max(0, theta / Math.PI)) * ANGLES;
            int a = Math.min(ANGLES - 1, (int) place);
            return turns[a] + (place - a) * (turns[a + 1] - turns[a]);
        }
    }

    /** A component at an energy, between two rows. */
    private record Between(Row low, Row high, double part) {
        double share() {
            return low.share + part * (high.share - low.share);
        }

        double left() {
            return low.left + part * (high.left - low.left);
        }

        double right() {
            return low.right + part * (high.right - low.right);
        }

        double turn(double theta) {
            double turn = low.turn(theta);
            return part == 0 ? turn : turn + part * (high.turn(theta) - turn);
        }

        /** The θ in [0, π] of a turn: it grows with the turn. */
        double theta(double turn) {
            int below = 0;
            int above = ANGLES;
            while (above - below > 1) {
                int middle = (below + above) / 2;
                if (turn(middle * Math.PI / ANGLES) <= turn) {
                    below = middle;
                } else {
                    above = middle;
                }
            }
            double from = turn(below * Math.PI / ANGLES);
            double to = turn(above * Math.PI / ANGLES);
            double rest = to > from ? Math.min(1, Math.max(0, (turn - from) / (to - from))) : 0;
            return (below + rest) * Math.PI / ANGLES;
        }
    }

    /** @param size number of energies, at E = E_min + s² with s uniform */
    OrbitTable(Hamiltonian1D hamiltonian, double top, int size) {
        this.hamiltonian = hamiltonian;
        this.bottom = hamiltonian.lowestEnergy();
        this.top = top;
        energies = new double[size];
        for (int i = 0; i < size; i++) {
            double s = Math.sqrt(top - bottom) * (i + 0.5) / size;
            energies[i] = bottom + s * s;
        }
        IntStream.range(0, size)
                .parallel()
                .mapToObj(i -> rows(hamiltonian.shell(energies[i])))
                .forEachOrdered(rows::add);
    }

    /** The energies of the table, increasing; not to be changed by anyone. */
    double[] energies() {
        return energies;
    }

    /** The smallest share of a component in any shell of the table. */
    double smallestShare() {
        return rows.stream().flatMap(List::stream).mapToDouble(Row::share).min().orElse(1);
    }

    private static List<Row> rows(EnergyShell shell) {
        List<Row> out = new ArrayList<>();
        for (int c = 0; c < shell.orbits().size(); c++) {
            Orbit orbit = shell.orbits().get(c);
            OrbitSamples samples = orbit.sample(2 * ANGLES);
            double[] turns = new double[ANGLES + 1];
            for (int a = 0; a <= ANGLES; a++) {
                double part = (samples.x()[a] - orbit.left()) / (orbit.right() - orbit.left());
                turns[a] = Math.acos(Math.max(-1, Math.min(1, 2 * part - 1)));
            }
            out.add(new Row(shell.share(c), orbit.left(), orbit.right(), turns));
        }
        return out;
    }

    /** The row index below an energy (−1 below the first) plus the part of the way to the next, in √(E − E_min). */
    double place(double energy) {
        return Math.sqrt(Math.max(0, energy - bottom) / (top - bottom)) * rows.size() - 0.5;
    }

    /** The components of a shell, from left to right; none where motions escape. */
    private List<Between> shell(double energy) {
        if (!(energy < Double.POSITIVE_INFINITY)) {
            throw new RefusalException("The drive throws particles to energies that are no numbers any more: it is too"
                    + " strong for this well.");
        }
        double place = place(energy);
        int low = (int) Math.floor(place);
        List<Between> out = new ArrayList<>(2);
        if (low >= rows.size()) {
            if (energy < hamiltonian.escapeEnergy()) {
                rows(hamiltonian.shell(energy)).forEach(row -> out.add(new Between(row, row, 0)));
            }
            return out;
        }
        int first = Math.max(0, low);
        int second = Math.min(rows.size() - 1, low + 1);
        double part = place - low;
        // Rows beyond a separatrix are of another kind.
        boolean isFirst = clear(energies[first], energy);
        boolean isSecond = clear(energies[second], energy);
        if (!isFirst && !isSecond) {
            rows(hamiltonian.shell(energy)).forEach(row -> out.add(new Between(row, row, 0)));
            return out;
        }
        first = isFirst ? first : second;
        second = isSecond ? second : first;
        for (int c = 0; c < rows.get(first).size(); c++) {
            out.add(new Between(rows.get(first).get(c), rows.get(second).get(c), first == second ? 0 : part));
        }
        return out;
    }

    private boolean clear(double a, double b) {
        for (double critical : hamiltonian.criticalEnergies()) {
            if (critical > bottom && (a - critical) * (b - critical) <= 0) {
                return false;
            }
        }
        return true;
    }

    /** Moves a point to a place of its shell drawn uniformly in time; where motions escape only p may turn. */
    void jump(double[] point, SplittableRandom random) {
        double energy = hamiltonian.energy(point[0], point[1]);
        double choice = random.nextDouble();
        double theta = 2 * Math.PI * random.nextDouble();
        List<Between> shell = shell(energy);
        if (shell.isEmpty()) {
            point[1] = theta < Math.PI ? -point[1] : point[1];
            return;
        }
        put(energy, shell.get(pick(shell, choice)), theta, point);
    }

    /**
     * Moves a point as a kernel of angle differences does: to another orbit of its shell uniformly, on its own by an
     * angle drawn from the density share − 1 + b(φ), so that harmonics relax orbit by orbit at γ(1 − b_k).
     */
    void turn(double[] point, AngleJump b, SplittableRandom random) {
        double energy = hamiltonian.energy(point[0], point[1]);
        double choice = random.nextDouble();
        List<Between> shell = shell(energy);
        if (shell.isEmpty()) {
            return;
        }
        int own = 0;
        while (own + 1 < shell.size() && point[0] > shell.get(own).right()) {
            own++;
        }
        int to = pick(shell, choice);
        Between orbit = shell.get(to);
        if (to != own) {
            put(energy, orbit, 2 * Math.PI * random.nextDouble(), point);
            return;
        }
        double[] ends = ends(energy, orbit);
        double cosine = 2 * (point[0] - ends[0]) / (ends[1] - ends[0]) - 1;
        double theta = orbit.theta(Math.acos(Math.max(-1, Math.min(1, cosine))));
        double full = (point[1] > 0 ? 2 * Math.PI - theta : theta) + b.draw(orbit.share(), random);
        put(energy, orbit, full - 2 * Math.PI * Math.floor(full / (2 * Math.PI)), point);
    }

    private static int pick(List<Between> shell, double choice) {
        int component = 0;
        double rest = choice;
        while (component + 1 < shell.size() && rest >= shell.get(component).share()) {
            rest -= shell.get(component).share();
            component++;
        }
        return component;
    }

    /** θ from 0, at the right turning point, to 2π; p &lt; 0 before π. */
    private void put(double energy, Between orbit, double theta, double[] point) {
        double[] ends = ends(energy, orbit);
        double turn = orbit.turn(theta <= Math.PI ? theta : 2 * Math.PI - theta);
        double x = ends[0] + (ends[1] - ends[0]) * (1 + Math.cos(turn)) / 2;
        double p = Math.sqrt(2 * Math.max(0, energy - hamiltonian.potential().at(x)));
        point[0] = x;
        point[1] = theta <= Math.PI ? -p : p;
    }

    /** The turning points at the energy itself, from those of the rows by Newton's method. */
    private double[] ends(double energy, Between orbit) {
        double[] out = new double[2];
        double width = orbit.right() - orbit.left();
        for (int end = 0; end < 2; end++) {
            double x = end == 0 ? orbit.left() : orbit.right();
            for (int i = 0; i < 6; i++) {
                double slope = hamiltonian.potential().slope(x);
                double move = (hamiltonian.potential().at(x) - energy) / slope;
                if (!(Math.abs(move) < 0.25 * width)) {
                    break;
                }
                x -= move;
            }
            out[end] = x;
        }
        return out;
    }
}
