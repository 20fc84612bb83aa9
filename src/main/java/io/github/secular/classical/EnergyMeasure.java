package io.github.secular.classical;

/**
 * How phase space is spread over energies: all that the diffusion equation in energy needs of H0, in any number of
 * degrees of freedom (doc/classical.md, C2.1).
 */
public interface EnergyMeasure {
    /** E_min. */
    double lowestEnergy();

    /** h0(E) = ∫ δ(H0 − E) dy, E above E_min. */
    double density(double energy);

    /** N(E) = ∫_{H0 &lt; E} dy, the integral of h0 from E_min. */
    double volume(double energy);

    /** Energies above E_min where h0 is singular or jumps, increasing. */
    double[] criticalEnergies();
}
