package io.github.secular.classical.limit;

import io.github.secular.classical.EnergyShell;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.drive.Envelope;
import java.util.List;

/**
 * h0 d, the coefficient of the flux in energy. It is never interpolated: near a separatrix h0 and d are singular,
 * their product is not (doc/vlasov-solvers.md, V8.1).
 */
public interface FluxCoefficient {
    /** The flux coefficient at one energy, as a function of the envelopes: the costly part done once. */
    AtEnergy at(double energy);

    /** The envelopes that it depends on, each as often as it likes; empty where it does not change in time. */
    List<Envelope> envelopes();

    /** Whether it changes in slow time. */
    default boolean dependsOnTime() {
        return envelopes().stream().anyMatch(g -> !g.isConstant());
    }

    /** h0 d at one energy. */
    interface AtEnergy {
        /**
         * h0 d, at least 0.
         *
         * @param g the values of the envelopes, in their order, then their slopes
         */
        double at(double[] g);
    }

    /** That of a Hamiltonian under a shaking potential. */
    static FluxCoefficient of(Hamiltonian1D hamiltonian, DiffusionCoefficient coefficient) {
        return new FluxCoefficient() {
            @Override
            public AtEnergy at(double energy) {
                EnergyShell shell = hamiltonian.shell(energy);
                DiffusionCoefficient.Form form = coefficient.form(shell);
                return g -> shell.density() * form.of(g);
            }

            @Override
            public List<Envelope> envelopes() {
                return coefficient.envelopes();
            }
        };
    }

    /** A flux coefficient h0 d that is constant in time. */
    static FluxCoefficient constant(java.util.function.DoubleUnaryOperator h0d) {
        return new FluxCoefficient() {
            @Override
            public AtEnergy at(double energy) {
                double value = h0d.applyAsDouble(energy);
                return g -> value;
            }

            @Override
            public List<Envelope> envelopes() {
                return List.of();
            }
        };
    }
}
