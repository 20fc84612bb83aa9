package io.github.secular.classical;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.SmallParameter;

/**
 * The Vlasov equation of doc/classical.md, C1.2, in slow time t = ε² τ:
 *
 * <pre>
 *   ∂_t f + ε⁻² {H0, f} + ε⁻¹ {V, f} = ε⁻² γ(H0) (P f − f),   f(0) = f0
 * </pre>
 *
 * @param hamiltonian H0
 * @param relaxation γ, per unit of fast time, with its kernel; its factor ε^μ included by {@link #rates}
 * @param shaking V
 * @param epsilon ε > 0
 * @param initial f0
 * @param highestEnergy the energy up to which solvers on energy grids reach; NaN to leave it to them
 */
public record VlasovProblem(
        Hamiltonian1D hamiltonian,
        Relaxation relaxation,
        ShakingPotential shaking,
        double epsilon,
        InitialDensity initial,
        double highestEnergy) {
    /** @throws InvalidInputException unless ε is a number from 1e-75 to 1e75 and the highest energy lies above the lowest */
    public VlasovProblem {
        SmallParameter.require(epsilon);
        if (!Double.isNaN(highestEnergy)) {
            if (!(highestEnergy > hamiltonian.lowestEnergy())) {
                throw new InvalidInputException(
                        "highest energy", "" + highestEnergy, "an energy above " + hamiltonian.lowestEnergy());
            }
            hamiltonian.checkConfines(highestEnergy);
        }
    }

    public VlasovProblem(
            Hamiltonian1D hamiltonian,
            Relaxation relaxation,
            ShakingPotential shaking,
            double epsilon,
            InitialDensity initial) {
        this(hamiltonian, relaxation, shaking, epsilon, initial, Double.NaN);
    }

    /** The relaxation at this ε. */
    public Relaxation rates() {
        return relaxation.at(epsilon);
    }

    /** Fast time τ = t/ε². */
    public double fastTime(double t) {
        return t / (epsilon * epsilon);
    }

    /** The same at another ε. */
    public VlasovProblem withEpsilon(double other) {
        return new VlasovProblem(hamiltonian, relaxation, shaking, other, initial, highestEnergy);
    }

    /** @throws InvalidInputException unless the times are finite, at least 0 and increasing */
    public static void checkTimes(double[] times) {
        for (int i = 0; i < times.length; i++) {
            if (!(times[i] >= 0 && times[i] < Double.POSITIVE_INFINITY && (i == 0 || times[i] > times[i - 1]))) {
                throw new InvalidInputException(
                        "times[" + i + "]", "" + times[i], "finite times of at least 0, each later than the last");
            }
        }
    }
}
