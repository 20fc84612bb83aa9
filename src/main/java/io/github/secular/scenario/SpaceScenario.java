package io.github.secular.scenario;

import io.github.secular.classical.space.SpaceHamiltonian;
import io.github.secular.classical.space.SpaceProblem;
import io.github.secular.classical.space.SpaceSolver;
import java.util.Arrays;

/**
 * A classical problem in two or three degrees of freedom, in scaled units. The tolerance is the wanted error of F,
 * relative to its largest value.
 *
 * @param head title, times, solver, tolerance and where it is from
 * @param problem the equation with its start
 * @param energies energies to report, increasing, above the lowest; never modified
 * @param method how it is solved
 */
public record SpaceScenario(ModelHead head, SpaceProblem problem, double[] energies, SpaceSolver method)
        implements ParticleScenario {
    static final double TOLERANCE = 1e-2;

    @Override
    public SpaceScenario with(String... changes) {
        return (SpaceScenario) ParticleScenario.super.with(changes);
    }

    @Override
    public SpaceScenario under(ModelHead other, double epsilon) {
        return new SpaceScenario(other, problem.withEpsilon(epsilon), energies, method);
    }

    /** The same, one energy to be reported. */
    public SpaceScenario at(double energy) {
        return new SpaceScenario(head, problem, new double[] {energy}, method);
    }

    @Override
    public double epsilon() {
        return problem.epsilon();
    }

    /** H0. */
    public SpaceHamiltonian hamiltonian() {
        return problem.hamiltonian();
    }

    @Override
    public double[] startMeans() {
        return Arrays.stream(energies).map(problem.initial()::shellMean).toArray();
    }
}
