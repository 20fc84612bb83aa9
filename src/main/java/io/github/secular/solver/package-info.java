/**
 * What every method of solution is to the rest of the house, on the quantum side and on the classical one: a
 * {@link io.github.secular.solver.Solver} with a name, a description and a foretold cost makes an
 * {@link io.github.secular.solver.Answer} with a {@link io.github.secular.solver.Report}. A
 * {@link io.github.secular.solver.Catalogue} holds those of one kind of problem by name and adds to a refusal which of
 * the others apply; {@link io.github.secular.solver.AutomaticSolver} chooses by foretold cost and estimated error. No
 * method is named in this package, and no physics: rules about a method belong into the method.
 */
package io.github.secular.solver;
