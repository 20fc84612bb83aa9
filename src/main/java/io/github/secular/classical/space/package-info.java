/**
 * Two and three degrees of freedom (doc/classical.md, C9): Hamiltonians whose potential is a formula of position, their
 * shells, and the coefficients of energy diffusion on them.
 *
 * <p>In the room: {@link io.github.secular.classical.space.SpaceHamiltonian} makes
 * {@link io.github.secular.classical.space.ShellBoxes}, from which points of a shell are drawn, and
 * {@link io.github.secular.classical.space.SpaceShells} measures shells; a
 * {@link io.github.secular.classical.space.SpaceProblem} is the whole problem, and
 * {@link io.github.secular.classical.space.SpaceDiffusion} its limit, in the form that {@code classical.limit} asks for.
 * d comes from tori, of sums of wells ({@code AxisLoops}) or of central potentials ({@code RadialWell}, {@code RadialOrbit}),
 * on which {@code TorusResonances} sums over harmonics, else from trajectories ({@code FlowCoefficient}).
 * Where two actions are kept, the limit is {@link io.github.secular.classical.space.ActionDiffusion}, on an
 * {@code ActionPlane} of the tori of an {@code ActionFamily}, {@code SumFamily} or {@code CentralFamily}.
 *
 * <p>A {@link io.github.secular.classical.space.SpaceSolver} finds f: {@link io.github.secular.classical.space.SpaceEnsemble}
 * follows particles, {@link io.github.secular.classical.space.JumpChain} tabulates what flights between relaxations do to
 * the energy ({@code FlightTable}, {@code KickForms}) and solves the chain that they make ({@code ChainMarch}).
 *
 * <p>To be kept: sampling of shells is exact, whatever U is; every number that is sampled or read from a table carries
 * its error; nothing depends on the number of threads.
 *
 * <p>A new well is a method of {@link io.github.secular.classical.space.SpaceWells}, with its keys in
 * {@code scenario/SpaceSection}.
 */
package io.github.secular.classical.space;
