package io.github.secular.classical;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * Π over given shells for functions of any smoothness, such as images: the trapezoidal rule in time on each orbit,
 * with points doubled until the mean settles or {@value #POINTS} are used. For smooth functions it is exact to
 * rounding (doc/classical.md, C2.2 and C2.4).
 */
public final class ShellMeans {
    private static final int POINTS = 512;
    private static final int FEWEST = 32;
    private static final double SETTLED = 1e-12;

    private final double[] energies;
    private final List<EnergyShell> shells = new ArrayList<>();
    private final List<OrbitSamples[]> samples = new ArrayList<>();

    /** @param energies above the lowest energy, below that of escape, not on a separatrix */
    public ShellMeans(Hamiltonian1D hamiltonian, double[] energies) {
        this.energies = energies.clone();
        for (double energy : energies) {
            EnergyShell shell = hamiltonian.shell(energy);
            shells.add(shell);
            samples.add(shell.orbits().stream().map(o -> o.sample(POINTS)).toArray(OrbitSamples[]::new));
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
            sum += shells.get(i).share(c) * mean(samples.get(i)[c], f);
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

    /** The points of a shell that {@code mean} uses at most, component by component. */
    public OrbitSamples samples(int i, int component) {
        return samples.get(i)[component];
    }

    private static double mean(OrbitSamples orbit, DoubleBinaryOperator f) {
        int stride = POINTS / FEWEST;
        double sum = 0;
        double size = 0;
        for (int j = 0; j < POINTS; j += stride) {
            double value = f.applyAsDouble(orbit.x()[j], orbit.p()[j]);
            sum += value;
            size += Math.abs(value);
        }
        double mean = sum / FEWEST;
        for (int n = FEWEST; n < POINTS; n *= 2) {
            int half = stride / 2;
            for (int j = half; j < POINTS; j += stride) {
                double value = f.applyAsDouble(orbit.x()[j], orbit.p()[j]);
                sum += value;
                size += Math.abs(value);
            }
            stride = half;
            double finer = sum / (2 * n);
            if (Math.abs(finer - mean) <= SETTLED * size / (2 * n)) {
                return finer;
            }
            mean = finer;
        }
        return mean;
    }
}
