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
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a Bloch model and its limit side by side over a list of ε: sup over times and levels of |ρ_nn − p_n|, size
 * of the coherences, observed order. The sup is over the times given, so they should resolve the evolution.
 *
 * @param solver finds ρ
 * @param limit finds p
 */
public record ComparisonRunner(BlochSolver solver, LimitModel limit) {
    /** An error counts in an order only if it is this many times the floor: it is then known to ten per cent. */
    private static final double CLEAR = 10;

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
        List<Comparison.Row> rows = new ArrayList<>();
        for (int i = 0; i < epsilons.length; i++) {
            progress.check();
            Progress part = progress.part((double) i / epsilons.length, (i + 1.0) / epsilons.length);
            Comparison.Row before = rows.isEmpty() ? null : rows.get(i - 1);
            try {
                rows.add(row(model.withEpsilon(epsilons[i]), initial, times, tolerance, part, before));
            } catch (RefusalException e) {
                RefusalException named = new RefusalException("At epsilon = " + epsilons[i] + ": " + e.getMessage());
                named.initCause(e);
                throw named;
            }
            progress.at((i + 1.0) / epsilons.length, "epsilon = " + epsilons[i] + " compared");
        }
        return new Comparison(limit.name(), rows);
    }

    private Comparison.Row row(
            BlochModel model,
            ComplexMatrix initial,
            double[] times,
            double tolerance,
            Progress progress,
            Comparison.Row before) {
        // The limit first: it is cheap, and where it refuses nothing need be computed.
        PopulationTrajectory rates = limit.solve(model, initial, times, tolerance, progress.part(0, 0.05));
        Trajectory bloch = solver.solve(model, initial, times, tolerance, progress.part(0.05, 1));
        // Math.max lets NaN win, so that a broken run is not taken for an exact one.
        double error = 0;
        double coherence = 0;
        for (int i = 0; i < times.length; i++) {
            for (int n = 0; n < model.size(); n++) {
                error = Math.max(error, Math.abs(bloch.population(i, n) - rates.population(i, n)));
                for (int m = 0; m < n; m++) {
                    coherence = Math.max(coherence, Math.hypot(bloch.re(i, n, m), bloch.im(i, n, m)));
                }
            }
        }
        double floor = Math.max(ROUND_OFF, Math.max(ownError(bloch.report()), ownError(rates.report())));
        boolean belowFloor = !(error > CLEAR * floor);
        double order = Double.NaN;
        if (before != null && !belowFloor && !before.belowFloor() && before.epsilon() != model.epsilon()) {
            order = Math.log(before.error() / error) / Math.log(before.epsilon() / model.epsilon());
        }
        return new Comparison.Row(
                model.epsilon(),
                error,
                coherence,
                order,
                belowFloor,
                floor,
                bloch.report().solver());
    }

    /** What a solver thinks its error is; where it has no estimate, the tolerance that it was given. */
    private static double ownError(SolverReport report) {
        return Double.isNaN(report.estimatedError()) ? report.tolerance() : report.estimatedError();
    }
}
