package io.github.secular.asymptotics;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.BlochSolver;
import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.SolverReport;
import io.github.secular.quantum.Trajectory;
import io.github.secular.quantum.limit.LimitModel;

/**
 * Runs a Bloch model and its limit side by side over a list of ε: sup over times and levels of |ρ_nn − p_n|, size
 * of the coherences, observed order. The sup is over the times given, so they should resolve the evolution.
 *
 * @param solver finds ρ
 * @param limit finds p
 */
public record ComparisonRunner(BlochSolver solver, LimitModel limit) {
    private static final double ROUND_OFF = 1e-14;

    /**
     * @param model its own ε is not used
     * @param initial ρ(0)
     * @param times slow times, increasing
     * @param epsilons in the order of the rows; all positive
     * @param tolerance of both solvers
     * @throws RefusalException if a solver or the limit refuses, naming ε
     */
    public Comparison run(
            BlochModel model,
            ComplexMatrix initial,
            double[] times,
            double[] epsilons,
            double tolerance,
            Progress progress) {
        return Comparison.of(
                limit.name(),
                epsilons,
                progress,
                (epsilon, part) -> row(model.withEpsilon(epsilon), initial, times, tolerance, part));
    }

    private Comparison.Row row(
            BlochModel model, ComplexMatrix initial, double[] times, double tolerance, Progress progress) {
        // The limit first: it is cheap, and where it refuses nothing need be computed.
        PopulationTrajectory rates = limit.solve(model, initial, times, tolerance, progress.part(0, 0.05));
        Trajectory bloch = solver.solve(model, initial, times, tolerance, progress.part(0.05, 1));
        // Math.max lets NaN win, so that a broken run is not taken for an exact one.
        double error = bloch.distance(rates);
        double coherence = 0;
        for (int i = 0; i < times.length; i++) {
            for (int n = 0; n < model.size(); n++) {
                for (int m = 0; m < n; m++) {
                    coherence = Math.max(coherence, Math.hypot(bloch.re(i, n, m), bloch.im(i, n, m)));
                }
            }
        }
        double floor = Math.max(ROUND_OFF, Math.max(ownError(bloch.report()), ownError(rates.report())));
        return Comparison.Row.first(
                model.epsilon(), error, coherence, floor, 0, bloch.report().solver());
    }

    /** What a solver thinks its error is; where it has no estimate, the tolerance that it was given. */
    private static double ownError(SolverReport report) {
        return Double.isNaN(report.estimatedError()) ? report.tolerance() : report.estimatedError();
    }
}
