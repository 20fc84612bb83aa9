package io.github.secular.classical.limit;

import io.github.secular.classical.EnergyShell;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.Orbit;
import io.github.secular.numerics.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The coefficients of the limit at one slow time, energy by energy. The arrays have one entry per energy and are not
 * to be changed by anyone.
 *
 * @param t slow time
 * @param energies E
 * @param density h0(E)
 * @param volume N(E)
 * @param diffusion d(E), energy² per unit of slow time
 * @param diffusionError what d may be off by, one standard error where it is sampled; 0 where it is as good as exact
 * @param drift a(E) = Π∫{V, χ}dϑ, energy per unit of slow time
 * @param fluxSlope (h0 d)′/h0, which a must equal
 * @param frequencies ω_c(E), one array per energy, components from left to right; none beyond one degree of freedom
 * @param resonances the contributions to d at each energy, strongest first
 * @param residual the largest |h0 a − (h0 d)′| over all energies, relative to the largest |h0 a| among them
 */
public record CoefficientTable(
        double t,
        double[] energies,
        double[] density,
        double[] volume,
        double[] diffusion,
        double[] diffusionError,
        double[] drift,
        double[] fluxSlope,
        double[][] frequencies,
        List<List<Resonance>> resonances,
        double residual) {
    private static final int SHELLS = CellProblem.DIFFERENCE.length;
    /** The step of differences, as a part of the distance to the nearest energy where the shells change. */
    private static final double STEP = 0.02;

    private static final double AGREES = 1e-9;
    private static final int HALVINGS = 12;

    public CoefficientTable {
        resonances = List.copyOf(resonances);
    }

    /**
     * @param energies increasing, above the lowest energy, not at a separatrix
     * @throws io.github.secular.numerics.InvalidInputException if an energy has no closed orbits
     * @throws io.github.secular.numerics.RefusalException if d does not exist there
     */
    public static CoefficientTable of(
            Hamiltonian1D hamiltonian,
            DiffusionCoefficient coefficient,
            double t,
            double[] energies,
            Progress progress) {
        int n = energies.length;
        double[] density = new double[n];
        double[] volume = new double[n];
        double[] diffusion = new double[n];
        double[] drift = new double[n];
        double[] slope = new double[n];
        double[][] frequencies = new double[n][];
        List<List<Resonance>> resonances = new ArrayList<>();
        double worst = 0;
        double largest = 0;
        for (int i = 0; i < n; i++) {
            progress.check();
            progress.at((double) i / n, "Diffusion coefficient");
            EnergyShell shell = hamiltonian.shell(energies[i]);
            density[i] = shell.density();
            volume[i] = shell.volume();
            diffusion[i] = coefficient.at(t, shell);
            frequencies[i] =
                    shell.orbits().stream().mapToDouble(Orbit::frequency).toArray();
            resonances.add(coefficient.resonances(t, shell));
            Neighbours around = Neighbours.of(hamiltonian, coefficient, t, shell);
            slope[i] = around.fluxSlope / density[i];
            drift[i] =
                    new CellProblem(hamiltonian, coefficient, t).drift(shell, around.below, around.above, around.step);
            worst = Math.max(worst, Math.abs(density[i] * (drift[i] - slope[i])));
            largest = Math.max(largest, Math.abs(density[i] * drift[i]));
        }
        return new CoefficientTable(
                t,
                energies.clone(),
                density,
                volume,
                diffusion,
                new double[n],
                drift,
                slope,
                frequencies,
                resonances,
                largest > 0 ? worst / largest : worst);
    }

    /** How much of d one noise makes, over all energies where d is not 0: the least and the most, from 0 to 1. */
    public double[] share(int noise) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < energies.length; i++) {
            double part = 0;
            for (Resonance r : resonances.get(i)) {
                part += r.noise() == noise ? r.strength() : 0;
            }
            if (diffusion[i] > 0) {
                least = Math.min(least, part / diffusion[i]);
                most = Math.max(most, part / diffusion[i]);
            }
        }
        return new double[] {least, most};
    }

    /** Shells at E ± jh, near enough for differences to be accurate. */
    private record Neighbours(EnergyShell[] below, EnergyShell[] above, double step, double fluxSlope) {
        static Neighbours of(Hamiltonian1D hamiltonian, DiffusionCoefficient coefficient, double t, EnergyShell shell) {
            double energy = shell.energy();
            double gap = Math.min(energy - hamiltonian.lowestEnergy(), hamiltonian.escapeEnergy() - energy);
            for (double critical : hamiltonian.criticalEnergies()) {
                gap = Math.min(gap, Math.abs(energy - critical));
            }
            double step = STEP * gap;
            for (int halving = 0; ; halving++, step /= 2) {
                EnergyShell[] below = new EnergyShell[SHELLS];
                EnergyShell[] above = new EnergyShell[SHELLS];
                double[] difference = new double[SHELLS];
                for (int j = 0; j < SHELLS; j++) {
                    below[j] = hamiltonian.shell(energy - (j + 1) * step);
                    above[j] = hamiltonian.shell(energy + (j + 1) * step);
                    difference[j] = above[j].density() * coefficient.at(t, above[j])
                            - below[j].density() * coefficient.at(t, below[j]);
                }
                double eighth = 0;
                for (int j = 0; j < SHELLS; j++) {
                    eighth += CellProblem.DIFFERENCE[j] * difference[j] / step;
                }
                double sixth = (45 * difference[0] - 9 * difference[1] + difference[2]) / (60 * step);
                double scale = Arrays.stream(difference).map(Math::abs).max().orElse(0) / step;
                if (Math.abs(eighth - sixth) <= AGREES * scale || halving == HALVINGS) {
                    return new Neighbours(below, above, step, eighth);
                }
            }
        }
    }
}
