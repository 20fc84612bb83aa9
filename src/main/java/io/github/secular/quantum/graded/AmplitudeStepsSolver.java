package io.github.secular.quantum.graded;

import io.github.secular.drive.BaseFrequencies;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.FastTime;
import io.github.secular.numerics.Heap;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.Sentence;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.BlochProblem;
import io.github.secular.quantum.BlochSolver;
import io.github.secular.quantum.SolverReport;
import io.github.secular.quantum.Trajectory;
import io.github.secular.solver.DescribedSolver;
import io.github.secular.solver.Solver;
import java.util.stream.DoubleStream;

/**
 * The Bloch equation without damping and relaxation under any number of base frequencies, by steps in time of the
 * amplitudes that ρ(0) is made of (doc/bloch-solvers.md, B3.8). Every oscillation is followed.
 */
public final class AmplitudeStepsSolver extends DescribedSolver<BlochProblem, Trajectory> implements BlochSolver {
    private static final double ULP = 0x1p-53;

    /** Rounding errors of what a step adds, in ulps of it, as in {@link AmplitudeMapSolver}. */
    private static final double ULPS = 8;

    /** Multiplications that take about ten minutes. */
    private static final double HOPELESS_WORK = 6e11;

    /** A multiplication here takes this part of the time of one that other methods count. */
    private static final double QUICKER = 0.4;

    /** What a node of a step costs apart from its multiplications, counted in multiplications. */
    private static final double OVERHEAD = 60;

    public AmplitudeStepsSolver() {
        super(
                "amplitude-steps",
                "No damping, constant light of any frequencies: the amplitudes by Gauss steps in fast time",
                "nothing is damped, and amplitudes are fewer than entries of rho");
    }

    private static AmplitudeMarch march(BlochModel model, double[] times) {
        AmplitudeStart.requireClosed(model);
        if (!(model.drive() instanceof Wave wave) || wave.hasEnvelopes()) {
            throw new RefusalException("Steps of amplitudes are for a wave whose light stays constant.");
        }
        double end = times.length == 0 ? 0 : times[times.length - 1];
        return new AmplitudeMarch(AmplitudeCouplings.of(model), end / (model.epsilon() * model.epsilon()));
    }

    @Override
    public double predictedWork(BlochProblem problem, double[] times, double tolerance) {
        if (!AmplitudeStart.isClosed(problem.model())) {
            return Double.POSITIVE_INFINITY;
        }
        return Solver.unlessRefused(() -> {
            double work = work(march(problem.model(), times), AmplitudeStart.of(problem.initial()));
            return work <= HOPELESS_WORK ? work : Double.POSITIVE_INFINITY;
        });
    }

    private static double work(AmplitudeMarch march, AmplitudeStart start) {
        return QUICKER * (march.work(start.count()) + OVERHEAD * march.nodes());
    }

    @Override
    public Trajectory solve(BlochProblem problem, double[] times, double tolerance, Progress progress) {
        BlochModel model = problem.model();
        int size = model.size();
        AmplitudeMarch march = march(model, times);
        AmplitudeStart start = AmplitudeStart.of(problem.initial());
        if (!(work(march, start) <= HOPELESS_WORK)) {
            throw RefusalException.of(
                    "Steps of amplitudes would be about %.0e for %.1e radians of the fastest term, more than ten minutes;"
                            + " raise epsilon or shorten the run.",
                    march.steps(), march.radians());
        }
        double error = error(march);
        if (error > tolerance) {
            throw RefusalException.of(
                    "Phases of %.1e radians are known to %.1e only, but the tolerance is %.1e; raise the tolerance or"
                            + " shorten the run.",
                    march.radians(), error, tolerance);
        }
        Heap.require(
                16.0 * size * (40.0 * start.count() + 2.0 * size * times.length),
                "Steps of amplitudes with " + size + " levels at " + times.length + " times",
                "take fewer levels or times");
        double[][] states = new double[times.length][];
        double[] stops = DoubleStream.of(times)
                .map(t -> t / (model.epsilon() * model.epsilon()))
                .toArray();
        double[] cos = new double[size];
        double[] sin = new double[size];
        march.run(
                start.first(),
                stops,
                (i, re, im) -> {
                    turns(model, times[i], cos, sin);
                    states[i] = start.after(re, im, cos, sin);
                    progress.at(stops[i] / Math.max(1e-300, march.length()), "amplitudes");
                },
                progress);
        String work = Sentence.of("%.0f steps of %d columns of amplitudes", march.steps(), start.count());
        return new Trajectory(size, times, states, new SolverReport(name(), tolerance, error, work, ""));
    }

    /** e^{−i e_n τ}, up to a phase that all levels share. */
    private static void turns(BlochModel model, double t, double[] cos, double[] sin) {
        FastTime time = new FastTime(t, model.epsilon());
        double[] phases = model.wave().base().phases(time);
        for (int n = 0; n < cos.length; n++) {
            double angle =
                    -time.angle(model.levels().detuning(n) - model.levels().detuning(0) + model.shiftDifference(n, 0));
            int[] photons = new int[phases.length];
            for (int j = 0; j < phases.length; j++) {
                photons[j] = -model.levels().photonDifference(n, 0, j);
            }
            angle += BaseFrequencies.phase(photons, phases);
            cos[n] = Math.cos(angle);
            sin[n] = Math.sin(angle);
        }
    }

    /**
     * In ρ, twice that of an amplitude: what steps leave out and rounding of slopes, in parts of all that the wave moves;
     * what doubles know of the phases of its terms; a rounding for each step; what polynomials leave out within a step.
     */
    private static double error(AmplitudeMarch march) {
        return 2
                * (march.moved() * (ULPS * ULP + march.leftOut())
                        + 2 * ULP * march.radians()
                        + 2 * ULP * (march.steps() + 16)
                        + march.leftOutWithin());
    }
}
