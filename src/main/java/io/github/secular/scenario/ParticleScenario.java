package io.github.secular.scenario;

/** A classical problem in any number of degrees of freedom: what tables and charts over the energy ask of it. */
public sealed interface ParticleScenario extends ModelScenario permits ClassicalScenario, SpaceScenario {
    /** Energies to report, increasing, above the lowest; never modified. */
    double[] energies();

    /** What F(0) = Π f0 is at the energies, as exactly as it is known. */
    double[] startMeans();

    /** Unit of energies on the screen, "" for dimensionless ones. */
    default String energySymbol() {
        return units().lab() ? "quanta" : "";
    }

    /** "E", or "E (quanta)". */
    default String energyLabel() {
        return units().lab() ? "E (" + energySymbol() + ")" : "E";
    }

    /** What positions and momenta are measured in, a remark on phase space; "" for dimensionless ones. */
    default String scales() {
        return units().lab() ? "x in √(ħ/mω), p in √(ħmω), E in ħω" : "";
    }

    /** The unit of a(E), energy per time; "" for dimensionless ones. */
    default String driftSymbol() {
        return units().lab() ? energySymbol() + "/" + units().timeSymbol() : "";
    }

    /** The unit of d(E), energy squared per time; "" for dimensionless ones. */
    default String diffusionSymbol() {
        return units().lab() ? energySymbol() + "^2/" + units().timeSymbol() : "";
    }
}
