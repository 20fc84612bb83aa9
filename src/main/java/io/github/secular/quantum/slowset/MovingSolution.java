package io.github.secular.quantum.slowset;

import io.github.secular.numerics.FastTime;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.Slowness;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * ρ(t) under envelopes that change smoothly: the slaved entries follow the moving graph y = X(t) z of which
 * {@link MovingGraph} holds a stretch of time, and the slow amplitudes z move by its generator G(t)
 * (doc/bloch-solvers.md, B6.9). Stretches are the smooth pieces of the envelopes, halved until the graph is a
 * polynomial on each.
 */
final class MovingSolution implements WindowSolution {
    private static final double LARGEST_UNKNOWNS = 3e5;

    /** What graph and motion may each err, as a part of the tolerance. */
    private static final double SHARE = 0.2;

    private static final int MAX_DEPTH = 12;

    private final SlowSetTask task;
    private final Torus torus;
    private final Map<Double, double[]> states = new HashMap<>();
    private double graphError;
    private double motionError;
    private double roundOff;
    private Slowness slowness;
    private int graphs;
    private int steps;

    /** @throws RefusalException if no choice of blocks lets the sweep converge, or the envelopes change too fast */
    MovingSolution(SlowSetTask task, Window window, Budget budget, Progress progress) {
        this.task = task;
        BlochModel model = task.model();
        double strength = task.strength();
        torus = task.torus(window, Torus.MOST_ENTRIES, progress);
        if ((double) torus.size * torus.levels * torus.levels > LARGEST_UNKNOWNS) {
            throw new RefusalException("The slow set under envelopes is for few levels: " + torus.size
                    + " harmonics of density matrix entries are too many.");
        }
        RefusalException last = Blocks.noGap(strength);
        Torus strongest = torus.at(model.wave().strongestTime(task.end()));
        for (Iterator<Blocks.Cut> cuts = Blocks.cuts(torus, strength); cuts.hasNext(); ) {
            Blocks.Cut cut = cuts.next();
            List<int[]> blocks = cut.blocks();
            if (DenseElimination.solve(strongest, blocks, null, budget, progress) == null) {
                continue;
            }
            try {
                run(blocks, budget, progress);
                slowness = Slowness.against(model, task.end(), cut.gap());
                return;
            } catch (MovingGraph.LostException e) {
                last = new RefusalException(String.format(
                        Locale.ROOT,
                        "The envelopes change too fast near t = %.6g for a slow set: over one beat of the slow and the fast"
                                + " entries they must hardly change.",
                        e.time()));
            }
        }
        throw last;
    }

    private void run(List<int[]> blocks, Budget budget, Progress progress) {
        double[] times = task.times();
        double tolerance = task.tolerance();
        states.clear();
        graphError = 0;
        motionError = 0;
        graphs = 0;
        steps = 0;
        double end = task.end();
        double scale = task.perFast();
        double[] knots = task.model().wave().course(end).knots(0, end);
        MovingBlock[] motions = null;
        MovingGraph guess = null;
        Deque<double[]> open = new ArrayDeque<>();
        int next = 0;
        for (int i = knots.length; i >= 0; i--) {
            double from = i == 0 ? 0 : knots[i - 1];
            double to = i == knots.length ? end : knots[i];
            open.push(new double[] {from, to, 0});
        }
        while (!open.isEmpty()) {
            progress.check();
            double[] piece = open.pop();
            double share = SHARE * tolerance * (piece[1] - piece[0]) / end;
            double accuracy = Math.max(1e-15, 0.02 * share / (1 + task.strength() * (piece[1] - piece[0]) / scale));
            MovingGraph graph =
                    new MovingGraph(torus, blocks, piece[0], piece[1], scale, guess, accuracy, budget, progress);
            graphs++;
            if (!graph.isSmooth(share, SHARE * tolerance)) {
                if (piece[2] >= MAX_DEPTH) {
                    throw new MovingGraph.LostException(piece[0]);
                }
                double middle = 0.5 * (piece[0] + piece[1]);
                open.push(new double[] {middle, piece[1], piece[2] + 1});
                open.push(new double[] {piece[0], middle, piece[2] + 1});
                continue;
            }
            guess = graph;
            graphError += graph.error();
            if (motions == null) {
                motions = begin(graph, blocks);
            }
            while (next < times.length && times[next] <= piece[1]) {
                move(motions, graph, times[next], share);
                states.put(times[next], state(motions, graph, times[next]));
                next++;
            }
            move(motions, graph, piece[1], share);
            progress.at(piece[1] / end, "slow set under envelopes");
        }
        roundOff = 0;
        for (MovingBlock motion : motions) {
            motionError = Math.max(motionError, motion.error());
            roundOff = Math.max(roundOff, motion.roundOff());
            steps += motion.steps();
        }
    }

    private MovingBlock[] begin(MovingGraph graph, List<int[]> blocks) {
        double[][] start = new InitialAmplitudes(torus, graph.atStart()).amplitudes(task.initial());
        MovingBlock[] out = new MovingBlock[blocks.size()];
        for (int c = 0; c < out.length; c++) {
            out[c] =
                    new MovingBlock(torus, blocks.get(c), start[c], task.model().epsilon());
        }
        return out;
    }

    private void move(MovingBlock[] motions, MovingGraph graph, double to, double share) {
        for (int c = 0; c < motions.length; c++) {
            motions[c].advance(graph, c, to, share);
        }
    }

    private double[] state(MovingBlock[] motions, MovingGraph graph, double t) {
        FastTime time = new FastTime(t, task.model().epsilon());
        DensitySums sums = DensitySums.at(torus, new FastTime[] {time});
        for (int c = 0; c < motions.length; c++) {
            graph.lift(c, t, motions[c].at(time), sums);
        }
        return sums.rho(0);
    }

    @Override
    public double[][] at(double[] times) {
        return Arrays.stream(times).mapToObj(states::get).toArray(double[][]::new);
    }

    @Override
    public double floor(double t) {
        return graphError + motionError + roundOff;
    }

    @Override
    public double memory() {
        return 24.0 * 8 * torus.size * torus.levels * torus.levels + torus.memory();
    }

    @Override
    public String work() {
        return String.format(
                Locale.ROOT,
                "%d graphs of %d harmonics, %d steps of their motion, largest change of an envelope in 1/gap %.2g",
                graphs,
                torus.size,
                steps,
                slowness.number());
    }

    @Override
    public String warning() {
        return slowness.gapWarning().orElse("");
    }
}
