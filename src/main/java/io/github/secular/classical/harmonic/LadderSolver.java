package io.github.secular.classical.harmonic;

import io.github.secular.classical.DensityState;
import io.github.secular.classical.GaussianDensity;
import io.github.secular.classical.Moments;
import io.github.secular.classical.Relaxation;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.VlasovReport;
import io.github.secular.classical.VlasovSolver;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.numerics.Heap;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.Sentence;
import io.github.secular.solver.DescribedSolver;
import io.github.secular.solver.Solver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.commons.math3.util.MathArrays;

/**
 * The harmonic well under V = x φ(τ), exactly but for rounding and cut-offs that are checked: one tridiagonal ladder
 * of ordinary differential equations for each radius of the Fourier transform of f (doc/classical.md, C7.2).
 * A periodic φ, a clock and a telegraph are passed by powers of a matrix, at a cost that grows as log(1/ε).
 */
public final class LadderSolver extends DescribedSolver<VlasovProblem, VlasovTrajectory> implements VlasovSolver {
    private static final double STEP_TOLERANCE = 1e-12;
    /** Of the tolerance, where that is small; a step's estimate is rounding below the last. */
    private static final double STEP_SHARE = 1e-3;

    private static final double SMALLEST_STEP_TOLERANCE = 1e-15;
    /** A second run of some radii and of the moments, whose steps may err so many times more, tells what steps add up to. */
    private static final double COARSER_STEPS = 10;

    private static final double TAIL = 1e-11;
    /** What the radii may leave out of f̂, relative to its largest value; f is then known to about as much. */
    private static final double RESOLVED = 1e-9;

    private static final double GAIN = 0.1;
    /** More modes of noises must lower what they leave out below this part. */
    private static final double ENRICHES = 0.5;

    private static final double LONGEST = 4000;
    private static final double MOST_DECAYS = 1e6;
    private static final int PROBES = 12;
    private static final int FIRST_HIGHEST = 14;
    /** Of a Gaussian, whose harmonics decay one like another. */
    private static final int FEWEST_HIGHEST = 6;

    private static final int LARGEST_HIGHEST = 120;

    public LadderSolver() {
        super(
                "ladder",
                "Fourier ladder, exact: for the harmonic well shaken by x times a signal, at constant relaxation",
                "it is exact");
    }

    /** Exact, and therefore first where it holds. */
    @Override
    public double predictedWork(VlasovProblem problem, double[] times, double tolerance) {
        return Solver.unlessRefused(() -> {
            problem.hamiltonian().requireNoTop("The ladder");
            model(problem, times);
            return 0;
        });
    }

    private static HarmonicModel model(VlasovProblem problem, double[] times) {
        HarmonicModel model = HarmonicModel.of(problem, times.length == 0 ? 0 : times[times.length - 1]);
        if (times.length > 0) {
            checkLength(
                    model,
                    problem.fastTime(times[times.length - 1]),
                    problem.rates().rate(0, 1));
        }
        return model;
    }

    @Override
    public VlasovTrajectory solve(VlasovProblem problem, double[] times, double tolerance, Progress progress) {
        VlasovProblem.checkTimes(times);
        problem.hamiltonian().requireNoTop("The ladder");
        HarmonicModel model = model(problem, times);
        double step = Math.max(SMALLEST_STEP_TOLERANCE, Math.min(STEP_TOLERANCE, STEP_SHARE * tolerance));
        double highTail = Math.min(TAIL, tolerance / 10);
        LadderGrid grid = LadderGrid.of(problem.initial());
        double[] taus = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            taus[i] = problem.fastTime(times[i]);
        }
        int highest = problem.initial() instanceof GaussianDensity ? FEWEST_HIGHEST : FIRST_HIGHEST;
        boolean probing = true;
        double before = Double.POSITIVE_INFINITY;
        double poorer = Double.POSITIVE_INFINITY;
        while (true) {
            // A few radii find the harmonics that are needed, at a small part of the cost of all.
            int[] radii = radii(grid, probing ? Math.max(1, grid.size() / PROBES) : 1);
            Progress part = probing ? progress.quietly() : progress;
            progress.check();
            double[][][] states = run(problem, model, grid, radii, taus, highest, step, part);
            if (tail(states, highest) > highTail) {
                if (highest >= LARGEST_HIGHEST) {
                    throw RefusalException.of(
                            "The Fourier ladder needs more than %d angle harmonics here: f has become too fine;"
                                    + " shorten the run.",
                            highest);
                }
                highest = Math.min(LARGEST_HIGHEST, highest * 3 / 2);
            } else if (probing) {
                probing = false;
            } else {
                double left = unresolved(grid, states, taus.length);
                // What more radii do not lower is the error of the steps.
                if (left <= RESOLVED || left > GAIN * before) {
                    double steps = stepError(problem, model, grid, taus, states, highest, step, progress);
                    if (model.joint().isPresent() && steps > tolerance / 10 && steps < ENRICHES * poorer) {
                        poorer = steps;
                        model = model.richer();
                        continue;
                    }
                    return trajectory(
                            problem,
                            model,
                            grid,
                            times,
                            taus,
                            states,
                            highest,
                            tolerance,
                            left + steps,
                            step,
                            progress);
                }
                before = left;
                grid = grid.refined();
            }
        }
    }

    private static int[] radii(LadderGrid grid, int every) {
        return IntStream.range(0, grid.size())
                .filter(i -> i % every == every / 2)
                .toArray();
    }

    /**
     * A signal that has no period, or whose envelopes change, has to be followed all the way, and relaxation by steps
     * shorter than its time.
     */
    private static void checkLength(HarmonicModel model, double tau, double gamma) {
        if (model.schedule() instanceof EnvelopeSchedule signal && signal.stepped() > LONGEST) {
            throw RefusalException.of(
                    "The Fourier ladder would follow changing envelopes over %.2g units of fast time; take a larger"
                            + " epsilon.",
                    signal.stepped());
        }
        double followed = model.schedule() instanceof PeriodicSchedule signal && !Double.isNaN(signal.period())
                ? Math.min(tau, signal.period())
                : Math.min(tau, LONGEST);
        if (!(gamma * followed <= MOST_DECAYS)) {
            throw RefusalException.of(
                    "The Fourier ladder would follow %.2g times of relaxation by small steps; lower gamma.",
                    gamma * followed);
        }
        if (model.schedule() instanceof PeriodicSchedule signal && Double.isNaN(signal.period()) && tau > LONGEST) {
            throw RefusalException.of(
                    "The Fourier ladder would follow a signal without a period over %.2g units of fast time.", tau);
        }
    }

    /** c at each of some radii and each time. */
    private static double[][][] run(
            VlasovProblem problem,
            HarmonicModel model,
            LadderGrid grid,
            int[] radii,
            double[] taus,
            int highest,
            double stepTolerance,
            Progress progress) {
        double modes = Arrays.stream(radii)
                .mapToDouble(
                        i -> model.modes(problem.epsilon() * grid.radius(i)).size())
                .sum();
        // These states and those of the coarser radii, and the start.
        Heap.require(
                16.0 * (2.0 * highest + 1) * modes * (1.1 * taus.length + 2),
                "The Fourier ladder of " + radii.length + " radii and " + highest + " angle harmonics at " + taus.length
                        + " times",
                "take fewer times");
        double[][] start = grid.coefficients(problem.initial(), highest, radii);
        double[] gamma = new double[highest + 1];
        Relaxation rates = problem.rates();
        for (int m = 1; m <= highest; m++) {
            gamma[m] = rates.rate(0, m);
        }
        double[][][] out = new double[radii.length][][];
        AtomicInteger done = new AtomicInteger();
        IntStream.range(0, radii.length).parallel().forEach(i -> {
            progress.check();
            double coupling = problem.epsilon() * grid.radius(radii[i]);
            LadderEquation equation = new LadderEquation(highest, coupling, gamma, model.modes(coupling));
            LinearFlow flow = new LinearFlow(equation, stepTolerance, progress);
            double[] state = java.util.Arrays.copyOf(start[i], 2 * equation.size());
            out[i] = model.schedule().states(flow, state, taus);
            progress.at((double) done.incrementAndGet() / radii.length, "Fourier ladder");
        });
        return out;
    }

    /** The largest change of a mean coefficient, on some radii, by coarser steps and more modes of joint noises; the mass is 1. */
    private static double stepError(
            VlasovProblem problem,
            HarmonicModel model,
            LadderGrid grid,
            double[] taus,
            double[][][] states,
            int highest,
            double step,
            Progress progress) {
        int[] some = radii(grid, Math.max(1, grid.size() / PROBES));
        double[][][] coarser =
                run(problem, model.richer(), grid, some, taus, highest, COARSER_STEPS * step, progress.quietly());
        progress.check();
        double worst = 0;
        for (int i = 0; i < some.length; i++) {
            for (int t = 0; t < taus.length; t++) {
                // The mean comes first; modes behind it may be others.
                int n = model.joint().isPresent() ? 2 * (2 * highest + 1) : coarser[i][t].length;
                worst = Math.max(
                        worst,
                        MathArrays.distanceInf(Arrays.copyOf(coarser[i][t], n), Arrays.copyOf(states[some[i]][t], n)));
            }
        }
        return worst;
    }

    private static double unresolved(LadderGrid grid, double[][][] states, int times) {
        double worst = 0;
        for (int t = 0; t < times; t++) {
            double[][] c = new double[grid.size()][];
            for (int i = 0; i < c.length; i++) {
                c[i] = states[i][t];
            }
            worst = Math.max(worst, grid.rule().unresolved(c));
        }
        return worst;
    }

    /** The largest of the highest harmonics, relative to the mass 1 of c_0(0). */
    private static double tail(double[][][] states, int highest) {
        double largest = 0;
        double scale = 1e-300;
        for (double[][] radius : states) {
            for (double[] c : radius) {
                for (int k = 0; k < 4; k++) {
                    largest = Math.max(largest, Math.abs(c[k]));
                }
                scale = Math.max(scale, Math.abs(c[2 * highest]));
            }
        }
        return largest / scale;
    }

    private VlasovTrajectory trajectory(
            VlasovProblem problem,
            HarmonicModel model,
            LadderGrid grid,
            double[] times,
            double[] taus,
            double[][][] states,
            int highest,
            double tolerance,
            double error,
            double step,
            Progress progress) {
        double lowest = problem.hamiltonian().lowestEnergy();
        Moments start = Moments.of(problem.initial(), problem.hamiltonian());
        MomentSystem system = MomentSystem.ofModes(
                HarmonicWell.of(problem.hamiltonian()).orElseThrow(),
                problem.epsilon(),
                problem.rates().rate(0, 1),
                problem.rates().rate(0, 2),
                model.modes(problem.epsilon()));
        double[] begin = system.state(start);
        double[][] means = model.schedule().states(new LinearFlow(system, step, progress), begin, taus);
        double[][] coarser =
                model.schedule().states(new LinearFlow(system, COARSER_STEPS * step, progress), begin, taus);
        double estimate = error;
        List<DensityState> out = new ArrayList<>();
        double smallest = Double.POSITIVE_INFINITY;
        double massError = 0;
        for (int t = 0; t < times.length; t++) {
            double[][] c = new double[grid.size()][];
            for (int i = 0; i < c.length; i++) {
                // no more than the means, to make room for what others want to know
                c[i] = Arrays.copyOf(states[i][t], 2 * (2 * highest + 1));
                states[i][t] = c[i];
            }
            Moments m = system.moments(means[t]);
            estimate = Math.max(estimate, MathArrays.distanceInf(coarser[t], means[t]));
            LadderState state = new LadderState(grid, c, highest, m, lowest);
            massError = Math.max(massError, Math.abs(m.mass() / start.mass() - 1));
            smallest = Math.min(smallest, state.smallestValue());
            out.add(state);
        }
        double heating = out.isEmpty() ? 0 : out.get(out.size() - 1).moments().energy() - start.energy();
        String work = grid.size() + " radii, " + highest + " angle harmonics";
        List<String> warnings = error > tolerance
                ? List.of(Sentence.of("Radii and steps leave %.1e of the transform of f unresolved.", error))
                : List.of();
        return new VlasovTrajectory(
                times,
                out,
                new VlasovReport(name(), tolerance, massError, smallest, 0, heating, 0, estimate, work, "", warnings));
    }
}
