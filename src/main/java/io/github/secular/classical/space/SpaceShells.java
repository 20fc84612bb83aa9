package io.github.secular.classical.space;

import io.github.secular.classical.EnergyMeasure;

/** A Hamiltonian with its measure, computed once for all who ask. */
public final class SpaceShells {
    private static final int HALVINGS = 60;

    private final SpaceHamiltonian hamiltonian;
    private final PhaseVolume measure;

    public SpaceShells(SpaceHamiltonian hamiltonian) {
        this.hamiltonian = hamiltonian;
        this.measure = new PhaseVolume(hamiltonian);
    }

    public SpaceHamiltonian hamiltonian() {
        return hamiltonian;
    }

    /** h0 and N. */
    public EnergyMeasure measure() {
        return measure;
    }

    /** What N may be off by at energies above one, relative to itself, as far as it has been asked for. */
    public double volumeError(double energy) {
        return measure.errorAbove(energy);
    }

    /** The mass of a start that errors of N may put to wrong energies. */
    double massError(SpaceDensity start) {
        return measure.massError(start::shellMean);
    }

    /** The energy whose shell encloses a volume, between two energies. */
    double energyOf(double volume, double from, double to) {
        double low = from;
        double high = to;
        for (int i = 0; i < HALVINGS && high - low > 1e-13 * Math.abs(high - hamiltonian.lowestEnergy()); i++) {
            double middle = 0.5 * (low + high);
            if (measure.volume(middle) < volume) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }
}
