package io.github.secular.quantum.limit;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.SolverReport;
import java.util.Locale;

/**
 * The limit ε → 0 of almost-degenerate levels: dz/dt = Π W^pol_♯ Π z, z(0) = Π p(0) (MATH-quantum, section 6),
 * solved as a chain of blocks. It does not depend on ε; at t = 0 it already stands behind the time layer.
 */
public final class PolarisedModel implements LimitModel {
    @Override
    public String name() {
        return "polarised";
    }

    @Override
    public String description() {
        return "eps -> 0 with almost-degenerate levels: equal populations inside blocks, slow jumps between them"
                + " (paper 2, Table 1)";
    }

    @Override
    public PopulationTrajectory solve(
            BlochModel model, ComplexMatrix initial, double[] times, double tolerance, Progress progress) {
        PolarisedLimit limit = PolarisedLimit.of(model);
        double[] p0 = new double[model.size()];
        for (int n = 0; n < p0.length; n++) {
            p0[n] = initial.re(n, n);
        }
        SparseRates chain = SparseRates.of(limit.blockRates());
        double[] masses = limit.blockMasses(p0);
        double[][] out = new double[times.length][];
        double now = 0;
        for (int i = 0; i < times.length; i++) {
            masses = chain.evolve(masses, times[i] - now, progress);
            now = times[i];
            out[i] = limit.spread(masses, p0);
            progress.at((i + 1.0) / times.length, "polarised limit");
        }
        String remark = String.format(
                Locale.ROOT,
                "%s, %d blocks, %d frozen levels, layer eps^%.3g",
                limit.regime().range(),
                limit.blocks().size(),
                limit.frozen().length,
                limit.sigma());
        return new PopulationTrajectory(
                times, out, new SolverReport(name(), tolerance, 1e-14, times.length + " exponentials", remark));
    }
}
