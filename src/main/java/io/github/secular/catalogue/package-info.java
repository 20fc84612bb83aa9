/**
 * The registries: which Bloch solvers, Vlasov solvers and limits there are, by name, and the choice among them.
 *
 * <p>In the room: {@link io.github.secular.catalogue.BlochSolvers}, {@link io.github.secular.catalogue.VlasovSolvers},
 * {@link io.github.secular.catalogue.LimitModels} and {@link io.github.secular.catalogue.VlasovLimits}, each with its {@code standard()} list. What a catalogue does with
 * its list (names, remedies added to a refusal, the automatic choice) is {@link io.github.secular.solver.Catalogue} and
 * {@link io.github.secular.solver.AutomaticSolver}.
 *
 * <p>What flows: a name from a model file, a dialog or an option in, a solver out; {@code run} asks, nothing below does.
 *
 * <p>To be kept: this room stands above the methods, which do not know each other; no method is treated differently for
 * its name. A new method is written in its own room, gets one line here, and a section in doc/bloch-solvers.md or
 * doc/vlasov-solvers.md.
 */
package io.github.secular.catalogue;
