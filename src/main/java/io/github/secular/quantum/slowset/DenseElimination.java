package io.github.secular.quantum.slowset;

import io.github.secular.numerics.Progress;
import java.util.ArrayList;
import java.util.List;

/** Block by block with full arrays: for small models. */
final class DenseElimination implements Elimination {
    private final Torus torus;
    private final List<InvariantBlock> blocks = new ArrayList<>();
    private int sweeps;

    private DenseElimination(Torus torus) {
        this.torus = torus;
    }

    /** Of blocks that have been solved. */
    DenseElimination(Torus torus, List<InvariantBlock> solved) {
        this(torus);
        blocks.addAll(solved);
    }

    /** The solved blocks, or null if a sweep diverges. */
    static DenseElimination solve(Torus torus, List<int[]> cut, Budget budget, Progress progress) {
        DenseElimination out = new DenseElimination(torus);
        for (int[] members : cut) {
            InvariantBlock block = new InvariantBlock(torus, members);
            if (!block.solve(budget, progress)) {
                return null;
            }
            out.sweeps = Math.max(out.sweeps, block.sweeps());
            out.blocks.add(block);
        }
        return out;
    }

    @Override
    public int count() {
        return blocks.size();
    }

    @Override
    public int[] members(int c) {
        return blocks.get(c).members();
    }

    @Override
    public Generator fed(int c) {
        return new DenseGenerator(blocks.get(c).fed(), blocks.get(c).width());
    }

    @Override
    public void lift(double[][] z, double[] y) {
        for (int c = 0; c < z.length; c++) {
            if (z[c] != null) {
                blocks.get(c).lift(z[c], y);
            }
        }
    }

    @Override
    public double lastChange(int c) {
        return blocks.get(c).lastChange();
    }

    @Override
    public int sweeps() {
        return sweeps;
    }

    @Override
    public long unknowns() {
        return blocks.stream().mapToLong(b -> (long) torus.size * b.width()).sum();
    }
}
