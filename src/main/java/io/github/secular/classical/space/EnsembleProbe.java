package io.github.secular.classical.space;

import io.github.secular.numerics.FormulaArrays;
import java.util.Arrays;

/** What some particles of a start tell of its motion. */
final class EnsembleProbe {
    private static final double FIRST_STEP = 0.3;
    /** The same where H0 is moved exactly. */
    private static final double FIRST_EXACT_STEP = 0.6;

    private final SpaceProblem problem;
    private final long seed;
    private final FormulaArrays gradient;
    private final double energy;
    private final double spread;
    private final double speed;

    /** @param seed of the particles */
    EnsembleProbe(SpaceProblem problem, long seed) {
        this.problem = problem;
        this.seed = seed;
        int n = FormulaArrays.BLOCK;
        int d = problem.hamiltonian().dimension();
        gradient = FormulaArrays.gradient(problem.hamiltonian().kind().formula(), d);
        EnsembleBlock block = block(0, false, EnsemblePace.of(1));
        double[] energies = new double[n];
        block.energies(energies);
        this.energy = Arrays.stream(energies).sum() / n;
        double squares = 0;
        double momenta = 0;
        for (int a = 0; a < d; a++) {
            double mean = 0;
            for (int i = 0; i < n; i++) {
                mean += block.coordinate(a, i) / n;
                momenta += Math.pow(block.coordinate(d + a, i), 2) / n;
            }
            for (int i = 0; i < n; i++) {
                squares += Math.pow(block.coordinate(a, i) - mean, 2) / n;
            }
        }
        this.spread = squares;
        this.speed = momenta;
    }

    /** A full block of the first particles. @param number of the block */
    EnsembleBlock block(int number, boolean driven, EnsemblePace pace) {
        long first = (long) number * FormulaArrays.BLOCK;
        return new EnsembleBlock(problem, gradient, driven, pace, seed, first, FormulaArrays.BLOCK);
    }

    /** ⟨H0⟩ − E_min. */
    double height() {
        return energy - problem.hamiltonian().lowestEnergy();
    }

    /** √(⟨|q − q̄|²⟩/⟨|p|²⟩), about 1/ω. */
    double time() {
        return Math.sqrt(Math.max(spread, 1e-300) / speed);
    }

    /** The first step to try; half of it is looked at beside: no oscillation of the drive may be slow to both by aliasing. */
    double firstStep() {
        boolean isExact = problem.hamiltonian().kind().isOscillator();
        return Math.min(
                (isExact ? FIRST_EXACT_STEP : FIRST_STEP) * time(),
                1 / problem.drive().fastest());
    }

    /** How often noises jump, per unit of fast time. @throws io.github.secular.numerics.RefusalException for a noise without paths */
    double jumps() {
        return problem.drive().jumps();
    }

    /** γ at the mean energy. */
    double rate() {
        return problem.rates().rate(energy);
    }
}
