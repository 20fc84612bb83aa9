package io.github.secular.quantum;

import io.github.secular.drive.Course;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.solver.DelegatingSolver;
import io.github.secular.solver.Solver;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Any Bloch solver under a wave whose envelopes jump or bend: it solves one stretch after the other, on each of which
 * all envelopes are smooth and many stand still, and takes ρ and the phases of the wave across
 * (doc/bloch-solvers.md, B1.3). A method that lives on a slow manifold so leaves it at a jump and comes back by a layer
 * of its own.
 */
public final class PiecewiseSolver extends DelegatingSolver<BlochProblem, Trajectory> implements BlochSolver {
    private static final double SMALLEST_TOLERANCE = 1e-13;

    /** No stretch is held to less than this part of the tolerance; errors of many add up, and are reported so. */
    private static final int MOST_SHARES = 50;

    /** The part of the tolerance that rounded differences of times may use. */
    private static final double ROUNDING = 0.002;

    /** @param solver takes ρ over a stretch; it may refuse envelopes that change */
    public PiecewiseSolver(Solver<BlochProblem, Trajectory> solver) {
        super(solver);
    }

    @Override
    public double predictedWork(BlochProblem problem, double[] times, double tolerance) {
        BlochModel model = problem.model();
        if (!(model.drive() instanceof Wave wave) || !wave.hasEnvelopes() || times.length == 0) {
            return solver.predictedWork(problem, times, tolerance);
        }
        Course course = wave.course(times[times.length - 1]);
        double sum = 0;
        for (int i = 0; i < course.stretches(); i++) {
            BlochModel part = model.withDrive(wave.during(course, i, model.epsilon()));
            sum += DarkEvolution.holds(part)
                    ? 0
                    : solver.predictedWork(problem.with(part), stretchTimes(course, i, times), tolerance);
        }
        return sum;
    }

    @Override
    public boolean isForetoldAbove(double work, BlochProblem problem, double[] times, double tolerance) {
        return isOneStretch(problem.model(), times)
                ? solver.isForetoldAbove(work, problem, times, tolerance)
                : predictedWork(problem, times, tolerance) > work;
    }

    @Override
    public BlochSolver within(double work) {
        Solver<BlochProblem, Trajectory> bounded = solver.within(work);
        return bounded == solver ? this : new PiecewiseSolver(bounded);
    }

    /** Light that changes is solved alone. */
    @Override
    public List<Trajectory> solveStack(
            List<BlochProblem> problems, double[] times, double tolerance, Progress progress) {
        List<Integer> steady = IntStream.range(0, problems.size())
                .filter(i -> isOneStretch(problems.get(i).model(), times))
                .boxed()
                .toList();
        List<Trajectory> found =
                solver.solveStack(steady.stream().map(problems::get).toList(), times, tolerance, progress);
        Trajectory[] out = new Trajectory[problems.size()];
        for (int i = 0; i < found.size(); i++) {
            out[steady.get(i)] = found.get(i);
        }
        return Arrays.asList(out);
    }

    private static boolean isOneStretch(BlochModel model, double[] times) {
        return !(model.drive() instanceof Wave wave)
                || !wave.hasEnvelopes()
                || times.length == 0
                || !(times[times.length - 1] > 0);
    }

    @Override
    public Trajectory solve(BlochProblem problem, double[] times, double tolerance, Progress progress) {
        BlochModel model = problem.model();
        ComplexMatrix initial = problem.initial();
        if (isOneStretch(model, times)) {
            return solver.solve(problem, times, tolerance, progress);
        }
        Wave wave = model.wave();
        Course course = wave.course(times[times.length - 1]);
        int count = course.stretches();
        if (count == 1) {
            BlochModel only = model.withDrive(wave.during(course, 0));
            return DarkEvolution.holds(only)
                    ? DarkEvolution.solve(only, initial, times, tolerance)
                    : solver.solve(problem.with(only), times, tolerance, progress);
        }
        if (differencesRound(model, times[times.length - 1], tolerance)) {
            course = course.withExactDifferences();
            count = course.stretches();
        }
        double share = Math.max(Math.min(tolerance, SMALLEST_TOLERANCE), tolerance / Math.min(count, MOST_SHARES));
        double[][] states = new double[times.length][];
        List<SolverReport> reports = new ArrayList<>();
        ComplexMatrix rho = initial;
        double used = 0;
        int next = 0;
        while (next < times.length && times[next] <= 0) {
            states[next++] = initial.toArray();
        }
        for (int i = 0; i < count; i++) {
            double[] local = stretchTimes(course, i, times);
            // Long stretches may err more; what a method stays below its share is left to the later ones.
            double length = (course.edge(i + 1) - course.edge(i)) / (course.edge(count) - course.edge(i));
            double allowed = Math.max(0.5 * share, 0.9 * length * (tolerance - used));
            BlochModel here = model.withDrive(wave.during(course, i, model.epsilon()));
            Trajectory part = DarkEvolution.holds(here)
                    ? DarkEvolution.solve(here, rho, local, allowed)
                    : solver.solve(
                            new BlochProblem(here, rho),
                            local,
                            allowed,
                            progress.part(i / (double) count, (i + 1.0) / count));
            for (int k = 0; next < times.length && times[next] <= course.edge(i + 1); k++) {
                states[next++] = part.rho(k).toArray();
            }
            rho = part.rho(local.length - 1);
            reports.add(part.report());
            used += part.report().estimatedError();
        }
        return new Trajectory(model.size(), times, states, merged(reports, tolerance));
    }

    /** Whether what a difference of two times is rounded by moves a fast phase by more than a part of the tolerance. */
    private static boolean differencesRound(BlochModel model, double end, double tolerance) {
        double radians = new BlochRightHandSide(model).fastestFrequency(end) * Math.ulp(end);
        return radians / (model.epsilon() * model.epsilon()) > ROUNDING * tolerance;
    }

    /** The times of stretch i, counted from its start; its end is the last of them. */
    private static double[] stretchTimes(Course course, int i, double[] times) {
        double start = course.edge(i);
        double end = course.edge(i + 1);
        double[] inside =
                Arrays.stream(times).filter(t -> t > start && t <= end).toArray();
        boolean complete = inside.length > 0 && inside[inside.length - 1] == end;
        double[] out = Arrays.copyOf(inside, inside.length + (complete ? 0 : 1));
        out[out.length - 1] = end;
        for (int k = 0; k < out.length; k++) {
            out[k] -= start;
        }
        return out;
    }

    /** One account of all stretches; every solver keeps errors of its start within their size, so errors add up. */
    private static SolverReport merged(List<SolverReport> reports, double tolerance) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> works = new LinkedHashSet<>();
        Set<String> remarks = new LinkedHashSet<>();
        Set<String> reasons = new LinkedHashSet<>();
        double error = 0;
        for (SolverReport report : reports) {
            names.add(report.solver());
            works.add(report.work());
            remarks.add(report.remark());
            reasons.add(report.reason());
            error += report.estimatedError();
        }
        remarks.remove("");
        reasons.remove("");
        String work = reports.size() + " stretches between jumps and bends of the envelopes: " + some(works);
        return new SolverReport(String.join(" and ", names), tolerance, error, work, some(remarks))
                .because(some(reasons));
    }

    private static String some(Set<String> texts) {
        List<String> list = new ArrayList<>(texts);
        return list.size() <= 3
                ? String.join("; ", list)
                : String.join("; ", list.subList(0, 3)) + "; and " + (list.size() - 3) + " more";
    }
}
