package io.github.secular.solver;

import io.github.secular.numerics.Progress;
import java.util.List;

/**
 * A method around another one, which it is called after and foretold by; it adds something to how that one solves.
 *
 * @param <P> the problem
 * @param <A> the answer
 */
public abstract class DelegatingSolver<P, A extends Answer<A>> implements Solver<P, A> {
    protected final Solver<P, A> solver;

    protected DelegatingSolver(Solver<P, A> solver) {
        this.solver = solver;
    }

    @Override
    public String name() {
        return solver.name();
    }

    @Override
    public String description() {
        return solver.description();
    }

    @Override
    public double predictedWork(P problem, double[] times, double tolerance) {
        return solver.predictedWork(problem, times, tolerance);
    }

    @Override
    public double leastWork(P problem, double[] times, double tolerance) {
        return solver.leastWork(problem, times, tolerance);
    }

    @Override
    public boolean isForetoldAbove(double work, P problem, double[] times, double tolerance) {
        return solver.isForetoldAbove(work, problem, times, tolerance);
    }

    @Override
    public List<A> solveStack(List<P> problems, double[] times, double tolerance, Progress progress) {
        return solver.solveStack(problems, times, tolerance, progress);
    }

    @Override
    public double finestTolerance() {
        return solver.finestTolerance();
    }

    @Override
    public String merit(P problem, double[] times) {
        return solver.merit(problem, times);
    }
}
