package io.github.secular.quantum.slowset;

import io.github.secular.numerics.Progress;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The blocks of a torus and what is slaved to them, for the first cut for which the sweep converges
 * (doc/bloch-solvers.md, B6.3, B6.4).
 *
 * @param gap that parts the blocks
 */
record SolvedBlocks(Elimination elimination, double gap) {
    private static final double LARGEST_DENSE = 2e6;
    private static final double LARGEST_WORK = 1e8;
    /** In units of v, which bounds what couples single entries from far above. */
    private static final double SMALLEST_GAP = 1e-3;

    /**
     * @param task whose strength is that of M
     * @param begin blocks of a narrower window, as a start for the sweeps, or null
     * @param budget charged for all work here
     * @throws io.github.secular.numerics.RefusalException if no choice of blocks lets the sweep converge
     */
    static SolvedBlocks of(Torus torus, SlowSetTask task, DenseElimination begin, Budget budget, Progress progress) {
        for (Iterator<Blocks.Cut> cuts = Blocks.cuts(torus, task.strength()); cuts.hasNext(); ) {
            Blocks.Cut cut = cuts.next();
            Elimination solved = sweep(torus, cut.blocks(), begin, task, budget, progress);
            if (solved != null) {
                return new SolvedBlocks(solved, cut.gap());
            }
        }
        throw Blocks.noGap(task.strength());
    }

    /**
     * Blocks of central entries alone, by the largest gap that leaves them so; empty where there is none or the sweep
     * diverges.
     */
    static Optional<SolvedBlocks> ofCentral(Torus torus, SlowSetTask task, Budget budget, Progress progress) {
        int central = torus.levels * torus.levels;
        Blocks.Values values = new Blocks.Values(torus);
        for (double gap = 0.5 * task.strength(); gap > SMALLEST_GAP * task.strength(); gap /= 2) {
            List<int[]> cut = Blocks.cut(values, gap, central, true);
            // sorted, so that what is no central entry comes last
            if (cut != null && cut.stream().allMatch(members -> members[members.length - 1] < central)) {
                double found = gap;
                return Optional.ofNullable(
                                sweep(torus, Blocks.withoutMirrors(torus, cut), null, task, budget, progress))
                        .map(solved -> new SolvedBlocks(solved, found));
            }
        }
        return Optional.empty();
    }

    /** The blocks, solved; null if the sweep diverges. */
    private static Elimination sweep(
            Torus torus, List<int[]> cut, DenseElimination begin, SlowSetTask task, Budget budget, Progress progress) {
        double unknowns = (double) torus.size * torus.levels * torus.levels;
        double work = torus.size
                * cut.stream().mapToDouble(b -> (double) b.length * b.length).sum();
        return unknowns <= LARGEST_DENSE && work <= LARGEST_WORK
                ? DenseElimination.solve(torus, cut, begin, budget, progress)
                : SparseElimination.solve(torus, cut, drops(torus, cut, task), budget, progress);
    }

    /** What may be left out of X: an error δ in X acts as v δ on a generator, for as long as the block is felt. */
    private static double[] drops(Torus torus, List<int[]> blocks, SlowSetTask task) {
        double[] out = new double[blocks.size()];
        for (int c = 0; c < out.length; c++) {
            double felt = Carrier.of(torus, blocks.get(c)).lifetime(task.end() / task.perFast());
            out[c] = 1e-3 * task.tolerance() / (1 + task.strength() * felt);
        }
        return out;
    }

    /** Sweeps and unknowns, in words. */
    String work(Torus torus) {
        return String.format(
                Locale.ROOT,
                "%d sweeps over %d unknowns in %d blocks of %d harmonics, gap %.3g",
                elimination.sweeps(),
                elimination.unknowns(),
                elimination.count(),
                torus.size,
                gap);
    }
}
