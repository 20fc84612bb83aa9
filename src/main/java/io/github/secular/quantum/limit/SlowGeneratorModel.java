package io.github.secular.quantum.limit;

import io.github.secular.drive.Course;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.BlochProblem;
import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.SolverReport;
import io.github.secular.quantum.torus.SlowGenerator;
import io.github.secular.solver.DescribedSolver;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The rate equation da/dt = L a with the exact slow generator of the Bloch equation, of which
 * (A + W)_♯ is the leading term as ε → 0 (doc/bloch-solvers.md, B4.2). a are the populations freed of the
 * ripple of the wave; they start from the projection of ρ(0), coherences included. Off resonance L may
 * have small negative rates: it is a property of the Bloch equation, not a rate matrix by construction.
 */
public final class SlowGeneratorModel extends DescribedSolver<BlochProblem, PopulationTrajectory>
        implements LimitModel {
    public SlowGeneratorModel() {
        super(
                "slow-generator",
                "rate equation with the exact slow generator, all orders in epsilon; for damped coherences");
    }

    @Override
    public PopulationTrajectory solve(BlochProblem problem, double[] times, double tolerance, Progress progress) {
        BlochModel model = problem.model();
        ComplexMatrix initial = problem.initial();
        double end = times.length == 0 ? 0 : times[times.length - 1];
        Wave wave = model.wave();
        if (!wave.hasEnvelopes() || !(end > 0)) {
            BlochModel still = model.frozenAt(0);
            SlowGenerator generator = SlowGenerator.converged(still, end, tolerance, progress);
            double[][] populations = generator.populations(generator.start(initial), times);
            return new PopulationTrajectory(
                    times,
                    populations,
                    new SolverReport(name(), tolerance, generator.estimatedError(), generator.work(), ""));
        }
        return stretchByStretch(model, wave, initial, times, tolerance, progress);
    }

    /** From one jump of the light to the next, ρ being projected anew at each with the phase of that moment. */
    private PopulationTrajectory stretchByStretch(
            BlochModel model, Wave wave, ComplexMatrix initial, double[] times, double tolerance, Progress progress) {
        Course course = wave.course(times[times.length - 1]);
        int count = course.stretches();
        Set<String> works = new LinkedHashSet<>();
        double[][] out = new double[times.length][];
        ComplexMatrix rho = initial;
        int next = 0;
        double error = 0;
        for (int i = 0; i < count; i++) {
            double start = course.edge(i);
            double length = course.edge(i + 1) - start;
            BlochModel still = model.withDrive(wave.during(course, i, model.epsilon()));
            requireStill(still.wave(), start);
            SlowGenerator generator = SlowGenerator.converged(
                    still, length, tolerance, progress.part(i / (double) count, (i + 1.0) / count));
            int first = next;
            while (next < times.length && times[next] <= course.edge(i + 1)) {
                next++;
            }
            double[] part = Arrays.copyOfRange(times, first, next + 1);
            for (int k = 0; k < part.length; k++) {
                part[k] -= start;
            }
            part[part.length - 1] = length;
            double[] a = generator.start(rho);
            double[][] populations = generator.populations(a, part);
            System.arraycopy(populations, 0, out, first, next - first);
            // what has not decayed by the end of the stretch is not on the manifold that ρ is taken from
            double off = rho.distance(matrix(generator.state(a, 0), model.size()));
            double layer = length * SlowGenerator.smallestDamping(model) / (model.epsilon() * model.epsilon());
            error += generator.estimatedError() + (i + 1 < count ? off * Math.exp(-layer) : 0);
            rho = matrix(generator.state(populations[part.length - 1], length), model.size());
            works.add(generator.work());
        }
        String remark = count == 1 ? "" : "the state is projected anew where the light jumps";
        String work = count + " stretches: " + String.join("; ", works);
        return new PopulationTrajectory(times, out, new SolverReport(name(), tolerance, error, work, remark));
    }

    private static void requireStill(Wave wave, double start) {
        if (wave.hasEnvelopes()) {
            throw RefusalException.of(
                    "The limit \"slow-generator\" needs light that stands still between its jumps, but the envelope \"%s\""
                            + " changes after t = %.6g: choose the limit \"averaged\".",
                    wave.harmonics().stream()
                            .map(Harmonic::envelope)
                            .filter(e -> !e.isConstant())
                            .findFirst()
                            .orElseThrow(),
                    start);
        }
    }

    private static ComplexMatrix matrix(double[] rho, int size) {
        return ComplexMatrix.of(size, size, rho);
    }
}
