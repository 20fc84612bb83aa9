/**
 * Where rate equations end (doc/quantum.md, Q8).
 *
 * <p>{@link io.github.secular.quantum.limit.equilibrium.CommunicatingClasses} sorts levels by who reaches whom,
 * {@link io.github.secular.quantum.limit.equilibrium.Equilibrium} gives every closed class its stationary state and
 * what it absorbs, {@link io.github.secular.quantum.limit.equilibrium.DetailedBalance} tells whether that is thermal,
 * and {@link io.github.secular.quantum.limit.equilibrium.EquilibriumTrend} whether it survives when levels are added.
 * {@link io.github.secular.quantum.limit.equilibrium.EquilibriumReport} puts it in words.
 *
 * <p>What flows: a rate matrix and populations in, records out; nothing is solved in time.
 *
 * <p>To be kept: nothing is assumed of symmetry, since spontaneous emission goes one way; no step subtracts
 * populations, so that small ones keep their digits (doc/bloch-solvers.md, B9.5).
 */
package io.github.secular.quantum.limit.equilibrium;
