package io.github.secular.classical.limit;

import io.github.secular.classical.EnergyShell;
import io.github.secular.classical.Hamiltonian1D;

/**
 * h0 d, the coefficient of the flux in energy. It is never interpolated: near a separatrix h0 and d are singular,
 * their product is not (MATH-classical, section 5).
 */
public interface FluxCoefficient {
    /** The flux coefficient at one energy, as a function of slow time: the costly part done once. */
    AtEnergy at(double energy);

    /** Whether it changes in slow time. */
    boolean dependsOnTime();

    /** h0 d at one energy. */
    interface AtEnergy {
        /** h0 d at slow time t, at least 0. */
        double at(double t);
    }

    /** That of a Hamiltonian under a shaking potential. */
    static FluxCoefficient of(Hamiltonian1D hamiltonian, DiffusionCoefficient coefficient) {
        return new FluxCoefficient() {
            @Override
            public AtEnergy at(double energy) {
                EnergyShell shell = hamiltonian.shell(energy);
                DiffusionCoefficient.Form form = coefficient.form(shell);
                return t -> shell.density() * form.at(t);
            }

            @Override
            public boolean dependsOnTime() {
                return coefficient.dependsOnTime();
            }
        };
    }

    /** A flux coefficient h0 d that is constant in time. */
    static FluxCoefficient constant(java.util.function.DoubleUnaryOperator h0d) {
        return new FluxCoefficient() {
            @Override
            public AtEnergy at(double energy) {
                double value = h0d.applyAsDouble(energy);
                return t -> value;
            }

            @Override
            public boolean dependsOnTime() {
                return false;
            }
        };
    }
}
