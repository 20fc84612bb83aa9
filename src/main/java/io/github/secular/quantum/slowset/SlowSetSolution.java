package io.github.secular.quantum.slowset;

import io.github.secular.numerics.FastTime;
import io.github.secular.numerics.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** ρ(t) of one model on one window of the torus: the blocks, their start values and their motion. */
final class SlowSetSolution implements WindowSolution {
    private static final double LARGEST_DENSE = 2e6;
    private static final double LARGEST_WORK = 1e8;
    /** Numbering, couplings, exact frequencies and sorting, beside one sweep at the very least. */
    private static final double WORK_PER_ENTRY = 1500;

    private final SlowSetTask task;
    private final Torus torus;
    private final Elimination elimination;
    private final List<BlockMotion> motions = new ArrayList<>();
    private double gap;

    /**
     * @param narrower that of a narrower window, for a start of the sweeps, or null
     * @param budget charged for all work here
     * @throws RefusalException if no choice of blocks lets the sweep converge
     */
    SlowSetSolution(SlowSetTask task, Window window, SlowSetSolution narrower, Budget budget, Progress progress) {
        this.task = task;
        torus = task.torus(
                window, budget.affords(WORK_PER_ENTRY + 2.0 * task.model().size()));
        budget.spend((WORK_PER_ENTRY + 2.0 * torus.levels) * torus.size);
        elimination = eliminate(narrower, budget, progress);
        double[][] start = new InitialAmplitudes(torus, elimination).amplitudes(task.initial());
        for (int c = 0; c < elimination.count(); c++) {
            motions.add(new BlockMotion(
                    torus, elimination.members(c), elimination.isMirrored(c), elimination.fed(c), start[c]));
        }
    }

    /** With the first choice of blocks for which the sweep converges. */
    private Elimination eliminate(SlowSetSolution narrower, Budget budget, Progress progress) {
        DenseElimination begin = narrower != null
                        && narrower.elimination instanceof DenseElimination dense
                        && torus.startsLike(narrower.torus)
                ? dense
                : null;
        for (Iterator<Blocks.Cut> cuts = Blocks.cuts(torus, task.strength()); cuts.hasNext(); ) {
            Blocks.Cut cut = cuts.next();
            Elimination solved = sweep(cut.blocks(), begin, budget, progress);
            if (solved != null) {
                gap = cut.gap();
                return solved;
            }
        }
        throw Blocks.noGap(task.strength());
    }

    /** The blocks, solved; null if the sweep diverges. */
    private Elimination sweep(List<int[]> cut, DenseElimination begin, Budget budget, Progress progress) {
        double unknowns = (double) torus.size * torus.levels * torus.levels;
        double work = torus.size
                * cut.stream().mapToDouble(b -> (double) b.length * b.length).sum();
        return unknowns <= LARGEST_DENSE && work <= LARGEST_WORK
                ? DenseElimination.solve(torus, cut, begin, budget, progress)
                : SparseElimination.solve(torus, cut, drops(cut), budget, progress);
    }

    /** What may be left out of X: an error δ in X acts as v δ on a generator, for as long as the block is felt. */
    private double[] drops(List<int[]> blocks) {
        double[] out = new double[blocks.size()];
        for (int c = 0; c < out.length; c++) {
            double felt = Carrier.of(torus, blocks.get(c)).lifetime(task.end() / task.perFast());
            out[c] = 1e-3 * task.tolerance() / (1 + task.strength() * felt);
        }
        return out;
    }

    @Override
    public double memory() {
        return 24.0 * elimination.unknowns() + torus.memory();
    }

    @Override
    public double[][] at(double[] times) {
        FastTime[] fast = Arrays.stream(times)
                .mapToObj(t -> new FastTime(t, task.model().epsilon()))
                .toArray(FastTime[]::new);
        double[][] z = motions.stream().map(m -> m.at(fast)).toArray(double[][]::new);
        DensitySums sums = DensitySums.at(torus, fast);
        elimination.lift(z, sums);
        return IntStream.range(0, times.length).mapToObj(sums::rho).toArray(double[][]::new);
    }

    /** Round-off of the large exponents and what the last sweep left. */
    @Override
    public double floor(double t) {
        double tau = t / task.perFast();
        double sum = 0;
        for (int c = 0; c < motions.size(); c++) {
            BlockMotion motion = motions.get(c);
            double error = motion.exponent(tau) * motion.roundOff()
                    + elimination.lastChange(c) * task.strength() * motion.lifetime(tau);
            sum = Math.max(sum, error);
        }
        return sum;
    }

    @Override
    public String work() {
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
