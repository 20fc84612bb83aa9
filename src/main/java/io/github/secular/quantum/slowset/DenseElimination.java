package io.github.secular.quantum.slowset;

import io.github.secular.numerics.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** Block by block with full arrays: for small models. */
final class DenseElimination implements Elimination {
    private final List<SlavedBlock> blocks = new ArrayList<>();
    private int sweeps;

    private DenseElimination() {}

    /** Of blocks that have been solved. */
    DenseElimination(List<InvariantBlock> solved) {
        blocks.addAll(solved);
    }

    /**
     * The solved blocks, or null if a sweep diverges.
     *
     * @param begin blocks of a narrower window, whose entries are the first ones here, as a start for the sweeps; or null
     */
    static DenseElimination solve(
            Torus torus, List<int[]> cut, DenseElimination begin, Budget budget, Progress progress) {
        DenseElimination out = new DenseElimination();
        IntFunction<GroupRows> groups = GroupRows.of(torus);
        for (int[] members : cut) {
            GroupRows rows = groups.apply(members[0]);
            SlavedBlock block =
                    torus.isMirrored(members) ? new MirroredBlock(rows, members) : new InvariantBlock(rows, members);
            if (begin != null) {
                begin.blocks.stream()
                        .filter(b -> Arrays.equals(b.members(), members))
                        .forEach(block::beginLike);
            }
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
    public boolean isMirrored(int c) {
        return blocks.get(c) instanceof MirroredBlock;
    }

    @Override
    public Generator fed(int c) {
        return blocks.get(c).generator();
    }

    @Override
    public void lift(double[][] z, EntrySums sums) {
        for (int c = 0; c < z.length; c++) {
            if (z[c] != null) {
                blocks.get(c).lift(z[c], sums);
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
        return blocks.stream().mapToLong(SlavedBlock::unknowns).sum();
    }
}
