package io.github.secular.classical.space;

import io.github.secular.classical.CriticalPoint;
import io.github.secular.classical.EnergyShell;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Orbit;
import io.github.secular.classical.OrbitSamples;
import io.github.secular.classical.Potential1D;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/** The closed orbits of a sum of wells, one per axis, by their energies and actions. */
final class AxisLoops {
    private static final int MOST_ROUNDS = 100;
    /** Of what a well that opens holds, as far as its orbits are asked for. */
    private static final double HIGHEST = 0.95;

    private final SpacePotential kind;
    private final List<Hamiltonian1D> wells = new ArrayList<>();
    private final double[] bottoms;

    AxisLoops(SpacePotential kind) {
        this.kind = kind;
        for (Potential1D well : kind.wells()) {
            wells.add(new Hamiltonian1D(well));
        }
        this.bottoms = wells.stream().mapToDouble(Hamiltonian1D::lowestEnergy).toArray();
    }

    /** One closed orbit of one axis. @param energy above the bottom @param orbit null for an oscillator, which has an amplitude instead @param known samples that were asked for */
    record Loop(
            double energy,
            double omega,
            double period,
            Orbit orbit,
            double amplitude,
            Map<Integer, OrbitSamples> known) {
        Loop(double energy, double omega, double period, Orbit orbit, double amplitude) {
            this(energy, omega, period, orbit, amplitude, new ConcurrentHashMap<>());
        }

        /** At n even angles, from the right turning point on. */
        double[] positions(int n) {
            if (orbit != null) {
                return sample(n).x();
            }
            return IntStream.range(0, n)
                    .mapToDouble(i -> amplitude * Math.cos(2 * Math.PI * i / n))
                    .toArray();
        }

        OrbitSamples sample(int n) {
            if (orbit != null) {
                // a loop belongs to many tori
                return known.computeIfAbsent(n, orbit::sample);
            }
            double[] p = IntStream.range(0, n)
                    .mapToDouble(i -> -amplitude * omega * Math.sin(2 * Math.PI * i / n))
                    .toArray();
            return new OrbitSamples(positions(n), p);
        }
    }

    /** All orbits of an axis at an energy above its bottom. */
    List<Loop> loops(int axis, double e) {
        if (kind.isOscillator()) {
            double w = kind.frequencies()[axis];
            return List.of(new Loop(e, w, 2 * Math.PI / w, null, Math.sqrt(2 * e) / w));
        }
        EnergyShell shell = wells.get(axis).shell(bottoms[axis] + e);
        return shell.orbits().stream()
                .map(o -> new Loop(e, o.frequency(), o.period(), o, 0))
                .toList();
    }

    /** @throws RefusalException if an axis has several wells */
    void requireSingleWells() {
        for (int a = 0; a < wells.size(); a++) {
            long count = wells.get(a).criticalPoints().stream()
                    .filter(c -> c.kind() == CriticalPoint.Kind.MINIMUM)
                    .count();
            if (count > 1) {
                throw new RefusalException("The axis " + SpaceHamiltonian.AXES[a] + " has " + count
                        + " wells, whose orbits actions alone do not tell apart; give it a single well.");
            }
        }
    }

    /** The orbit of one action. @throws RefusalException if it belongs to several orbits, or to none */
    Loop loopOf(int axis, double action) {
        List<Loop> found = loops(axis, energyOf(axis, action));
        if (found.size() > 1) {
            throw new RefusalException("The action " + action + " belongs to several orbits of the axis "
                    + SpaceHamiltonian.AXES[axis] + ", which actions alone do not tell apart.");
        }
        return found.get(0);
    }

    /** The action of an axis at an energy above its bottom, or that of the highest orbit that there is. */
    double actionOf(int axis, double energy) {
        if (kind.isOscillator()) {
            return energy / kind.frequencies()[axis];
        }
        double room = wells.get(axis).escapeEnergy() - bottoms[axis];
        return action(axis, Math.min(energy, HIGHEST * room));
    }

    /** Whether an axis has orbits up to an action. */
    boolean holds(int axis, double action) {
        return kind.isOscillator()
                || wells.get(axis).escapeEnergy() == Double.POSITIVE_INFINITY
                || action < actionOf(axis, Double.POSITIVE_INFINITY);
    }

    /** The energy above the bottom of an axis at which its action is I, by halving. */
    private double energyOf(int axis, double action) {
        if (!(action > 0 && action < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("actions", "" + action, "finite numbers above 0, one per axis");
        }
        if (kind.isOscillator()) {
            return action * kind.frequencies()[axis];
        }
        double room = wells.get(axis).escapeEnergy() - bottoms[axis];
        double low = 0;
        double high = Math.min(1, room / 2);
        while (action(axis, high) < action) {
            low = high;
            high = Math.min(2 * high, (high + room) / 2);
            if (!(high < (1 - 1e-6) * room)) {
                throw new RefusalException(
                        "No orbit of the axis " + SpaceHamiltonian.AXES[axis] + " has the action " + action + ".");
            }
        }
        double e = 0.5 * (low + high);
        for (int round = 0; round < MOST_ROUNDS && high - low > 1e-14 * high; round++) {
            double missing = action - action(axis, e);
            if (missing > 0) {
                low = e;
            } else {
                high = e;
            }
            // dI/dE = h0/2π
            double density = wells.get(axis).shell(bottoms[axis] + e).density();
            double next = e + missing * 2 * Math.PI / density;
            if (Math.abs(next - e) <= 1e-15 * e) {
                return next;
            }
            e = next > low && next < high ? next : 0.5 * (low + high);
        }
        return e;
    }

    private double action(int axis, double e) {
        return wells.get(axis).shell(bottoms[axis] + e).volume() / (2 * Math.PI);
    }
}
