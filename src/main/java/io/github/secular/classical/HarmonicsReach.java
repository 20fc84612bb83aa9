package io.github.secular.classical;

import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.Sentence;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the angle harmonics of a drive can be had as high up in energy as a density reaches, asked before long work:
 * at high energies motions in a well with a narrow feature are as good as kinked, and their harmonics hardly decay. No
 * grid in x and p that spans these motions resolves the feature either.
 */
public final class HarmonicsReach {
    /** What of f0 has to be reached at the least, as a part of the tolerance. */
    private static final double NEGLIGIBLE = 0.1;

    private static final int POINTS = 120;
    private static final int BISECTIONS = 8;

    private HarmonicsReach() {}

    /**
     * @param tolerance wanted error relative to the largest f
     * @throws RefusalException if harmonics are lacking where f0 is not negligible, with the energy up to which they
     *     are there
     */
    public static void require(VlasovProblem problem, double tolerance) {
        Hamiltonian1D h = problem.hamiltonian();
        double top =
                Double.isNaN(problem.highestEnergy()) ? top(problem, NEGLIGIBLE * tolerance) : problem.highestEnergy();
        if (!(top > h.lowestEnergy()) || isResolved(problem, top)) {
            return;
        }
        double good = h.lowestEnergy();
        double bad = top;
        for (int k = 0; k < BISECTIONS; k++) {
            double middle = (good + bad) / 2;
            if (isResolved(problem, middle)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        if (good == h.lowestEnergy()) {
            // The drive itself is rough, at all energies: other methods may hold.
            return;
        }
        throw RefusalException.ofProblem(Sentence.of(
                "The start reaches up to the energy %.4g, but above about %.3g motions in the %s turn too sharply for"
                        + " their angle harmonics, and for the cells of a grid; lower the energy or temperature of the"
                        + " start, or choose the solver particles.",
                top, good, h.potential().description()));
    }

    private static boolean isResolved(VlasovProblem problem, double energy) {
        List<PhaseFunction> functions = new ArrayList<>();
        if (problem.shaking() instanceof QuasiPeriodicPotential drive) {
            drive.terms().forEach(t -> functions.addAll(List.of(t.cosine(), t.sine())));
        } else if (problem.shaking() instanceof RandomPotential noise) {
            noise.parts().forEach(p -> functions.add(p.shape()));
        }
        try {
            for (Orbit orbit : problem.hamiltonian().shell(energy).orbits()) {
                for (PhaseFunction f : functions) {
                    if (!f.isZero()) {
                        orbit.harmonics(f);
                    }
                }
            }
            return true;
        } catch (RefusalException rough) {
            return false;
        }
    }

    /** The highest energy at which f0 is at least a part of its largest value. */
    private static double top(VlasovProblem problem, double part) {
        Hamiltonian1D h = problem.hamiltonian();
        PhaseRange r = problem.initial().extent();
        double peak = 0;
        double[] value = new double[(POINTS + 1) * (POINTS + 1)];
        for (int k = 0; k < value.length; k++) {
            value[k] = Math.abs(problem.initial().at(x(r, k), p(r, k)));
            peak = Math.max(peak, value[k]);
        }
        double highest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < value.length; k++) {
            if (value[k] > part * peak) {
                highest = Math.max(highest, h.energy(x(r, k), p(r, k)));
            }
        }
        // A trifle off a separatrix, should it fall on one.
        return Math.min(highest * (1 + 1e-9), h.lowestEnergy() + 0.98 * (h.escapeEnergy() - h.lowestEnergy()));
    }

    private static double x(PhaseRange r, int k) {
        return r.xFrom() + (double) (k % (POINTS + 1)) / POINTS * (r.xTo() - r.xFrom());
    }

    private static double p(PhaseRange r, int k) {
        return r.pFrom() + (double) (k / (POINTS + 1)) / POINTS * (r.pTo() - r.pFrom());
    }
}
