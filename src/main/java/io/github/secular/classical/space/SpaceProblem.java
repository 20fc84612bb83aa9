package io.github.secular.classical.space;

import io.github.secular.classical.Relaxation;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.SmallParameter;

/**
 * The Vlasov equation of doc/classical.md, C1.2, in two or three degrees of freedom.
 *
 * @param shells H0 and its measure
 * @param relaxation γ(E) ε^μ per unit of fast time, towards the mean over the whole shell; without a kernel
 * @param drive V, of positions
 * @param epsilon ε > 0
 * @param initial f0, of mass 1
 */
public record SpaceProblem(
        SpaceShells shells, Relaxation relaxation, SpaceDrive drive, double epsilon, SpaceDensity initial) {
    /** @throws InvalidInputException unless ε is a number from 1e-75 to 1e75 and the relaxation has no kernel */
    public SpaceProblem {
        SmallParameter.require(epsilon);
        if (relaxation.hasKernel()) {
            throw new InvalidInputException(
                    "relaxation.kernel",
                    "a kernel in " + shells.hamiltonian().dimension() + " dimensions",
                    "no kernel where the dimension is above 1");
        }
    }

    public SpaceHamiltonian hamiltonian() {
        return shells.hamiltonian();
    }

    /** The relaxation at this ε. */
    public Relaxation rates() {
        return relaxation.at(epsilon);
    }

    /** For limits. @throws RefusalException if there is no relaxation at all */
    void requireRelaxation() {
        if (drive.isRandom() && relaxation.isZero()) {
            limitRate(hamiltonian().lowestEnergy());
        }
        relaxation.require();
    }

    /** γ at the ε in use and an energy, for limits. @throws RefusalException if it is 0 */
    double limitRate(double energy) {
        double gamma = rates().rate(energy);
        if (drive.isRandom() && !(gamma > 0)) {
            throw new RefusalException(
                    "Under noises in two and three dimensions there is no limit without relaxation, which is what"
                            + " spreads f over a shell or a torus (gamma = 0 at E = " + energy
                            + "); set gamma above 0 on all energies in use, or take particles alone.");
        }
        return Relaxation.required(gamma, energy);
    }

    /** Fast time τ = t/ε². */
    public double fastTime(double t) {
        return t / (epsilon * epsilon);
    }

    /** The same at another ε. */
    public SpaceProblem withEpsilon(double other) {
        return new SpaceProblem(shells, relaxation, drive, other, initial);
    }
}
