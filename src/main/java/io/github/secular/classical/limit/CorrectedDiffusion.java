package io.github.secular.classical.limit;

import io.github.secular.classical.VlasovProblem;
import io.github.secular.numerics.Progress;

/**
 * Energy diffusion from where the slow motion seems to come from, which differs from Π f0 by O(ε) by design
 * (doc/classical.md, C7.5): better by one order, once the angles of the start have relaxed.
 */
public final class CorrectedDiffusion implements VlasovLimit {
    public static final String NAME = "corrected-diffusion";

    /** e^(−12) = 6e-6 of the angles of the start are left after so many relaxation times. */
    private static final double LAYER = 12;

    private static final int HARMONICS = 8;
    private static final int ORDER = 2;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "energy diffusion, its start corrected to first order in epsilon";
    }

    @Override
    public EnergyDistribution solve(VlasovProblem problem, double[] times, double tolerance, Progress progress) {
        return new EnergyLimit(problem).corrected(times, tolerance, progress);
    }

    @Override
    public boolean isSameForAll(VlasovProblem problem) {
        return false;
    }

    /** The length of the initial layer in slow time, by the least rate of all harmonics over the energies. */
    @Override
    public double validFrom(VlasovProblem problem, double[] energies) {
        double least = Double.POSITIVE_INFINITY;
        for (double energy : energies) {
            for (int k = 1; k <= HARMONICS; k++) {
                double rate = problem.rates().rate(energy, k);
                if (rate > 0) {
                    least = Math.min(least, rate);
                }
            }
        }
        return LAYER * problem.epsilon() * problem.epsilon() / least;
    }

    @Override
    public double order(double first) {
        return Double.isNaN(first) ? first : ORDER;
    }
}
