package io.github.secular.asymptotics.hypotheses;

import io.github.secular.classical.EnergyShell;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Orbit;
import io.github.secular.classical.PhaseFunction;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How far the angle harmonics of a motion are from the frequencies of a quasi-periodic drive: the |kω(E) + ξ·ν| that
 * stand in the denominators of d(E) (doc/classical.md, C4.8), in fast time. Where one of them vanishes, d is largest
 * and grows as 1/γ.
 *
 * @param energies middles of even cells from the lowest energy up, off the separatrices; not to be changed by anyone
 * @param smallest the smallest of k = row + 1 at each energy, over the harmonics ±ξ of the drive and the components of
 *     the shell; not to be changed by anyone
 * @param nearest for each k, each ξ and each component the energy where it is smallest; smallest first
 */
public record Detunings(double[] energies, double[][] smallest, List<Nearest> nearest) {
    private static final int CELLS = 160;

    public Detunings {
        nearest = List.copyOf(nearest);
    }

    /**
     * @param energy E
     * @param component of the shell, from left to right
     * @param k ≥ 1
     * @param index ξ or −ξ, of whichever sign is nearer
     * @param value |kω(E) + ξ·ν|
     * @param amplitude |V̂(k, ξ; E)|, without envelope; NaN where V is too rough for it to be known
     */
    public record Nearest(double energy, int component, int k, int[] index, double value, double amplitude) {}

    /**
     * @param highest largest energy, above the lowest and below that of escape
     * @param harmonics largest k, at least 1
     */
    public static Detunings of(
            Hamiltonian1D hamiltonian, QuasiPeriodicPotential drive, double highest, int harmonics, Progress progress) {
        double lowest = hamiltonian.lowestEnergy();
        double[] energies = new double[CELLS];
        List<EnergyShell> shells = new ArrayList<>();
        for (int i = 0; i < CELLS; i++) {
            progress.check();
            energies[i] = lowest + (i + 0.5) * (highest - lowest) / CELLS;
            double energy = energies[i];
            boolean critical = Arrays.stream(hamiltonian.criticalEnergies())
                    .anyMatch(e -> Math.abs(e - energy) <= 1e-9 * (highest - lowest));
            // at a separatrix the period is infinite
            shells.add(hamiltonian.shell(critical ? energy + 1e-6 * (highest - lowest) : energy));
        }
        double[][] smallest = new double[harmonics][CELLS];
        for (double[] row : smallest) {
            Arrays.fill(row, Double.POSITIVE_INFINITY);
        }
        int components = shells.stream().mapToInt(s -> s.orbits().size()).max().orElse(0);
        List<Nearest> nearest = new ArrayList<>();
        for (int[] index : drive.indices()) {
            for (int k = 1; k <= harmonics; k++) {
                for (int c = 0; c < components; c++) {
                    progress.check();
                    nearest.add(nearest(drive, index, k, c, shells, smallest[k - 1]));
                }
            }
        }
        nearest.sort(Comparator.comparingDouble(Nearest::value));
        return new Detunings(energies, smallest, nearest);
    }

    private static Nearest nearest(
            QuasiPeriodicPotential drive,
            int[] index,
            int k,
            int component,
            List<EnergyShell> shells,
            double[] smallest) {
        double nu = drive.frequency(index);
        double best = Double.POSITIVE_INFINITY;
        int at = 0;
        for (int i = 0; i < smallest.length; i++) {
            if (component < shells.get(i).orbits().size()) {
                double turn = k * shells.get(i).orbits().get(component).frequency();
                double value = Math.min(Math.abs(turn + nu), Math.abs(turn - nu));
                smallest[i] = Math.min(smallest[i], value);
                if (value < best) {
                    best = value;
                    at = i;
                }
            }
        }
        Orbit orbit = shells.get(at).orbits().get(component);
        int[] signed = index.clone();
        if (nu > 0) {
            Arrays.setAll(signed, j -> -index[j]);
        }
        return new Nearest(
                shells.get(at).energy(), component, k, signed, best, amplitude(drive, index, k, orbit, nu > 0));
    }

    /** |Σ (C_k ∓ iS_k)/2| over the terms of one frequency; twice that where it is 0. */
    private static double amplitude(QuasiPeriodicPotential drive, int[] index, int k, Orbit orbit, boolean negative) {
        double re = 0;
        double im = 0;
        for (var term : drive.terms()) {
            if (!Arrays.equals(term.index(), index)) {
                continue;
            }
            double half = term.isStatic() ? 1 : 0.5;
            double sign = negative ? 1 : -1;
            try {
                var c = harmonics(orbit, term.cosine(), k);
                var s = harmonics(orbit, term.sine(), k);
                re += half * (c[0] - sign * s[1]);
                im += half * (c[1] + sign * s[0]);
            } catch (RefusalException rough) {
                return Double.NaN;
            }
        }
        return Math.hypot(re, im);
    }

    private static double[] harmonics(Orbit orbit, PhaseFunction f, int k) {
        var all = orbit.harmonics(f, k);
        return new double[] {all.re(k), all.im(k)};
    }
}
