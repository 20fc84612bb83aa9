package io.github.secular.quantum.random;

import io.github.secular.drive.JointPath;
import io.github.secular.drive.NoiseSignal;
import io.github.secular.drive.RandomDrive;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.Sentence;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.PackedState;
import io.github.secular.quantum.SolverReport;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Paths of the Bloch equation under a random drive, and their statistics. Two-valued noises are propagated
 * exactly from switch to switch; Ornstein-Uhlenbeck noises are drawn exactly and enter by their mean over
 * each step (Magnus, order 2). The cost grows as ε⁻²; the mean alone is had exactly from
 * {@link EnsembleMean}.
 *
 * <p>Each path has a random stream of its own, split off the seed in the order of paths, and sums run in the
 * order of paths: results do not depend on the number of threads.
 */
public final class MonteCarlo {
    /** Steps per correlation time of a continuous noise, and per radian of a carrier and of the fastest coherence. */
    static final int STEPS = 10;

    /** Multiplications, some billions of which take a second. */
    private static final double MAX_WORK = 5e12;

    private static final double MAX_NUMBERS = 1e8;

    private static final long POLL_MILLISECONDS = 50;

    private final BlochModel model;
    private final double step;

    /**
     * @throws RefusalException if the drive is not random, or a noise has no paths
     */
    public MonteCarlo(BlochModel model) {
        if (!(model.drive() instanceof RandomDrive)) {
            throw new RefusalException(
                    "A Monte-Carlo ensemble needs a random drive, but this model has none; use a model with noises,"
                            + " such as the sample random-telegraph.");
        }
        this.model = model;
        this.step = step();
    }

    private RandomDrive drive() {
        return (RandomDrive) model.drive();
    }

    private double step() {
        double shortest = Double.POSITIVE_INFINITY;
        for (RandomDrive.Source s : drive().sources()) {
            if (s.noise().path(1).isContinuous()) {
                double memory = s.noise()
                        .modes()
                        .map(m -> 1 / m.rate(1))
                        .orElse(s.noise().support());
                shortest = Math.min(shortest, memory);
            }
        }
        for (double carrier : NoiseSignal.carriers(drive().signals())) {
            shortest = Math.min(shortest, 1 / carrier);
        }
        for (int n = 0; n < model.size(); n++) {
            for (int m = 0; m < n; m++) {
                shortest = Math.min(shortest, 1 / Math.hypot(model.frequency(n, m), model.fastDamping(n, m)));
            }
        }
        return shortest / STEPS;
    }

    private boolean isContinuous() {
        return new JointPath(drive().signals(), 1).isContinuous();
    }

    /**
     * Draws the ensemble.
     *
     * @param initial ρ(0), Hermitian, N × N, the same for all paths
     * @param times slow times t ≥ 0, increasing
     * @throws RefusalException if the paths would take hours or more memory than there is
     * @throws CancellationException if cancelled on the way
     */
    public Ensemble run(ComplexMatrix initial, double[] times, SamplingPlan plan, Progress progress) {
        checkSize(times, plan);
        double[] start = PackedState.pack(initial);
        SplittableRandom root = new SplittableRandom(plan.seed());
        SplittableRandom[] streams = new SplittableRandom[plan.paths()];
        for (int i = 0; i < streams.length; i++) {
            streams[i] = root.split();
        }
        // One packed density per path and time.
        double[][] states = new double[plan.paths()][];
        walkAll(start, times, streams, states, plan.threads(), progress);
        return new EnsembleStatistics(model.size(), times, plan, states, report(plan)).ensemble();
    }

    private SolverReport report(SamplingPlan plan) {
        String work = plan.paths() + " paths, seed " + plan.seed()
                + (isContinuous() ? Sentence.of(", steps of %.3g in fast time", step) : "");
        return new SolverReport("monte-carlo", Double.NaN, Double.NaN, work, "");
    }

    private void checkSize(double[] times, SamplingPlan plan) {
        double rate = new JointPath(drive().signals(), step).eventRate();
        rate += NoiseSignal.carriers(drive().signals()).length > 0 ? 1 / step : 0;
        double end = times.length == 0 ? 0 : times[times.length - 1];
        double intervals = end / model.epsilon() / model.epsilon() * rate * plan.paths();
        double each = Math.pow(model.size(), 4) * (isContinuous() ? 20 : 5);
        if (!(intervals * each <= MAX_WORK)) {
            throw RefusalException.of(
                    "These paths hold %.1e steps together and would take hours; take a larger epsilon or fewer paths,"
                            + " or the solver ensemble-mean, whose cost does not grow.",
                    intervals);
        }
        double numbers = (double) plan.paths() * times.length * model.size() * model.size();
        if (!(numbers <= MAX_NUMBERS)) {
            throw RefusalException.of(
                    "Keeping %.1e numbers of these paths needs too much memory; take fewer paths or times.", numbers);
        }
    }

    private void walkAll(
            double[] start,
            double[] times,
            SplittableRandom[] streams,
            double[][] states,
            int threads,
            Progress progress) {
        AtomicInteger taken = new AtomicInteger();
        AtomicInteger finished = new AtomicInteger();
        AtomicBoolean unwanted = new AtomicBoolean();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int t = 0; t < threads; t++) {
                workers.add(pool.submit(() -> {
                    PathWalk walk = new PathWalk(model, drive(), step);
                    for (int i = taken.getAndIncrement(); i < states.length; i = taken.getAndIncrement()) {
                        states[i] = walk.walk(start, times, streams[i], unwanted);
                        finished.incrementAndGet();
                    }
                }));
            }
            // The caller's progress is only ever touched by the caller's thread.
            for (Future<?> worker : workers) {
                while (!finished(worker)) {
                    progress.check();
                    progress.at(finished.get() / (double) states.length, "Random paths");
                }
            }
            progress.at(1, "Random paths");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("Interrupted.");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            unwanted.set(true);
            pool.shutdownNow();
        }
    }

    /** Waits a moment for the worker. */
    private static boolean finished(Future<?> worker) throws InterruptedException, ExecutionException {
        try {
            worker.get(POLL_MILLISECONDS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }
}
