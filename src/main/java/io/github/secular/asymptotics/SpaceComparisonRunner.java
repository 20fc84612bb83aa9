package io.github.secular.asymptotics;

import io.github.secular.classical.limit.EnergyDistribution;
import io.github.secular.classical.limit.EnergySolution;
import io.github.secular.classical.space.EnsembleState;
import io.github.secular.classical.space.SpaceDiffusion;
import io.github.secular.classical.space.SpaceProblem;
import io.github.secular.classical.space.SpaceSolver;
import io.github.secular.classical.space.SpaceTrajectory;
import io.github.secular.numerics.Progress;
import java.util.List;

/**
 * Particles in two and three dimensions and their diffusion in energy side by side over a list of ε. What is compared is
 * the mass below an energy, whose noise does not depend on bins: the error is the largest difference over energies and
 * times, beside what the solver's own noise makes of it.
 *
 * @param solver finds f
 */
public record SpaceComparisonRunner(SpaceSolver solver) {
    /**
     * @param problem its own ε is not used
     * @param times slow times, increasing
     * @param highest the energy up to which masses are compared
     * @param epsilons in the order of the rows; all positive
     * @param tolerance of the limit
     */
    public Comparison run(
            SpaceProblem problem,
            double[] times,
            double highest,
            double[] epsilons,
            double tolerance,
            Progress progress) {
        boolean alike = problem.relaxation().exponent() == 0;
        EnergyDistribution[] shared = new EnergyDistribution[1];
        return Comparison.of("diffusion", epsilons, progress, (epsilon, part) -> {
            SpaceProblem at = problem.withEpsilon(epsilon);
            if (!alike || shared[0] == null) {
                shared[0] = new EnergySolution(new SpaceDiffusion(at)).solve(times, tolerance, part.part(0, 0.2));
            }
            SpaceTrajectory f = solver.solve(at, times, highest, List.of(), tolerance, part.part(0.2, 1));
            double error = 0;
            for (int k = 0; k < times.length; k++) {
                error = Math.max(error, distance(f.states().get(k), shared[0], k));
            }
            double floor = f.noise() + shared[0].estimatedError();
            return Comparison.Row.first(
                    epsilon, error, error, floor, 0, f.report().solver());
        });
    }

    private static double distance(EnsembleState f, EnergyDistribution limit, int time) {
        double[] edges = f.shells().edges();
        double[] found = f.shells().below();
        double[] faces = limit.grid().faces();
        double[] masses = limit.grid().masses();
        double[] values = limit.values()[time];
        double out = 0;
        double below = 0;
        int cell = 0;
        for (int i = 1; i < edges.length; i++) {
            while (cell < values.length && faces[cell + 1] <= edges[i]) {
                below += masses[cell] * values[cell];
                cell++;
            }
            double inside = cell < values.length
                    ? values[cell]
                            * (limit.grid().measure().volume(edges[i])
                                    - (cell == 0 ? 0 : limit.grid().measure().volume(faces[cell])))
                    : 0;
            out = Math.max(out, Math.abs(found[i] - below - inside));
        }
        return out;
    }
}
