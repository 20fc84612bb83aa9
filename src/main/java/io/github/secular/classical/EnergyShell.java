package io.github.secular.classical;

import java.util.List;

/**
 * The set H0(x, p) = E: one closed orbit per well that it reaches into (doc/classical.md, C2.1).
 * The orbits stand from left to right.
 */
public final class EnergyShell {
    private final double energy;
    private final List<Orbit> orbits;
    private final double density;
    private final double volume;

    EnergyShell(double energy, List<Orbit> orbits) {
        this.energy = energy;
        this.orbits = List.copyOf(orbits);
        double time = 0;
        double action = 0;
        for (Orbit orbit : orbits) {
            time += orbit.period();
            action += orbit.action();
        }
        this.density = time;
        this.volume = 2 * Math.PI * action;
    }

    /** E. */
    public double energy() {
        return energy;
    }

    /** The components of the shell, from left to right. */
    public List<Orbit> orbits() {
        return orbits;
    }

    /** h0(E) = Σ_c T_c: phase volume per energy. */
    public double density() {
        return density;
    }

    /** N(E) = Σ_c 2π I_c: the phase volume of H0 &lt; E; N′ = h0. */
    public double volume() {
        return volume;
    }

    /** The fraction T_c / h0 of the shell that a component holds. */
    public double share(int component) {
        return orbits.get(component).period() / density;
    }

    /** Π f(E) over the whole shell, all components, as in the papers. */
    public double mean(PhaseFunction f) {
        double sum = 0;
        for (Orbit orbit : orbits) {
            sum += orbit.period() * orbit.mean(f);
        }
        return sum / density;
    }

    /** The mean of f over each component by itself, from left to right. */
    public double[] meanPerComponent(PhaseFunction f) {
        return orbits.stream().mapToDouble(orbit -> orbit.mean(f)).toArray();
    }
}
