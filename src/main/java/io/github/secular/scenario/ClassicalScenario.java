package io.github.secular.scenario;

import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.InitialDensity;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.ShakingPotential;
import io.github.secular.classical.ShellMeans;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.numerics.InvalidInputException;

/**
 * A whole classical problem: the Vlasov equation of doc/classical.md, C1.2, in scaled units. The tolerance is the
 * wanted error of Πf, relative to its largest value.
 *
 * @param head title, times, units, solver, tolerance and where it is from
 * @param problem the equation with its start
 * @param energies energies to report, increasing, above the lowest, off the separatrices; never modified
 */
public record ClassicalScenario(ModelHead head, VlasovProblem problem, double[] energies) implements ParticleScenario {
    static final double TOLERANCE = 1e-5;

    /**
     * A problem built in code; its solver is "automatic", its tolerance 1e-5.
     *
     * @param energies to report, increasing, above the lowest, off the separatrices; at least 2
     * @param times slow times to report, increasing, at least 0, dimensionless
     * @throws InvalidInputException if there are no such energies or times, or the start lies outside the well
     */
    public static ClassicalScenario of(VlasovProblem problem, double[] energies, double... times) {
        ModelHead head = ModelHead.ofCode(times, TOLERANCE);
        double lowest = problem.hamiltonian().lowestEnergy();
        for (int i = 0; i < energies.length; i++) {
            if (!(energies[i] > (i == 0 ? lowest : energies[i - 1]) && energies[i] < Double.POSITIVE_INFINITY)) {
                throw new InvalidInputException(
                        "energies[" + i + "]", "" + energies[i], "energies above " + lowest + ", increasing");
            }
        }
        ClassicalReader.requireInside(problem.initial(), problem.hamiltonian(), TOLERANCE);
        if (energies.length < 2) {
            throw new InvalidInputException("energies", energies.length + " of them", "at least 2");
        }
        return new ClassicalScenario(head, problem, energies.clone());
    }

    /**
     * A classical scenario as one of a single degree of freedom.
     *
     * @throws InvalidInputException if it has more, or is none
     */
    public static ClassicalScenario of(ModelScenario scenario) {
        if (scenario instanceof ClassicalScenario one) {
            return one;
        }
        throw scenario instanceof SpaceScenario space
                ? new InvalidInputException(
                        "dimension", "" + space.hamiltonian().dimension(), "1 here")
                : new InvalidInputException("kind", "\"quantum\"", "\"classical\" for this subcommand");
    }

    @Override
    public ClassicalScenario with(String... changes) {
        return (ClassicalScenario) ParticleScenario.super.with(changes);
    }

    @Override
    public ClassicalScenario under(ModelHead other, double epsilon) {
        return new ClassicalScenario(other, problem.withEpsilon(epsilon), energies);
    }

    /** H0. */
    public Hamiltonian1D hamiltonian() {
        return problem.hamiltonian();
    }

    /** γ with its kernel, per unit of fast time, its factor ε^μ not applied. */
    public Relaxation relaxation() {
        return problem.relaxation();
    }

    /** V. */
    public ShakingPotential shaking() {
        return problem.shaking();
    }

    @Override
    public double epsilon() {
        return problem.epsilon();
    }

    /** f(0). */
    public InitialDensity initial() {
        return problem.initial();
    }

    @Override
    public double[] startMeans() {
        return new ShellMeans(hamiltonian(), energies).means(initial()::at);
    }

    /**
     * The same model started from another density, such as that of an image.
     *
     * @param other f(0)
     * @param note what it is, for the account
     */
    public ClassicalScenario withInitial(InitialDensity other, String note) {
        return new ClassicalScenario(
                head.noting(note),
                new VlasovProblem(hamiltonian(), relaxation(), shaking(), epsilon(), other, problem.highestEnergy()),
                energies);
    }
}
