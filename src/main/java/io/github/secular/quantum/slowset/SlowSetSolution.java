package io.github.secular.quantum.slowset;

import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** ρ(t) of one model on one window of the torus: the blocks, their start values and their motion. */
final class SlowSetSolution {
    private static final int LARGEST_DENSE_BLOCK = 400;
    private static final double LARGEST_DENSE = 2e6;
    private static final int WIDENINGS = 4;
    private static final double ROUND_OFF = 1.2e-16;

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
     * @throws RefusalException if no choice of blocks lets the sweep converge
     */
    SlowSetSolution(
            BlochModel model,
            RotatingFrame frame,
            Window window,
            double[] initial,
            double last,
            double tolerance,
            Progress progress) {
        this.model = model;
        this.frame = frame;
        torus = new Torus(model, frame, window);
        strength = Torus.strength(model);
        elimination = eliminate(last / (model.epsilon() * model.epsilon()), tolerance, progress);
        double[][] start = new Start(torus, elimination).amplitudes(initial);
        for (int c = 0; c < elimination.count(); c++) {
            motions.add(new BlockMotion(torus, elimination.members(c), elimination.fed(c), start[c]));
        }
    }

    /** The smallest blocks with a gap of 2 v; wider ones if the sweep asks for it, tighter ones if they get too large. */
    private Elimination eliminate(double last, double tolerance, Progress progress) {
        boolean dense = (double) torus.size * torus.levels * torus.levels <= LARGEST_DENSE;
        int largest = dense ? LARGEST_DENSE_BLOCK : torus.size;
        double wanted = Math.max(2 * strength, Double.MIN_NORMAL);
        gap = wanted;
        List<int[]> cut = Blocks.cut(torus, gap, largest);
        while (cut == null && gap > 1e-3 * wanted) {
            gap /= 1.5;
            cut = Blocks.cut(torus, gap, largest);
        }
        for (int attempt = 0; cut != null && attempt <= WIDENINGS; attempt++) {
            List<int[]> kept = Blocks.withoutMirrors(torus, cut);
            Elimination solved = dense
                    ? DenseElimination.solve(torus, kept, progress)
                    : SparseElimination.solve(torus, kept, drops(kept, last, tolerance), progress);
            if (solved != null) {
                return solved;
            }
            gap *= 2;
            cut = Blocks.cut(torus, gap, largest);
        }
        throw new RefusalException(String.format(
                Locale.ROOT,
                "The slow set finds no gap: couplings of strength %.3g (per unit of fast time) join all frequencies, and"
                        + " the elimination does not converge in %d sweeps; choose solver=direct, or a smaller epsilon.",
                strength,
                InvariantBlock.MAX_SWEEPS));
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
            double error =
                    motion.exponent(tau) * ROUND_OFF + elimination.lastChange(c) * strength * motion.lifetime(tau);
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
