package io.github.secular.classical.space;

import io.github.secular.numerics.Progress;
import java.util.List;

/** A method for the Vlasov equation in two and three degrees of freedom. */
public sealed interface SpaceSolver permits SpaceEnsemble, JumpChain, SpaceChoice {
    /** The name under which it is chosen. */
    String name();

    /**
     * @param times slow times, increasing, at least 0
     * @param highest the energy up to which Π f is counted
     * @param projections what f is projected onto
     * @param tolerance of Π f; the report says whether it is met
     * @throws io.github.secular.numerics.RefusalException if it cannot, or only with too much work
     */
    SpaceTrajectory solve(
            SpaceProblem problem,
            double[] times,
            double highest,
            List<Projection> projections,
            double tolerance,
            Progress progress);

    /**
     * What a run that keeps the tolerance would cost, in multiplications of which a second has about 1e9; infinite where the
     * method does not apply (doc/vlasov-solvers.md, V12).
     */
    double predictedWork(SpaceProblem problem, double[] times, double tolerance);
}
