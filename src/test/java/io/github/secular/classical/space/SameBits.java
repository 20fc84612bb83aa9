package io.github.secular.classical.space;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.secular.numerics.Progress;
import java.util.List;
import java.util.concurrent.ForkJoinPool;

/** Whether a method gives the same numbers on one thread and on four. */
final class SameBits {
    private SameBits() {}

    static void require(SpaceSolver solver, SpaceProblem p, double tolerance) throws Exception {
        List<Projection> onto = List.of(Projection.of(p.hamiltonian(), List.of("y", "px"), 8, 16));
        SpaceTrajectory[] all = new SpaceTrajectory[2];
        for (int k = 0; k < 2; k++) {
            int number = k;
            ForkJoinPool pool = new ForkJoinPool(1 + 3 * k);
            pool.submit(() -> all[number] = solver.solve(p, new double[] {0.1, 0.4}, 8, onto, tolerance, Progress.NONE))
                    .get();
            pool.shutdown();
        }
        for (int t = 0; t < 2; t++) {
            EnsembleState a = all[0].states().get(t);
            EnsembleState b = all[1].states().get(t);
            assertEquals(a.energy(), b.energy());
            assertEquals(a.gainError(), b.gainError());
            assertArrayEquals(a.shells().below(), b.shells().below());
            assertArrayEquals(a.projections()[0], b.projections()[0]);
        }
    }
}
