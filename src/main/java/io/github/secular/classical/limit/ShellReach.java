package io.github.secular.classical.limit;

import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.InitialDensity;
import io.github.secular.classical.PhaseRange;
import io.github.secular.classical.ShellMeans;

/** Up to which energies there is something to diffuse. */
final class ShellReach {
    /** Beyond the energy where Π f0 has fallen to this part of its largest value there is next to nothing. */
    private static final double TAIL = 1e-13;

    /** Nearest to the energy of escape that shells are followed to, as a part of it. */
    private static final double BELOW_ESCAPE = 0.995;

    private ShellReach() {}

    /** The highest energy that shells are followed to. */
    static double ceiling(Hamiltonian1D h) {
        if (h.absorbs()) {
            return h.top();
        }
        double escape = h.escapeEnergy();
        return escape == Double.POSITIVE_INFINITY
                ? escape
                : h.lowestEnergy() + BELOW_ESCAPE * (escape - h.lowestEnergy());
    }

    /** Above the energies at which f0 is more than nothing. */
    static double start(Hamiltonian1D h, InitialDensity f0) {
        PhaseRange r = f0.extent();
        double corner = 0;
        for (double x : new double[] {r.xFrom(), r.xTo()}) {
            for (double p : new double[] {r.pFrom(), r.pTo()}) {
                corner = Math.max(corner, h.energy(x, p));
            }
        }
        double lowest = h.lowestEnergy();
        double top = Math.min(corner, ceiling(h));
        int n = 60;
        double[] energies = new double[n];
        for (int i = 0; i < n; i++) {
            double s = (i + 1.0) / n;
            energies[i] = clear(h, lowest + s * s * (top - lowest));
        }
        double[] means = new ShellMeans(h, energies).means(f0::at);
        double largest = 0;
        for (double m : means) {
            largest = Math.max(largest, Math.abs(m));
        }
        for (int i = n - 2; i >= 0; i--) {
            if (Math.abs(means[i]) > TAIL * largest) {
                return energies[i + 1];
            }
        }
        return top;
    }

    /** An energy off the separatrices. */
    static double clear(Hamiltonian1D h, double energy) {
        double trifle = 1e-6 * (energy - h.lowestEnergy());
        for (double critical : h.criticalEnergies()) {
            if (Math.abs(energy - critical) < trifle) {
                return critical + trifle;
            }
        }
        return energy;
    }
}
