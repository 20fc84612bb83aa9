package io.github.secular.scenario;

import io.github.secular.classical.FormulaFunction;
import io.github.secular.classical.GaussianDensity;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.Wells;
import io.github.secular.drive.OrnsteinUhlenbeckNoise;
import io.github.secular.drive.TelegraphNoise;
import io.github.secular.numerics.Sentence;
import java.util.List;

/**
 * A trapped ion under electric field noise, in laboratory units.
 *
 * <p>Scales: time 1/ω, action ħ, so that H0 = (x² + p²)/2 counts energies in quanta ħω and x = X √(mω/ħ). The force
 * of a field E is qE, hence ε V = −(q E_rms / √(m ħ ω³)) · x ξ(τ), with E[ξ²] = 1, and one unit of slow time is
 * 1/(ε² ω) seconds. The sign of V does not matter to its mean effect.
 *
 * @param timeUnit seconds per unit of slow time
 */
record TrapSection(
        Hamiltonian1D hamiltonian,
        RandomPotential shaking,
        double epsilon,
        GaussianDensity initial,
        double timeUnit,
        List<String> notes) {
    static final String[] KEYS = {"trap", "fieldNoise"};

    static TrapSection read(Place root) {
        Place trap = root.get("trap").allow("mass", "charge", "frequency", "unit");
        double mass = trap.get("mass").positive() * PhysicalConstants.ATOMIC_MASS;
        double charge = trap.find("charge").map(Place::positive).orElse(1.0) * PhysicalConstants.E;
        double omega = trap.get("frequency").positive()
                * LabUnits.angular(trap.get("unit")).doubleValue();
        Place noise = root.get("fieldNoise").allow("type", "heatingRate", "spectralDensity", "correlationTime");
        if (noise.has("heatingRate") == noise.has("spectralDensity")) {
            throw noise.wrong("exactly one of heatingRate and spectralDensity");
        }
        double memory = noise.get("correlationTime").positive() * omega;
        boolean gaussian = noise.find("type")
                .map(t -> t.choice("ornstein-uhlenbeck", "telegraph"))
                .orElse("ornstein-uhlenbeck")
                .equals("ornstein-uhlenbeck");
        // dn/dt = q² S_E(ω)/(4 m ħ ω), S_E the one-sided spectral density per Hz (Turchette et al. 2000)
        double perDensity = charge * charge / (4 * mass * PhysicalConstants.HBAR * omega);
        double rate = noise.has("heatingRate")
                ? noise.get("heatingRate").positive()
                : noise.get("spectralDensity").positive() * perDensity;
        // dn/dt = ε² ω d0 with d = d0 E, d0 = Re 1/(1/T + i) = T/(1 + T²) for a covariance e^{−τ/T}
        // (doc/classical.md, C6.4, γ = 0)
        double d0 = memory / (1 + memory * memory);
        double epsilon = Math.sqrt(rate / (omega * d0));
        double field = epsilon * Math.sqrt(mass * PhysicalConstants.HBAR * omega * omega * omega) / charge;
        Place initial = root.get("initial").allow("quanta");
        double quanta = initial.get("quanta").nonNegative();
        return new TrapSection(
                new Hamiltonian1D(Wells.harmonic(1)),
                new RandomPotential(
                        FormulaFunction.of("x"),
                        gaussian ? new OrnsteinUhlenbeckNoise(memory, 1) : new TelegraphNoise(memory, 1)),
                epsilon,
                // the Wigner function of a thermal state, whose moments the classical equation carries exactly
                new GaussianDensity(0, 0, quanta + 0.5),
                1 / (epsilon * epsilon * omega),
                List.of(
                        Sentence.of(
                                "Energies are in quanta of the trap; epsilon = %.4g, one unit of slow time is %.4g s.",
                                epsilon, 1 / (epsilon * epsilon * omega)),
                        Sentence.of(
                                "The noise heats by %.4g quanta/s: S_E = %.4g V^2/m^2/Hz at the trap frequency, field"
                                        + " %.4g V/m rms.",
                                rate, rate / perDensity, field)));
    }
}
