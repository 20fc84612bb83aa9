package io.github.secular.quantum.limit;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.Sentence;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.BlochProblem;
import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.SolverReport;
import io.github.secular.solver.DescribedSolver;

/**
 * The first two steps of paper 2's hierarchy, which still oscillate with the wave: the delayed equation (14), the
 * Bloch equation without couplings among coherences; and the delay-free equation (11), dp/dt = (Ψ_ε(τ) + W)_♯ p
 * (doc/quantum.md, Q5.1 and Q5.2).
 *
 * <p>Where the run is short, {@link PairEquation} is integrated in fast time as it stands. Otherwise only the layer
 * in which the start is forgotten is, and {@link PopulationTorus} goes on from there at a cost independent of ε. Where
 * envelopes jump or bend both start anew with the populations and memories of that moment.
 */
public final class MemoryModel extends DescribedSolver<BlochProblem, PopulationTrajectory> implements LimitModel {
    /** A second run with errors of its steps larger by this tells what those of the first are. */
    private static final double LOOSER = 100;

    /** By how much more than in proportion a difference of two runs is taken for the error of the better one. */
    private static final double MARGIN = 10;

    private final boolean isDelayed;

    private MemoryModel(boolean isDelayed) {
        super(
                isDelayed ? "delayed" : "delay-free",
                isDelayed
                        ? "Bloch equation without couplings among coherences, paper 2 (14)"
                        : "rates that follow the phase of the wave, paper 2 (11); they may be negative");
        this.isDelayed = isDelayed;
    }

    /** Paper 2 (14): coherences remember the populations, but not each other. */
    public static MemoryModel delayed() {
        return new MemoryModel(true);
    }

    /** Paper 2 (11) with (16): rates that follow the phase of the wave. Initial coherences are dropped. */
    public static MemoryModel delayFree() {
        return new MemoryModel(false);
    }

    @Override
    public PopulationTrajectory solve(BlochProblem problem, double[] times, double tolerance, Progress progress) {
        BlochModel model = problem.model();
        ComplexMatrix initial = problem.initial();
        if (times.length == 0) {
            return new PopulationTrajectory(
                    times, new double[0][], new SolverReport(name(), tolerance, 0, "no times", ""));
        }
        MemoryMarch march = new MemoryMarch(model, isDelayed, times, tolerance, progress);
        if (march.radians() > MemoryMarch.LONGEST_RUN) {
            throw RefusalException.of(
                    "The limit \"%s\" would have to follow %.1e radians of the wave here, because its slow manifold does"
                            + " not exist or cannot be reached (envelopes, too little damping or small divisors): choose"
                            + " the limit \"averaged\" or raise epsilon.",
                    name(), march.radians());
        }
        double[] state = start(model, new CoupledPairs(model), initial);
        double[][] looser = march.run(state.clone(), LOOSER, progress.part(0, 0.4));
        double[][] out = march.run(state, 1, progress.part(0.4, 1));
        double error = 1e-15 * Math.sqrt(1 + march.evaluations()) + march.manifoldError();
        double difference = 0;
        for (int i = 0; i < out.length; i++) {
            for (int n = 0; n < out[i].length; n++) {
                difference = Math.max(difference, Math.abs(out[i][n] - looser[i][n]));
            }
        }
        error += difference * MARGIN / LOOSER;
        return new PopulationTrajectory(
                times, out, new SolverReport(name(), tolerance, error, work(march), remark(march)));
    }

    private static String work(MemoryMarch march) {
        String work = march.evaluations() + " evaluations in two runs";
        for (PopulationTorus torus : march.tori()) {
            work += Sentence.of(", %d sweeps over %d harmonics", torus.sweeps(), torus.harmonics());
        }
        return work;
    }

    private static String remark(MemoryMarch march) {
        return march.tori().isEmpty() ? "direct" : "slow manifold";
    }

    private double[] start(BlochModel model, CoupledPairs pairs, ComplexMatrix initial) {
        int size = model.size();
        double[] state = new double[size + 2 * pairs.count()];
        for (int n = 0; n < size; n++) {
            state[n] = initial.re(n, n);
        }
        if (isDelayed) {
            for (int j = 0; j < pairs.count(); j++) {
                // rho_kn = i eps u_kn
                state[size + 2 * j] = initial.im(pairs.upper[j], pairs.lower[j]) / model.epsilon();
                state[size + 2 * j + 1] = -initial.re(pairs.upper[j], pairs.lower[j]) / model.epsilon();
            }
        }
        return state;
    }
}
