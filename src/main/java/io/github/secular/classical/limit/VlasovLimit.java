package io.github.secular.classical.limit;

import io.github.secular.classical.VlasovProblem;
import io.github.secular.numerics.Progress;

/**
 * What the shell means Π f of a Vlasov problem follow as ε → 0 (doc/classical.md, C5.1). A limit of another kind is
 * one more of these, and a line in {@link io.github.secular.catalogue.VlasovLimits}.
 */
public interface VlasovLimit {
    /** By which it is chosen; lower case, no blanks. */
    String name();

    /** What it is, for a report: a clause, which {@link #validFrom} goes on. */
    String description();

    /**
     * F at the given times.
     *
     * @param times slow times t ≥ 0, increasing
     * @param tolerance largest error wanted, relative to the largest F
     * @throws io.github.secular.numerics.RefusalException if the problem has no such limit
     */
    EnergyDistribution solve(VlasovProblem problem, double[] times, double tolerance, Progress progress);

    /** Energy diffusion from Π f0 for a first look, whose error nobody estimates: it is NaN. */
    default EnergyDistribution rough(VlasovProblem problem, double[] times, Progress progress) {
        return new EnergyLimit(problem).rough(times, progress);
    }

    /** Whether F is the same for all ε. */
    default boolean isSameForAll(VlasovProblem problem) {
        return problem.relaxation().exponent() == 0;
    }

    /** The slow time from which on it holds to its order; 0 where it holds from the start. */
    default double validFrom(VlasovProblem problem, double[] energies) {
        return 0;
    }

    /** The order of its error in ε. @param first that of energy diffusion from Π f0 (doc/classical.md, C7.4); NaN if not known */
    default double order(double first) {
        return first;
    }
}
