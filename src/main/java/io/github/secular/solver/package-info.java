/**
 * What every method of solution is to the rest of the house, on the quantum side and on the classical one.
 *
 * <p>In the room: a {@link io.github.secular.solver.Solver} with a name, a description and a foretold cost makes an
 * {@link io.github.secular.solver.Answer} with a {@link io.github.secular.solver.Report}. A
 * {@link io.github.secular.solver.Catalogue} holds those of one kind of problem by name and adds to a refusal which of
 * the others apply; {@link io.github.secular.solver.AutomaticSolver} chooses by foretold cost and estimated error;
 * {@link io.github.secular.solver.DescribedSolver} holds the words of one that are the same for every problem;
 * {@link io.github.secular.solver.LongRun} tells of hours before they begin.
 *
 * <p>What flows: a problem, times and a tolerance in; an answer out, or a refusal in one sentence.
 *
 * <p>To be kept: no method is named in this room, and no physics. A rule about a method belongs into the method: what it
 * foretells ({@code predictedWork}), what it may spend ({@code within}), why it is the one to choose ({@code merit}).
 */
package io.github.secular.solver;
