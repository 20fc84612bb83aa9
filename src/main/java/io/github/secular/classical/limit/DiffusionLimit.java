package io.github.secular.classical.limit;

import io.github.secular.classical.VlasovProblem;
import io.github.secular.numerics.Progress;

/** Energy diffusion from F(0) = Π f0 (doc/classical.md, C5.1): the limit itself. */
public final class DiffusionLimit implements VlasovLimit {
    public static final String NAME = "diffusion";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String description() {
        return "energy diffusion from the shell means of the start";
    }

    @Override
    public EnergyDistribution solve(VlasovProblem problem, double[] times, double tolerance, Progress progress) {
        return new EnergyLimit(problem).solve(times, tolerance, progress);
    }
}
