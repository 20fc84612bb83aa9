/**
 * The bridge between the two halves of the program: one well, seen with and without ħ (doc/semiclassical.md).
 *
 * <p>{@link WellLevels} are the stationary states of a one-dimensional Hamiltonian; a {@link LevelSearch} refines a
 * {@link SincGrid} until they stand, and a {@link WeylSymbol} makes operators of functions of phase space.
 *
 * <p>What flows: a Hamiltonian, a number ħ and a highest energy in, levels with their errors out, which answer for
 * elements of operators and for values of wave functions. Nothing here reads files or draws.
 *
 * <p>To be kept: {@code quantum} and {@code classical} do not know each other; what links them is here. Energies are
 * those of H0; a Bloch model has e = E/ħ and V = −V̂/ħ, since its Hamiltonian is H0 − εV (doc/quantum.md, Q1.2).
 * Whatever is computed in a cut basis comes with what the cut leaves out.
 */
package io.github.secular.asymptotics.semiclassical;
