package io.github.secular.classical.space;

import io.github.secular.numerics.Progress;
import java.util.Arrays;

/** How far the energies of a jump chain go, by chains of few flights on coarse meshes. */
final class ChainReach {
    private static final int CELLS = 64;
    private static final int FLIGHTS = 32;
    private static final int TRIALS = 4;
    /** Half the step may change kicks by this part. */
    private static final double CHANGE = 0.02;

    private static final double GROWTH = 1.5;
    private static final int MOST_GROWTHS = 14;
    private static final double MOST_LOST = 1e-7;

    private ChainReach() {}

    /** The energy above which there will be next to nothing. */
    static double of(SpaceProblem problem, double dense, double[] times, long seed, Progress progress) {
        SpaceHamiltonian h = problem.hamiltonian();
        if (h.top() < Double.POSITIVE_INFINITY) {
            return h.top();
        }
        double lowest = h.lowestEnergy();
        double highest = Math.max(problem.initial().highestEnergy(), dense);
        double end = times.length == 0 ? 0 : times[times.length - 1];
        for (int n = 0; n < MOST_GROWTHS && end > 0; n++) {
            progress.check();
            ChainMesh mesh = ChainMesh.of(problem, dense, highest, CELLS);
            FlightTable table = new FlightTable(problem, mesh, seed);
            KickForms[] forms = table.forms(FLIGHTS, table.step(TRIALS, CHANGE, progress)[0], 2, progress);
            double[] f = mesh.integrals(problem.initial()::shellMean);
            double lost = Arrays.stream(f).sum();
            Arrays.setAll(f, i -> f[i] / mesh.masses[i]);
            ChainMarch march = new ChainMarch(KickForms.sum(forms, -1), false, false);
            double[] last = march.march(march.afterLayer(f), new double[] {end})[0].u();
            for (int i = 0; i < last.length; i++) {
                lost -= mesh.masses[i] * last[i];
            }
            if (lost <= MOST_LOST) {
                return highest;
            }
            highest = lowest + GROWTH * (highest - lowest);
        }
        return highest;
    }
}
