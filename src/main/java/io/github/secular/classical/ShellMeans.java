package io.github.secular.classical;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * Π over given shells for functions of any smoothness, such as images: the trapezoidal rule in time on each orbit,
 * with points doubled until the mean settles or 512 are used. For smooth functions it is exact to
 * rounding (doc/classical.md, C2.2 and C2.4).
 */
public final class ShellMeans {
    private static final int FEWEST = 32;
    /** Up to 512 points. */
    private static final int LEVELS = 5;

    private static final double SETTLED = 1e-12;

    private final double[] energies;
    private final List<EnergyShell> shells = new ArrayList<>();
    /** By shell and component: {@value #FEWEST}, then those that double their number, as far as they were asked for. */
    private final List<OrbitSamples[][]> samples = new ArrayList<>();

    /** @param energies above the lowest energy, below that of escape, not on a separatrix */
    public ShellMeans(Hamiltonian1D hamiltonian, double[] energies) {
        this.energies = energies.clone();
        for (double energy : energies) {
            EnergyShell shell = hamiltonian.shell(energy);
            shells.add(shell);
            samples.add(
                    shell.orbits().stream().map(o -> new OrbitSamples[LEVELS]).toArray(OrbitSamples[][]::new));
        }
    }

    /** The energies, a copy. */
    public double[] energies() {
        return energies.clone();
    }

    public int size() {
        return energies.length;
    }

    public EnergyShell shell(int i) {
        return shells.get(i);
    }

    /** Π f over the whole shell number i. */
    public double mean(int i, DoubleBinaryOperator f) {
        double sum = 0;
        for (int c = 0; c < samples.get(i).length; c++) {
            sum += shells.get(i).share(c) * mean(i, c, f);
        }
        return sum;
    }

    /** Π f over all shells. */
    public double[] means(DoubleBinaryOperator f) {
        double[] out = new double[size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = mean(i, f);
        }
        return out;
    }

    /** {@value #FEWEST} of them, or as many as all levels below have, half way between those. */
    private synchronized OrbitSamples fresh(int i, int component, int level) {
        OrbitSamples[] known = samples.get(i)[component];
        if (known[level] == null) {
            Orbit orbit = shells.get(i).orbits().get(component);
            known[level] = level == 0 ? orbit.sample(FEWEST) : orbit.between(FEWEST << (level - 1));
        }
        return known[level];
    }

    private double mean(int i, int component, DoubleBinaryOperator f) {
        double sum = 0;
        double size = 0;
        double mean = Double.NaN;
        for (int level = 0; level < LEVELS; level++) {
            OrbitSamples orbit = fresh(i, component, level);
            for (int j = 0; j < orbit.size(); j++) {
                double value = f.applyAsDouble(orbit.x()[j], orbit.p()[j]);
                sum += value;
                size += Math.abs(value);
            }
            int count = FEWEST << level;
            double finer = sum / count;
            if (Math.abs(finer - mean) <= SETTLED * size / count) {
                return finer;
            }
            mean = finer;
        }
        return mean;
    }
}
