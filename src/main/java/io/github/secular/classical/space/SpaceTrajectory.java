package io.github.secular.classical.space;

import io.github.secular.classical.VlasovReport;
import io.github.secular.solver.Answer;
import java.util.Arrays;
import java.util.List;

/**
 * An ensemble of particles at a list of times.
 *
 * @param times slow times, increasing; not to be changed by anyone
 * @param states one per time
 * @param projections what is projected onto what
 * @param count number of particles in the projections
 * @param noise how far masses below an energy are off by chance, in one run of a hundred
 */
public record SpaceTrajectory(
        double[] times,
        List<EnsembleState> states,
        List<Projection> projections,
        int count,
        double noise,
        VlasovReport report)
        implements Answer<SpaceTrajectory> {
    public SpaceTrajectory {
        states = List.copyOf(states);
        projections = List.copyOf(projections);
    }

    /** Π f at the given energies, one row per time. */
    public double[][] shellMeans(double[] energies) {
        return states.stream()
                .map(s -> Arrays.stream(energies).map(s.shells()::mean).toArray())
                .toArray(double[][]::new);
    }

    /** One standard error of each. */
    public double[][] shellErrors(double[] energies) {
        return states.stream()
                .map(s -> Arrays.stream(energies).map(s.shells()::error).toArray())
                .toArray(double[][]::new);
    }

    @Override
    public boolean isFinite() {
        return states.stream().allMatch(s -> Double.isFinite(s.mass()) && Double.isFinite(s.energy()));
    }

    @Override
    public SpaceTrajectory because(String reason) {
        return new SpaceTrajectory(times, states, projections, count, noise, report.because(reason));
    }
}
