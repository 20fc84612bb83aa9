package io.github.secular.quantum.slowset;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.FastTime;
import io.github.secular.numerics.Progress;
import java.util.Optional;

/**
 * ρ(t) of a fed atom on one window of the torus: the slow set of its N amplitudes, Φ, and the slow set of R,
 * ρ = Φ R Φ†, which is moved by the feeding of populations alone (doc/bloch-solvers.md, B6.12).
 */
final class FedSolution implements WindowSolution {
    /** Numbers in a table beyond which it is not tried. */
    private static final double MOST_CELLS = 4e6;

    /** Multiplications that take as long as one product of a table. */
    private static final double WORK_PER_PRODUCT = 12;

    private final Torus torus;
    private final SolvedBlocks blocks;
    private final AmplitudeHarmonics phi;
    private final SlowSetSolution inner;
    private final SlowSetTask task;
    private final double ownFloor;
    /** What is left out of R may do to an entry of ρ. */
    private final double leftOut;

    private FedSolution(
            SlowSetTask task,
            Torus torus,
            SolvedBlocks blocks,
            AmplitudeHarmonics phi,
            SlowSetSolution inner,
            double ownFloor,
            double leftOut) {
        this.task = task;
        this.torus = torus;
        this.blocks = blocks;
        this.phi = phi;
        this.inner = inner;
        this.ownFloor = ownFloor;
        this.leftOut = leftOut;
    }

    /**
     * @param task of the atom itself
     * @param budget charged for all work here
     * @return empty where amplitudes do not serve: near ones are no central ones, harmonics are too many, or Φ has no inverse
     * @throws io.github.secular.numerics.RefusalException if no choice of blocks lets a sweep converge
     */
    static Optional<WindowSolution> of(
            SlowSetTask task, FedAtom atom, Window window, Budget budget, Progress progress) {
        SlowSetTask amplitudes = atom.amplitudeTask(task);
        Torus torus = SlowSetSolution.torus(amplitudes, window, budget, progress);
        int n = task.model().size();
        if (n * n * HarmonicNumbers.outer(AmplitudeHarmonics.half(torus)) > MOST_CELLS) {
            return Optional.empty();
        }
        // so much more is kept in the next window that its change shows all that this one leaves out
        double drop = 0.1 * task.tolerance() * Math.scalb(1, -2 * (window.order() + window.widened()));
        return SolvedBlocks.ofCentral(torus, amplitudes, budget, progress)
                .flatMap(blocks -> solution(task, atom, torus, blocks, drop, budget, progress));
    }

    private static Optional<WindowSolution> solution(
            SlowSetTask task,
            FedAtom atom,
            Torus torus,
            SolvedBlocks blocks,
            double drop,
            Budget budget,
            Progress progress) {
        RotatingFrame frame = atom.frame();
        AmplitudeHarmonics phi = new AmplitudeHarmonics(torus, frame, blocks.elimination());
        double end = task.end() / task.perFast();
        Optional<FedTables> found = FedTables.of(atom, phi, drop / end, progress);
        int n = task.model().size();
        Optional<ComplexMatrix> start = phi.before(ComplexMatrix.of(n, n, task.initial()));
        if (found.isEmpty() || start.isEmpty()) {
            return Optional.empty();
        }
        FedTables tables = found.get();
        budget.spend(WORK_PER_PRODUCT * tables.products());
        FedEntries entries = new FedEntries(atom, frame, phi.numbers(), tables, end, drop, progress);
        SlowSetTask slow = new SlowSetTask(
                task.model(), frame, start.get().toArray(), task.times(), task.tolerance(), entries.strength());
        Torus own = new Torus(task.model(), frame, entries, new LivePairs(task.model(), task.initial()));
        double last = 0;
        for (int c = 0; c < blocks.elimination().count(); c++) {
            last = Math.max(last, blocks.elimination().lastChange(c));
        }
        return Optional.of(new FedSolution(
                task,
                torus,
                blocks,
                phi,
                new SlowSetSolution(slow, own, null, budget, progress),
                2 * last * task.strength(),
                n * drop));
    }

    @Override
    public double[][] at(double[] times) {
        double[][] out = inner.at(times);
        int n = task.model().size();
        for (int i = 0; i < out.length; i++) {
            FastTime time = new FastTime(times[i], task.model().epsilon());
            out[i] = phi.lifted(ComplexMatrix.of(n, n, out[i]), time).toArray();
        }
        return out;
    }

    @Override
    public double floor(double t) {
        return inner.floor(t) + ownFloor * t / task.perFast() + leftOut;
    }

    @Override
    public double memory() {
        return inner.memory() + torus.memory() + 24.0 * blocks.elimination().unknowns();
    }

    @Override
    public String work() {
        return "amplitudes: " + blocks.work(torus) + "; what is fed: " + inner.work();
    }
}
