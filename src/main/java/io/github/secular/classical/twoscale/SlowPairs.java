package io.github.secular.classical.twoscale;

import java.util.ArrayList;
import java.util.List;

/**
 * The pairs (k, j) of angle harmonic and fast mode that the drive, and a general kernel, reach from (0, 0), with the
 * modes among them.
 *
 * @param modes those in use
 * @param pairs k and number of the mode
 */
record SlowPairs(FastModes modes, List<int[]> pairs) {
    /** @param kernel null where every harmonic relaxes by itself @param highest |k| */
    static SlowPairs of(FastModes all, DriveShapes shapes, KernelTerms kernel, int highest) {
        boolean[][] couplings = kernel == null ? null : kernel.couplings();
        boolean[][] reached = new boolean[all.size()][2 * highest + 1];
        reached[0][highest] = true;
        List<int[]> queue = new ArrayList<>(List.of(new int[] {0, 0}));
        for (int n = 0; n < queue.size(); n++) {
            int m = queue.get(n)[0];
            int column = queue.get(n)[1];
            for (int k = -highest; kernel != null && k <= highest; k++) {
                if (couplings[Math.abs(k)][Math.abs(m)] && !reached[column][k + highest]) {
                    reached[column][k + highest] = true;
                    queue.add(new int[] {k, column});
                }
            }
            for (FastModes.Entry e : all.entries()) {
                if (e.column() != column) {
                    continue;
                }
                for (int q : shapes.orders(shapes.shapeOf(e.channel()))) {
                    int k = m + q;
                    if (Math.abs(k) <= highest && (k != 0 || m != 0) && !reached[e.row()][k + highest]) {
                        reached[e.row()][k + highest] = true;
                        queue.add(new int[] {k, e.row()});
                    }
                }
            }
        }
        boolean[] inUse = new boolean[all.size()];
        int[] number = new int[all.size()];
        int count = 0;
        for (int j = 0; j < inUse.length; j++) {
            for (boolean there : reached[j]) {
                inUse[j] |= there;
            }
            number[j] = inUse[j] ? count++ : -1;
        }
        List<int[]> pairs = new ArrayList<>();
        for (int j = 0; j < inUse.length; j++) {
            for (int k = -highest; k <= highest; k++) {
                if (reached[j][k + highest]) {
                    pairs.add(new int[] {k, number[j]});
                }
            }
        }
        return new SlowPairs(all.restrictedTo(inUse), pairs);
    }
}
