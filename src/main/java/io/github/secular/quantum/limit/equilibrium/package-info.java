/**
 * Where rate equations end (MATH-quantum, section 7): {@link
 * io.github.secular.quantum.limit.equilibrium.CommunicatingClasses} sorts levels by who reaches whom, {@link
 * io.github.secular.quantum.limit.equilibrium.Equilibrium} gives every closed class its stationary state and what
 * it absorbs, {@link io.github.secular.quantum.limit.equilibrium.DetailedBalance} tells whether that is thermal,
 * and {@link io.github.secular.quantum.limit.equilibrium.EquilibriumTrend} whether it survives when levels are
 * added. No step subtracts populations, so that small ones keep their digits.
 */
package io.github.secular.quantum.limit.equilibrium;
