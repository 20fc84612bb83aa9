package io.github.secular.quantum.slowset;

import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.BlochProblem;
import io.github.secular.quantum.BlochSolver;
import io.github.secular.quantum.SolverReport;
import io.github.secular.quantum.Trajectory;
import io.github.secular.quantum.torus.SlowGenerator;
import io.github.secular.solver.DescribedSolver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The enlarged slow set on the wave's Fourier torus (doc/bloch-solvers.md, B6): any number of base frequencies,
 * any damping, Pauli rates, resonances and initial coherences, no rotating-wave approximation, and a cost that
 * does not depend on ε. The window of harmonics grows by one coupling (and two slow harmonics) at a time until
 * the amplitudes of that order, which enter ρ as they stand, change nothing.
 */
public final class SlowSetSolver extends DescribedSolver<BlochProblem, Trajectory> implements BlochSolver {
    private static final int MAX_WINDOWS = 12;
    private static final int COMPARED_TIMES = 24;
    private static final int AT_A_TIME = 64;

    /** Of so many entries of ρ that ever differ from 0 the slow set itself is quicker than that of amplitudes under one wave. */
    private static final int FEW_PAIRS = 48;

    private final double limit;

    public SlowSetSolver() {
        this(Double.POSITIVE_INFINITY);
    }

    private SlowSetSolver(double limit) {
        super(
                "slow-set",
                "enlarged slow set on the torus of the wave: any epsilon and damping at one cost, optical carriers"
                        + " without rotating-wave approximation; envelopes that change slowly against the gap",
                "no slow manifold over the populations alone, and no other method needs less work");
        this.limit = limit;
    }

    @Override
    public BlochSolver within(double work) {
        return new SlowSetSolver(work);
    }

    @Override
    public double predictedWork(BlochProblem problem, double[] times, double tolerance) {
        return problem.model().drive() instanceof Wave ? Double.NaN : Double.POSITIVE_INFINITY;
    }

    /** Where there is a slow manifold over the populations alone, the set has more unknowns than that. */
    @Override
    public double leastWork(BlochProblem problem, double[] times, double tolerance) {
        return SlowGenerator.foretold(problem.model(), tolerance).orElse(0);
    }

    @Override
    public Trajectory solve(BlochProblem problem, double[] times, double tolerance, Progress progress) {
        BlochModel model = problem.model();
        ComplexMatrix initial = problem.initial();
        if (!(model.drive() instanceof Wave)) {
            throw new RefusalException("The slow set knows deterministic waves only, but the drive is random.");
        }
        int n = model.size();
        if (times.length == 0 || !(times[times.length - 1] > 0) && model.wave().hasEnvelopes()) {
            double[][] states = new double[times.length][];
            Arrays.setAll(states, i -> initial.toArray());
            return new Trajectory(n, times, states, new SolverReport(name(), tolerance, 0, "the start alone", ""));
        }
        return AddedLevel.serves(model, initial)
                ? amplitudes(new AddedLevel(model, initial), times, tolerance, progress)
                : entries(model, initial, times, tolerance, progress);
    }

    /** By the N amplitudes of an undamped atom. */
    private Trajectory amplitudes(AddedLevel added, double[] times, double tolerance, Progress progress) {
        int count = added.columns();
        double part = tolerance / (3 * Math.max(1, added.weight()));
        SlowSetSolver each = new SlowSetSolver(limit / count);
        List<Trajectory> columns = new ArrayList<>();
        double error = 0;
        for (int k = 0; k < count; k++) {
            Progress some = progress.part((double) k / count, (k + 1.0) / count);
            Trajectory found = each.entries(added.model(), added.start(k), times, part, some);
            error = Math.max(error, found.report().estimatedError());
            columns.add(found);
        }
        double[][] states = new double[times.length][];
        Arrays.setAll(states, i -> added.rho(columns, i));
        SolverReport one = columns.get(0).report();
        SolverReport report = new SolverReport(
                name(),
                tolerance,
                added.weight() * (2 + error) * error,
                count + (count == 1 ? " start" : " starts") + " of amplitudes: " + one.work(),
                "",
                one.remarks());
        return new Trajectory(added.model().size() - 1, times, states, report);
    }

    private Trajectory entries(
            BlochModel model, ComplexMatrix initial, double[] times, double tolerance, Progress progress) {
        double end = times[times.length - 1];
        double strength = Torus.strength(model, end);
        double[] omega = model.wave().base().toArray();
        double smallest = Arrays.stream(omega).map(Math::abs).min().orElse(1);
        double reach = Math.max(strength, 0.01 * smallest);
        RotatingFrame frame = RotatingFrame.of(model, reach);
        SlowSetTask task = new SlowSetTask(model, frame, initial.toArray(), times, tolerance, strength);
        Window window = Window.first(omega, strength, end / task.perFast());
        Budget budget = new Budget(limit);
        boolean isSmall = omega.length < 2 && new LivePairs(model, task.initial()).count() <= FEW_PAIRS;
        Optional<FedAtom> fed = isSmall ? Optional.empty() : FedAtom.of(model, strength, reach);
        if (fed.isPresent()) {
            try {
                return windows(task, fed, window, budget, progress);
            } catch (RefusalException refusedToAmplitudes) {
                // the entries of the density matrix may keep the tolerance all the same
                progress.check();
            }
        }
        return windows(task, Optional.empty(), window, budget, progress);
    }

    /** By wider and wider windows. @throws RefusalException if none keeps the tolerance */
    private Trajectory windows(
            SlowSetTask task, Optional<FedAtom> fed, Window first, Budget budget, Progress progress) {
        double end = task.end();
        double tolerance = task.tolerance();
        double[] compared = Trajectory.someOf(task.times(), COMPARED_TIMES);
        Window window = first;
        double before = budget.spent();
        budget.hold(0);
        WindowSolution coarse = solution(task, fed, window, null, budget, progress);
        double previous = Double.POSITIVE_INFINITY;
        for (int attempt = 1; ; attempt++) {
            budget.hold(coarse.memory());
            progress.at(Math.min(0.5, 0.1 * attempt), "slow set, " + window);
            window = window.wider();
            // a wider window costs more than the one before
            budget.require(budget.spent() - before);
            before = budget.spent();
            WindowSolution fine =
                    window.dimension() == 0 ? coarse : solution(task, fed, window, coarse, budget, progress);
            double change = distance(coarse.at(compared), fine.at(compared));
            double floor = fine.floor(end);
            double estimate = change + floor;
            if (estimate <= tolerance) {
                return trajectory(fine, task, estimate, window, progress);
            }
            if (floor > tolerance || attempt == MAX_WINDOWS || attempt > 2 && change > 0.5 * previous) {
                throw new RefusalException(String.format(
                        Locale.ROOT,
                        "The slow set keeps an error of about %.1e only (the window, %s, changes %.1e, round-off %.1e), but"
                                + " the tolerance is %.1e; raise the tolerance.",
                        estimate,
                        window,
                        change,
                        floor,
                        tolerance));
            }
            previous = change;
            coarse = fine;
        }
    }

    private static WindowSolution solution(
            SlowSetTask task,
            Optional<FedAtom> fed,
            Window window,
            WindowSolution narrower,
            Budget budget,
            Progress progress) {
        Optional<WindowSolution> amplitudes = fed.flatMap(atom -> FedSolution.of(task, atom, window, budget, progress));
        if (amplitudes.isPresent()) {
            return amplitudes.get();
        }
        return task.model().wave().hasEnvelopes()
                ? new MovingSolution(task, window, budget, progress)
                : new SlowSetSolution(
                        task, window, narrower instanceof SlowSetSolution known ? known : null, budget, progress);
    }

    private Trajectory trajectory(
            WindowSolution solution, SlowSetTask task, double estimate, Window window, Progress progress) {
        double[] times = task.times();
        double[][] states = new double[times.length][];
        for (int i = 0; i < times.length; i += AT_A_TIME) {
            progress.check();
            int end = Math.min(times.length, i + AT_A_TIME);
            System.arraycopy(solution.at(Arrays.copyOfRange(times, i, end)), 0, states, i, end - i);
            progress.at(0.5 + 0.5 * end / times.length, "slow set");
        }
        String warning = solution.warning();
        String remark = "harmonics: " + window + (warning.isEmpty() ? "" : "; " + warning);
        SolverReport report = new SolverReport(name(), task.tolerance(), estimate, solution.work(), remark);
        return new Trajectory(task.model().size(), times, states, report);
    }

    private static double distance(double[][] a, double[][] b) {
        double max = 0;
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < a[i].length; k += 2) {
                double d = Math.hypot(a[i][k] - b[i][k], a[i][k + 1] - b[i][k + 1]);
                max = d <= max ? max : d;
            }
        }
        return max;
    }
}
