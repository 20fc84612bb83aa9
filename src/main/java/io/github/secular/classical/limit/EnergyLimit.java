package io.github.secular.classical.limit;

import io.github.secular.classical.EnergyMeasure;
import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.ShellMeans;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.numerics.Progress;

/**
 * The limit of a Vlasov problem: energy diffusion from F(0) = Π f0, on a grid that is made long enough for hardly
 * any mass to leave at its top (doc/vlasov-solvers.md, V8.3).
 *
 * @param coefficient d(E) of the problem
 */
public record EnergyLimit(VlasovProblem problem, DiffusionCoefficient coefficient) implements EnergyModel {
    /** Energies, and angle harmonics, at which relaxation is looked at. */
    private static final int RATES = 24;

    /** The relaxation is taken at the problem's ε. */
    public EnergyLimit(VlasovProblem problem) {
        this(problem, new DiffusionCoefficient(problem.shaking(), problem.rates(), problem.epsilon()));
    }

    /** How fast the drive changes, which the limit takes for slow. */
    public DriveChange change() {
        Hamiltonian1D h = problem.hamiltonian();
        double top = ShellReach.start(h, problem.initial());
        double least = Double.POSITIVE_INFINITY;
        for (int i = 1; i <= RATES; i++) {
            double energy = h.lowestEnergy() + (double) i / RATES * (top - h.lowestEnergy());
            least = Math.min(least, problem.rates().rate(energy));
            for (int k = 1; k <= RATES && problem.relaxation().shellKernel().isEmpty(); k++) {
                least = Math.min(least, problem.rates().rate(energy, k));
            }
        }
        return new DriveChange(coefficient.envelopes(), problem.epsilon(), least);
    }

    /** F from Π f0. */
    public EnergyDistribution solve(double[] times, double tolerance, Progress progress) {
        return new EnergySolution(this).solve(times, tolerance, progress);
    }

    /** F from Π f0 corrected for what is left of the angles at order ε; see {@link IllPreparedStart}. */
    public EnergyDistribution corrected(double[] times, double tolerance, Progress progress) {
        return new EnergySolution(this).solve(new IllPreparedStart(problem)::apply, times, tolerance, progress);
    }

    /** F from Π f0, for a first look; see {@link EnergySolution#rough}. */
    public EnergyDistribution rough(double[] times, Progress progress) {
        return new EnergySolution(this).rough(times, progress);
    }

    @Override
    public EnergyMeasure measure() {
        return problem.hamiltonian();
    }

    @Override
    public FluxCoefficient flux() {
        return FluxCoefficient.of(problem.hamiltonian(), coefficient);
    }

    @Override
    public double start(double energy) {
        return new ShellMeans(problem.hamiltonian(), new double[] {energy}).mean(0, problem.initial()::at);
    }

    @Override
    public double mass() {
        return problem.initial().mass();
    }

    @Override
    public double body() {
        return ShellReach.start(problem.hamiltonian(), problem.initial());
    }

    @Override
    public double ceiling() {
        return ShellReach.ceiling(problem.hamiltonian());
    }

    @Override
    public boolean absorbs() {
        return problem.hamiltonian().absorbs();
    }

    @Override
    public double clear(double energy) {
        return ShellReach.clear(problem.hamiltonian(), energy);
    }
}
