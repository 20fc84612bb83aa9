package io.github.secular.quantum.slowset;

import io.github.secular.numerics.FastTime;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.BlochModel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** ρ(t) of one model on one window of the torus: the blocks, their start values and their motion. */
final class SlowSetSolution implements WindowSolution {
    private static final double LARGEST_DENSE = 2e6;
    private static final double LARGEST_WORK = 1e8;
    private static final double WORK_PER_ENTRY = 300;

    private final BlochModel model;
    private final Torus torus;
    private final Elimination elimination;
    private final List<BlockMotion> motions = new ArrayList<>();
    private final double strength;
    private double gap;

    /**
     * @param last the last output time, slow
     * @param tolerance the largest error wanted
     * @param budget charged for all work here
     * @throws RefusalException if no choice of blocks lets the sweep converge
     */
    SlowSetSolution(
            BlochModel model,
            RotatingFrame frame,
            Window window,
            double[] initial,
            double last,
            double tolerance,
            Budget budget,
            Progress progress) {
        this.model = model;
        torus = new Torus(model, frame, window, new LivePairs(model, initial));
        // numbering, couplings and sorting, and one sweep at the very least
        budget.spend((WORK_PER_ENTRY + 2.0 * model.size()) * torus.size);
        strength = Torus.strength(model, last);
        elimination = eliminate(last / (model.epsilon() * model.epsilon()), tolerance, budget, progress);
        double[][] start = new Start(torus, elimination).amplitudes(initial);
        for (int c = 0; c < elimination.count(); c++) {
            motions.add(new BlockMotion(torus, elimination.members(c), elimination.fed(c), start[c]));
        }
    }

    /** With the first choice of blocks for which the sweep converges. */
    private Elimination eliminate(double last, double tolerance, Budget budget, Progress progress) {
        for (Iterator<Blocks.Cut> cuts = Blocks.cuts(torus, strength); cuts.hasNext(); ) {
            Blocks.Cut cut = cuts.next();
            Elimination solved = sweep(cut.blocks(), last, tolerance, budget, progress);
            if (solved != null) {
                gap = cut.gap();
                return solved;
            }
        }
        throw Blocks.noGap(strength);
    }

    /** The blocks, solved; null if the sweep diverges. */
    private Elimination sweep(List<int[]> cut, double last, double tolerance, Budget budget, Progress progress) {
        double unknowns = (double) torus.size * torus.levels * torus.levels;
        double work = torus.size
                * cut.stream().mapToDouble(b -> (double) b.length * b.length).sum();
        return unknowns <= LARGEST_DENSE && work <= LARGEST_WORK
                ? DenseElimination.solve(torus, cut, budget, progress)
                : SparseElimination.solve(torus, cut, drops(cut, last, tolerance), budget, progress);
    }

    /** What may be left out of X: an error δ in X acts as v δ on a generator, for as long as the block is felt. */
    private double[] drops(List<int[]> blocks, double last, double tolerance) {
        double[] out = new double[blocks.size()];
        for (int c = 0; c < out.length; c++) {
            double damping = BlockMotion.commonDamping(torus, blocks.get(c));
            double felt = damping < 0 ? Math.min(last, BlockMotion.DEAD / damping) : last;
            out[c] = 1e-3 * tolerance / (1 + strength * felt);
        }
        return out;
    }

    @Override
    public double memory() {
        return 24.0 * elimination.unknowns() + torus.memory();
    }

    @Override
    public double[] at(double t) {
        FastTime time = new FastTime(t, model.epsilon());
        double[][] z = new double[motions.size()][];
        for (int c = 0; c < z.length; c++) {
            z[c] = motions.get(c).at(time);
        }
        double[] lifted = new double[2 * torus.size];
        elimination.lift(z, lifted);
        return torus.rho(lifted, time);
    }

    /** Round-off of the large exponents and what the last sweep left. */
    @Override
    public double floor(double t) {
        double tau = t / (model.epsilon() * model.epsilon());
        double sum = 0;
        for (int c = 0; c < motions.size(); c++) {
            BlockMotion motion = motions.get(c);
            double error = motion.exponent(tau) * motion.roundOff()
                    + elimination.lastChange(c) * strength * motion.lifetime(tau);
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
