/**
 * What remains of the Bloch equation as ε → 0 (doc/quantum.md, Q4 to Q7): rate equations and what stands between them
 * and the equation.
 *
 * <p>In the room: {@link LimitModel}, the contract, and {@link LimitModels}, the list by name. Rates by a wave:
 * {@link AveragedRates}, {@link ChiRates}, {@link DominantRates}, all on {@code RateTerms}, under {@link RateEquation};
 * almost degenerate levels: {@link PolarisedLimit} and its {@link PolarisedModel}, {@link InfiniteLevelsLimit},
 * {@link RegimeReport} in words; the delayed and delay-free equations: {@link MemoryModel}; the exact slow generator:
 * {@link SlowGeneratorModel}; noise: {@link RandomRates}, {@link RandomOperator} and their models; thousands of levels:
 * {@link SparseRates} and {@link SparseRateEquation} (doc/bloch-solvers.md, B9.4).
 *
 * <p>What flows: a Bloch model in, populations at times out ({@code PopulationTrajectory}); a {@link RateModel} also
 * gives its rates with what each is made of, for tables.
 *
 * <p>To be kept: populations of rate equations stay non-negative with a constant sum by construction, not by clipping;
 * a limit that does not exist is refused with the pair of levels that spoils it. The rest of {@code quantum} knows
 * nothing of this room.
 *
 * <p>A new limit: a class that implements {@code LimitModel} (or {@code RateModel}), a line in
 * {@code LimitModels.standard()}, its statement in doc/quantum.md; where else it is named stands in CONTRIBUTING.md.
 */
package io.github.secular.quantum.limit;
