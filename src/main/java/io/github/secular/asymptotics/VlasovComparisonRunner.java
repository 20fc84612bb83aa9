package io.github.secular.asymptotics;

import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.classical.VlasovTrajectory;
import io.github.secular.classical.limit.EnergyDistribution;
import io.github.secular.classical.limit.VlasovLimit;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.solver.Solver;
import java.util.Arrays;
import java.util.TreeSet;

/**
 * Runs a Vlasov problem and its diffusion in energy side by side over a list of ε. The sup is over the times and
 * energies given, so they should resolve the evolution: the error at one time oscillates with the phase t/ε²
 * (doc/vlasov-solvers.md, V9.1).
 *
 * <p>A limit that holds after an initial layer only is compared from there on, that of the largest ε for all.
 *
 * @param solver finds f
 * @param limit finds F
 */
public record VlasovComparisonRunner(Solver<VlasovProblem, VlasovTrajectory> solver, VlasovLimit limit) {
    private static final int MOST_SAMPLES = 400;

    /**
     * @param problem its own ε is not used
     * @param outputs slow times, increasing; times within every smooth piece of every envelope are added
     * @param energies where Π f and F are compared
     * @param epsilons in the order of the rows; all positive
     * @param tolerance of the solvers, relative to the largest F
     * @throws RefusalException if a solver or the limit refuses, naming ε
     */
    public Comparison run(
            VlasovProblem problem,
            double[] outputs,
            double[] energies,
            double[] epsilons,
            double tolerance,
            Progress progress) {
        double[] times = withSamples(problem, outputs);
        boolean alike = limit.isSameForAll(problem);
        EnergyDistribution[] shared = new EnergyDistribution[1];
        double largest = Arrays.stream(epsilons).max().orElse(0);
        // one window for all: what is seen earlier, at smaller ε only, would pass for a lower order
        double from = limit.validFrom(problem.withEpsilon(largest), energies);
        return Comparison.of(limit.name(), epsilons, progress, (epsilon, part) -> {
            VlasovProblem at = problem.withEpsilon(epsilon);
            if (!alike || shared[0] == null) {
                shared[0] = limit.solve(at, times, tolerance, part.part(0, 0.2));
            }
            VlasovTrajectory f = solver.solve(at, times, tolerance, part.part(0.2, 1));
            return row(epsilon, f, shared[0], energies, from, tolerance);
        });
    }

    /** The times and some within each smooth piece of the envelopes up to the last, {@value #MOST_SAMPLES} at most. */
    private static double[] withSamples(VlasovProblem problem, double[] times) {
        if (times.length == 0 || !(problem.shaking() instanceof QuasiPeriodicPotential v) || !v.hasEnvelopes()) {
            return times;
        }
        double[] samples = v.course(times[times.length - 1]).samples(1);
        int every = 1 + (samples.length - 1) / MOST_SAMPLES;
        TreeSet<Double> out = new TreeSet<>();
        for (double t : times) {
            out.add(t);
        }
        for (int i = 0; i < samples.length; i += every) {
            out.add(samples[i]);
        }
        return out.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static Comparison.Row row(
            double epsilon,
            VlasovTrajectory f,
            EnergyDistribution limit,
            double[] energies,
            double from,
            double tolerance) {
        if (!(f.times()[f.times().length - 1] >= from)) {
            throw RefusalException.of(
                    "All times lie within the initial layer, up to t = %.3g, in which a corrected start does not hold;"
                            + " give later times, or compare without the correction.",
                    from);
        }
        double[][] means = f.shellMeans(energies);
        double top = limit.grid().faces()[limit.grid().size()];
        double error = 0;
        double largest = 0;
        for (int i = 0; i < means.length; i++) {
            if (f.times()[i] < from) {
                continue;
            }
            for (int j = 0; j < energies.length; j++) {
                double expected = energies[j] < top ? limit.at(i, energies[j]) : 0;
                error = Math.max(error, Math.abs(means[i][j] - expected));
                largest = Math.max(largest, Math.abs(expected));
            }
        }
        return Comparison.Row.first(
                epsilon,
                error,
                error / largest,
                tolerance * largest,
                from,
                f.report().solver());
    }
}
