package io.github.secular.quantum.slowset;

import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** ρ(t) of one model on one window of the torus: the blocks, their start values and their motion. */
final class SlowSetSolution {
    private static final double LARGEST_DENSE = 2e6;
    private static final double LARGEST_WORK = 1e8;
    private static final double WORK_PER_ENTRY = 300;

    /**
     * A way to cut the slow set.
     *
     * @param gap wanted, in units of v
     * @param largest number of entries of a block
     * @param byOrder whether the gap shrinks with the order of an entry
     */
    private record Attempt(double gap, int largest, boolean byOrder) {}

    private static final List<Attempt> ATTEMPTS = List.of(
            new Attempt(0.5, 60, true),
            new Attempt(2, 100, true),
            new Attempt(2, 60, false),
            new Attempt(2, 300, false));

    private final BlochModel model;
    private final RotatingFrame frame;
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
        this.frame = frame;
        torus = new Torus(model, frame, window, new LivePairs(model, initial));
        // numbering, couplings and sorting, and one sweep at the very least
        budget.spend((WORK_PER_ENTRY + 2.0 * model.size()) * torus.size);
        strength = Torus.strength(model);
        elimination = eliminate(last / (model.epsilon() * model.epsilon()), tolerance, budget, progress);
        double[][] start = new Start(torus, elimination).amplitudes(initial);
        for (int c = 0; c < elimination.count(); c++) {
            motions.add(new BlockMotion(torus, elimination.members(c), elimination.fed(c), start[c]));
        }
    }

    /**
     * The first choice of blocks for which the sweep converges, the cheapest first. A gap of 2 v is always enough;
     * most often a smaller one is, since v bounds the couplings of single entries from far above.
     */
    private Elimination eliminate(double last, double tolerance, Budget budget, Progress progress) {
        int central = torus.levels * torus.levels;
        boolean small = (double) torus.size * central <= LARGEST_DENSE;
        for (Attempt attempt : ATTEMPTS) {
            // Entries of one and the same D cannot be parted, and there may be as many as central entries.
            int largest = small && central <= 300 ? attempt.largest : Math.max(attempt.largest, central);
            gap = Math.max(attempt.gap * strength, Double.MIN_NORMAL);
            List<int[]> cut = Blocks.cut(torus, gap, largest, attempt.byOrder);
            while (cut == null && gap > 0.05 * strength) {
                gap /= 1.5;
                cut = Blocks.cut(torus, gap, largest, attempt.byOrder);
            }
            Elimination solved = cut == null ? null : sweep(cut, last, tolerance, budget, progress);
            if (solved != null) {
                return solved;
            }
        }
        throw new RefusalException(String.format(
                Locale.ROOT,
                "The slow set finds no gap: couplings of strength %.3g (per unit of fast time) join all frequencies, and"
                        + " the elimination does not converge in %d sweeps; choose solver=direct, or a smaller epsilon.",
                strength,
                InvariantBlock.MAX_SWEEPS));
    }

    /** The blocks, solved; null if the sweep diverges. */
    private Elimination sweep(List<int[]> cut, double last, double tolerance, Budget budget, Progress progress) {
        List<int[]> kept = Blocks.withoutMirrors(torus, cut);
        double unknowns = (double) torus.size * torus.levels * torus.levels;
        double work = torus.size
                * kept.stream().mapToDouble(b -> (double) b.length * b.length).sum();
        return unknowns <= LARGEST_DENSE && work <= LARGEST_WORK
                ? DenseElimination.solve(torus, kept, budget, progress)
                : SparseElimination.solve(torus, kept, drops(kept, last, tolerance), budget, progress);
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

    /** Bytes, roughly. */
    double memory() {
        return 24.0 * elimination.unknowns() + torus.memory();
    }

    /** ρ at slow time t: N² complex numbers, interleaved, exactly Hermitian. */
    double[] at(double t) {
        int n = torus.levels;
        Phases phases = new Phases(t, model.epsilon());
        double[] theta = new double[model.wave().dimension()];
        for (int j = 0; j < theta.length; j++) {
            theta[j] = phases.of(frame.omega(j));
        }
        double[] sum = new double[2 * n * n];
        double[] wave = new double[2 * torus.harmonics.length];
        for (int h = 0; h < torus.harmonics.length; h++) {
            double angle = 0;
            for (int j = 0; j < theta.length; j++) {
                angle += torus.harmonics[h][j] * theta[j];
            }
            wave[2 * h] = Math.cos(angle);
            wave[2 * h + 1] = Math.sin(angle);
        }
        double[][] z = new double[motions.size()][];
        for (int c = 0; c < z.length; c++) {
            z[c] = motions.get(c).at(phases);
        }
        double[] lifted = new double[2 * torus.size];
        elimination.lift(z, lifted);
        for (int i = 0; i < torus.size; i++) {
            double c = wave[2 * torus.harmonic[i]];
            double s = wave[2 * torus.harmonic[i] + 1];
            double re = c * lifted[2 * i] - s * lifted[2 * i + 1];
            double im = c * lifted[2 * i + 1] + s * lifted[2 * i];
            int nm = 2 * (torus.row[i] * n + torus.column[i]);
            int mn = 2 * (torus.column[i] * n + torus.row[i]);
            sum[nm] += re;
            sum[nm + 1] += im;
            sum[mn] += re;
            sum[mn + 1] -= im;
        }
        for (int i = 0; i < n; i++) {
            sum[2 * (i * n + i) + 1] = 0;
        }
        return sum;
    }

    /** Round-off of the large exponents and what the last sweep left, at slow time t: an error in ρ. */
    double floor(double t) {
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

    String work() {
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
