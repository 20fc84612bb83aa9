package io.github.secular.quantum.limit;

import io.github.secular.drive.Course;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.Sentence;
import io.github.secular.numerics.StochasticExponential;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.BlochProblem;
import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.Slowness;
import io.github.secular.quantum.SolverReport;
import io.github.secular.solver.DescribedSolver;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import org.ejml.data.DMatrixRMaj;

/**
 * The limit ε → 0 of almost-degenerate levels: dz/dt = Π W^pol_♯ Π z, z(0) = Π p(0) (doc/quantum.md, Q6.3),
 * solved as a chain of blocks. It does not depend on ε; at t = 0 it already stands behind the time layer.
 *
 * <p>Where an envelope jumps, blocks and rates become others and a new layer equalises at once. Where one changes
 * smoothly, W^pol follows it; the blocks stay what they are, so that an envelope which fades within a layered regime
 * is refused ({@link PolarisedStretch}).
 */
public final class PolarisedModel extends DescribedSolver<BlochProblem, PopulationTrajectory> implements LimitModel {
    public PolarisedModel() {
        super(
                "polarised",
                "eps -> 0 with almost-degenerate levels: equal populations inside blocks, slow jumps between them"
                        + " (paper 2, Table 1)");
    }

    @Override
    public PopulationTrajectory solve(BlochProblem problem, double[] times, double tolerance, Progress progress) {
        BlochModel model = problem.model();
        double[] p0 = problem.populations();
        double last = times.length == 0 ? 0 : times[times.length - 1];
        if (!model.wave().hasEnvelopes() || !(last > 0)) {
            PolarisedLimit limit = PolarisedLimit.of(model.frozenAt(0));
            double[][] out = constant(limit, p0, 0, times, progress);
            String work = times.length + " exponentials";
            return new PopulationTrajectory(
                    times, out, new SolverReport(name(), tolerance, 1e-14, work, remark(limit)));
        }
        return stretchByStretch(model, p0, times, tolerance, progress);
    }

    /** From one jump or bend of an envelope to the next; behind each the populations of new blocks become equal. */
    private PopulationTrajectory stretchByStretch(
            BlochModel model, double[] p0, double[] times, double tolerance, Progress progress) {
        double last = times[times.length - 1];
        Course course = model.wave().course(last);
        Set<String> remarks = new LinkedHashSet<>();
        double[][] out = new double[times.length][];
        double[] p = p0;
        int next = 0;
        int steps = 0;
        double error = 1e-14;
        for (int i = 0; i < course.stretches(); i++) {
            double start = course.edge(i);
            double end = course.edge(i + 1);
            int first = next;
            next = course.upTo(i, times, first);
            double[] part = Arrays.copyOfRange(times, first, next + 1);
            part[part.length - 1] = end;
            Progress share = progress.part(start / last, end / last);
            PolarisedStretch stretch =
                    PolarisedStretch.of(model.withDrive(model.wave().during(course, i)), start, end);
            double[][] states;
            if (stretch.isConstant()) {
                states = constant(stretch.limit(), p, start, part, share);
                steps += part.length;
            } else {
                EnvelopeSteps run = stretch.steps();
                double[] masses = stretch.limit().blockMasses(p);
                states = run.solve(masses, start, part, tolerance * (end - start) / last, share);
                for (int k = 0; k < states.length; k++) {
                    states[k] = stretch.limit().spread(states[k], p);
                }
                steps += run.steps();
                error += run.error();
            }
            System.arraycopy(states, 0, out, first, next - first);
            p = states[part.length - 1];
            remarks.add(remark(stretch.limit()));
        }
        remarks.add(Slowness.of(model, last).remark());
        remarks.remove("");
        String work = steps + " steps in " + course.stretches() + " stretches";
        return new PopulationTrajectory(
                times, out, new SolverReport(name(), tolerance, error, work, String.join("; ", remarks)));
    }

    private static double[][] constant(
            PolarisedLimit limit, double[] start, double from, double[] times, Progress progress) {
        DMatrixRMaj chain = limit.blockRates().sharp();
        double[] masses = limit.blockMasses(start);
        double[][] out = new double[times.length][];
        double[] scratch = new double[masses.length];
        double now = from;
        for (int i = 0; i < times.length; i++) {
            progress.check();
            StochasticExponential.apply(StochasticExponential.of(chain, times[i] - now), masses, scratch);
            now = times[i];
            out[i] = limit.spread(masses, start);
            progress.at((i + 1.0) / times.length, "polarised limit");
        }
        return out;
    }

    private static String remark(PolarisedLimit limit) {
        return Sentence.of(
                "%s, %d blocks, %d frozen levels, layer eps^%.3g",
                limit.regime().range(), limit.blocks().size(), limit.frozen().length, limit.sigma());
    }
}
