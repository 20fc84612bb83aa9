package io.github.secular.quantum.limit;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.SolverReport;
import io.github.secular.quantum.torus.SlowGenerator;
import java.util.Locale;

/**
 * The rate equation da/dt = L a with the exact slow generator of the Bloch equation, of which
 * (A + W)_♯ is the leading term as ε → 0 (MATH-quantum, section 10c). a are the populations freed of the
 * ripple of the wave; they start from the projection of ρ(0), coherences included. Off resonance L may
 * have small negative rates: it is a property of the Bloch equation, not a rate matrix by construction.
 */
public final class SlowGeneratorModel implements LimitModel {
    @Override
    public String name() {
        return "slow-generator";
    }

    @Override
    public String description() {
        return "rate equation with the exact slow generator, all orders in epsilon; for damped coherences";
    }

    @Override
    public PopulationTrajectory solve(
            BlochModel model, ComplexMatrix initial, double[] times, double tolerance, Progress progress) {
        double end = times.length == 0 ? 0 : times[times.length - 1];
        SlowGenerator generator = SlowGenerator.converged(model, end, tolerance, progress);
        double[][] populations = generator.populations(generator.start(initial), times);
        String work = String.format(
                Locale.ROOT,
                "%d harmonics of the wave, %d unknowns, %d sweeps",
                generator.reach(),
                generator.unknowns(),
                generator.sweeps());
        return new PopulationTrajectory(
                times, populations, new SolverReport(name(), tolerance, generator.estimatedError(), work, ""));
    }
}
