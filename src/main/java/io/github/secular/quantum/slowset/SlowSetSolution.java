package io.github.secular.quantum.slowset;

import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.ZMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_ZDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/** ρ(t) of one model on one window of the torus: the blocks, their start values and their motion. */
final class SlowSetSolution {
    private static final int LARGEST_BLOCK = 400;
    private static final int WIDENINGS = 4;
    private static final double ROUND_OFF = 1.2e-16;

    private final BlochModel model;
    private final RotatingFrame frame;
    private final Torus torus;
    private final List<BlockMotion> motions = new ArrayList<>();
    private final double strength;
    private double gap;
    private int sweeps;
    private int unknowns;

    /** @throws RefusalException if no choice of blocks lets the sweep converge */
    SlowSetSolution(BlochModel model, RotatingFrame frame, int[] half, double[] initial, Progress progress) {
        this.model = model;
        this.frame = frame;
        torus = new Torus(model, frame, half);
        strength = Torus.strength(model);
        List<InvariantBlock> blocks = eliminate(progress);
        start(blocks, initial);
    }

    /** The smallest blocks with a gap of 2 v; wider ones if the sweep asks for it, tighter ones if they get too large. */
    private List<InvariantBlock> eliminate(Progress progress) {
        double wanted = Math.max(2 * strength, Double.MIN_NORMAL);
        gap = wanted;
        List<int[]> cut = Blocks.cut(torus, gap, LARGEST_BLOCK);
        while (cut == null && gap > 1e-3 * wanted) {
            gap /= 1.5;
            cut = Blocks.cut(torus, gap, LARGEST_BLOCK);
        }
        for (int attempt = 0; cut != null && attempt <= WIDENINGS; attempt++) {
            List<InvariantBlock> solved = sweep(cut, progress);
            if (solved != null) {
                return solved;
            }
            gap *= 2;
            cut = Blocks.cut(torus, gap, LARGEST_BLOCK);
        }
        throw new RefusalException(String.format(
                java.util.Locale.ROOT,
                "The slow set finds no gap: couplings of strength %.3g (per unit of fast time) join all frequencies, and"
                        + " the elimination does not converge in %d sweeps; choose solver=direct, or a smaller epsilon.",
                strength,
                InvariantBlock.MAX_SWEEPS));
    }

    /** One of each pair of mirror blocks, solved; null if a sweep diverges. */
    private List<InvariantBlock> sweep(List<int[]> cut, Progress progress) {
        int[] owner = new int[torus.size];
        java.util.Arrays.fill(owner, -1);
        for (int c = 0; c < cut.size(); c++) {
            for (int i : cut.get(c)) {
                owner[i] = c;
            }
        }
        List<InvariantBlock> out = new ArrayList<>();
        unknowns = 0;
        for (int c = 0; c < cut.size(); c++) {
            int partner = owner[torus.mirror[cut.get(c)[0]]];
            if (partner < c) {
                continue;
            }
            InvariantBlock block = new InvariantBlock(torus, cut.get(c));
            if (!block.solve(progress)) {
                return null;
            }
            sweeps = Math.max(sweeps, block.sweeps());
            unknowns += torus.size * block.width();
            out.add(block);
        }
        return out;
    }

    /** Amplitudes of the central entries such that ρ(0) is met, all other slow amplitudes 0: Φ(0) z = ρ(0). */
    private void start(List<InvariantBlock> blocks, double[] initial) {
        int n = torus.levels;
        int nn = n * n;
        ZMatrixRMaj phi = new ZMatrixRMaj(nn, nn);
        double[] column = new double[2 * nn];
        for (InvariantBlock block : blocks) {
            for (int k = 0; k < block.width(); k++) {
                int s = block.member(k);
                if (s >= nn) {
                    continue;
                }
                block.startColumn(k, column);
                int mirrored = torus.mirror[s];
                boolean pair = block.position(mirrored) < 0;
                for (int i = 0; i < nn; i++) {
                    phi.set(i, s, column[2 * i], column[2 * i + 1]);
                    if (pair) {
                        phi.set(torus.mirror[i], mirrored, column[2 * i], -column[2 * i + 1]);
                    }
                }
            }
        }
        ZMatrixRMaj right = new ZMatrixRMaj(nn, 1);
        right.data = initial.clone();
        ZMatrixRMaj z = new ZMatrixRMaj(nn, 1);
        LinearSolverDense<ZMatrixRMaj> lu = LinearSolverFactory_ZDRM.lu(nn);
        if (!lu.setA(phi)) {
            throw new RefusalException(
                    "The slow set cannot meet the initial state: its modes are dependent; choose solver=direct.");
        }
        lu.solve(right, z);
        for (InvariantBlock block : blocks) {
            double[] own = new double[2 * block.width()];
            for (int k = 0; k < block.width(); k++) {
                int s = block.member(k);
                if (s < nn) {
                    own[2 * k] = z.data[2 * s];
                    own[2 * k + 1] = z.data[2 * s + 1];
                }
            }
            boolean pair = block.position(torus.mirror[block.member(0)]) < 0;
            motions.add(new BlockMotion(block, own, pair));
        }
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
        double[] lifted = new double[2 * torus.size];
        for (BlockMotion motion : motions) {
            if (!motion.at(phases, lifted)) {
                continue;
            }
            for (int i = 0; i < torus.size; i++) {
                double c = wave[2 * torus.harmonic[i]];
                double s = wave[2 * torus.harmonic[i] + 1];
                double re = c * lifted[2 * i] - s * lifted[2 * i + 1];
                double im = c * lifted[2 * i + 1] + s * lifted[2 * i];
                int nm = 2 * (torus.row[i] * n + torus.column[i]);
                int mn = 2 * (torus.column[i] * n + torus.row[i]);
                // A pair of mirror blocks adds its Hermitian sum; a block of its own is Hermitian up to rounding.
                double weight = motion.isPair() ? 1 : 0.5;
                sum[nm] += weight * re;
                sum[nm + 1] += weight * im;
                sum[mn] += weight * re;
                sum[mn + 1] -= weight * im;
            }
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
        for (BlockMotion motion : motions) {
            sum += motion.exponent(tau) * ROUND_OFF + motion.lastChange() * strength * motion.lifetime(tau);
        }
        return sum;
    }

    String work() {
        return String.format(
                java.util.Locale.ROOT,
                "%d sweeps over %d unknowns in %d blocks of %d harmonics, gap %.3g",
                sweeps,
                unknowns,
                motions.size(),
                torus.size,
                gap);
    }
}
