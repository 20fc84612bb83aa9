package io.github.secular.quantum.slowset;

import io.github.secular.numerics.FastTime;
import io.github.secular.numerics.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** ρ(t) of one model on one window of the torus: the blocks, their start values and their motion. */
final class SlowSetSolution implements WindowSolution {
    /** Numbering, couplings, exact frequencies and sorting, beside one sweep at the very least. */
    private static final double WORK_PER_ENTRY = 1500;

    private final SlowSetTask task;
    private final Torus torus;
    private final SolvedBlocks solved;
    private final List<BlockMotion> motions = new ArrayList<>();

    /**
     * @param narrower that of a narrower window, for a start of the sweeps, or null
     * @param budget charged for all work here
     * @throws io.github.secular.numerics.RefusalException if no choice of blocks lets the sweep converge
     */
    SlowSetSolution(SlowSetTask task, Window window, SlowSetSolution narrower, Budget budget, Progress progress) {
        this(task, torus(task, window, budget, progress), narrower, budget, progress);
    }

    /** On a torus whose M has the strength that the task says. */
    SlowSetSolution(SlowSetTask task, Torus torus, SlowSetSolution narrower, Budget budget, Progress progress) {
        this.task = task;
        this.torus = torus;
        DenseElimination begin = narrower != null
                        && narrower.solved.elimination() instanceof DenseElimination dense
                        && torus.startsLike(narrower.torus)
                ? dense
                : null;
        solved = SolvedBlocks.of(torus, task, begin, budget, progress);
        Elimination elimination = solved.elimination();
        double[][] start = new InitialAmplitudes(torus, elimination).amplitudes(task.initial());
        for (int c = 0; c < elimination.count(); c++) {
            motions.add(new BlockMotion(
                    torus, elimination.members(c), elimination.isMirrored(c), elimination.fed(c), start[c]));
        }
    }

    /** The torus of a window, charged for. */
    static Torus torus(SlowSetTask task, Window window, Budget budget, Progress progress) {
        Torus out = task.torus(
                window, budget.affords(WORK_PER_ENTRY + 2.0 * task.model().size()), progress);
        budget.spend((WORK_PER_ENTRY + 2.0 * out.levels) * out.size);
        return out;
    }

    @Override
    public double memory() {
        return 24.0 * solved.elimination().unknowns() + torus.memory();
    }

    @Override
    public double[][] at(double[] times) {
        FastTime[] fast = Arrays.stream(times)
                .mapToObj(t -> new FastTime(t, task.model().epsilon()))
                .toArray(FastTime[]::new);
        double[][] z = motions.stream().map(m -> m.at(fast)).toArray(double[][]::new);
        DensitySums sums = DensitySums.at(torus, fast);
        solved.elimination().lift(z, sums);
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
                    + solved.elimination().lastChange(c) * task.strength() * motion.lifetime(tau);
            sum = Math.max(sum, error);
        }
        return sum;
    }

    @Override
    public String work() {
        return solved.work(torus);
    }
}
