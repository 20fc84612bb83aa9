package io.github.secular.classical.twoscale;

import io.github.secular.classical.Relaxation;
import java.util.ArrayList;
import java.util.List;

/**
 * The two-scale system by collocation: pairs (k, j) of angle harmonic and fast mode that the drive reaches from (0, 0),
 * each with one unknown per point of the amplitude, gathered in blocks of modes such that the drive couples
 * neighbouring blocks only.
 */
final class SpectralSystem {
    private final SpectralShells shells;
    private final FastModes modes;
    private final int highest;
    private final List<int[]> pairs = new ArrayList<>();
    /** Block and place in the block, in points, of every pair. */
    private final int[] block;

    private final int[] place;
    private final int[] sizes;
    private final int[] offsets;

    SpectralSystem(SpectralShells shells, FastModes modes, int highest) {
        this.shells = shells;
        this.modes = modes;
        this.highest = highest;
        choosePairs();
        int[] levels = levels();
        block = new int[pairs.size()];
        place = new int[pairs.size()];
        int last = 0;
        for (int q = 0; q < pairs.size(); q++) {
            block[q] = levels[pairs.get(q)[1]];
            last = Math.max(last, block[q]);
        }
        sizes = new int[last + 1];
        for (int q = 0; q < pairs.size(); q++) {
            place[q] = sizes[block[q]];
            sizes[block[q]] += shells.size();
        }
        offsets = new int[last + 2];
        for (int b = 0; b <= last; b++) {
            offsets[b + 1] = offsets[b] + sizes[b];
        }
    }

    private void choosePairs() {
        boolean[][] kept = new boolean[2 * highest + 1][modes.size()];
        List<int[]> queue = new ArrayList<>(List.of(new int[] {0, 0}));
        kept[highest][0] = true;
        for (int q = 0; q < queue.size(); q++) {
            int[] from = queue.get(q);
            for (FastModes.Entry e : modes.entries()) {
                for (int k = -highest; e.column() == from[1] && k <= highest; k++) {
                    if (!kept[k + highest][e.row()] && shells.coupling(e.channel(), k, from[0]) != null) {
                        kept[k + highest][e.row()] = true;
                        queue.add(new int[] {k, e.row()});
                    }
                }
            }
        }
        for (int j = 0; j < modes.size(); j++) {
            for (int k = -highest; k <= highest; k++) {
                if (kept[k + highest][j]) {
                    pairs.add(new int[] {k, j});
                }
            }
        }
    }

    /**
     * Blocks of modes: by the number of couplings that lead to them from the mode of lowest frequency, so that no
     * coupling passes over a block.
     */
    private int[] levels() {
        int end = 0;
        for (int j = 0; j < modes.size(); j++) {
            end = modes.frequency(j) < modes.frequency(end) ? j : end;
        }
        int[] levels = new int[modes.size()];
        java.util.Arrays.fill(levels, -1);
        levels[end] = 0;
        List<Integer> queue = new ArrayList<>(List.of(end));
        for (int q = 0; q < queue.size(); q++) {
            for (FastModes.Entry e : modes.entries()) {
                if (e.column() == queue.get(q) && levels[e.row()] < 0) {
                    levels[e.row()] = levels[e.column()] + 1;
                    queue.add(e.row());
                }
            }
        }
        return levels;
    }

    /** The row of the complex conjugate of every unknown. */
    int[] mirror() {
        int[] out = new int[size()];
        for (int q = 0; q < pairs.size(); q++) {
            int other = 0;
            while (pairs.get(other)[0] != -pairs.get(q)[0] || pairs.get(other)[1] != modes.mirror(pairs.get(q)[1])) {
                other++;
            }
            for (int i = 0; i < shells.size(); i++) {
                out[offsets[block[q]] + place[q] + i] = offsets[block[other]] + place[other] + i;
            }
        }
        return out;
    }

    /** What every unknown counts in the mass. */
    double[] masses() {
        double[] out = new double[size()];
        for (int i = 0; i < shells.size(); i++) {
            out[offsets[slowBlock()] + slowPlace() + i] = shells.mass(i);
        }
        return out;
    }

    int[] blockSizes() {
        return sizes.clone();
    }

    /** Pairs of harmonics and modes. */
    int pairs() {
        return pairs.size();
    }

    /** Multiplications that one elimination takes, about. */
    double work() {
        double sum = 0;
        for (int size : sizes) {
            sum += 4.0 * size * size * size;
        }
        return sum;
    }

    /** −(γ_k + decay + i (kω + ν)). */
    BlockTridiagonal fastPart(Relaxation rates) {
        BlockTridiagonal out = new BlockTridiagonal(sizes);
        for (int q = 0; q < pairs.size(); q++) {
            int k = pairs.get(q)[0];
            int j = pairs.get(q)[1];
            for (int i = 0; i < shells.size(); i++) {
                out.add(
                        block[q],
                        place[q] + i,
                        block[q],
                        place[q] + i,
                        -rates.rate(shells.energy(i), k) - modes.decay(j),
                        -k * shells.frequency(i) - modes.frequency(j));
            }
        }
        return out;
    }

    /** The drive at slow time t: −i B_km C between modes, envelopes included. */
    BlockTridiagonal drivePart(double t) {
        BlockTridiagonal out = new BlockTridiagonal(sizes);
        int n = shells.size();
        for (FastModes.Entry e : modes.entries()) {
            double g = modes.envelope(e.channel(), t);
            for (int to = 0; to < pairs.size(); to++) {
                for (int from = 0; from < pairs.size(); from++) {
                    if (pairs.get(to)[1] != e.row() || pairs.get(from)[1] != e.column()) {
                        continue;
                    }
                    double[] b = shells.coupling(e.channel(), pairs.get(to)[0], pairs.get(from)[0]);
                    for (int at = 0; b != null && at < n * n; at++) {
                        // −i (e.re + i e.im) (b.re + i b.im)
                        double re = e.re() * b[2 * at] - e.im() * b[2 * at + 1];
                        double im = e.re() * b[2 * at + 1] + e.im() * b[2 * at];
                        out.add(block[to], place[to] + at / n, block[from], place[from] + at % n, g * im, -g * re);
                    }
                }
            }
        }
        return out;
    }

    /** Complex unknowns. */
    int size() {
        return offsets[offsets.length - 1];
    }

    private int zero() {
        for (int q = 0; q < pairs.size(); q++) {
            if (pairs.get(q)[0] == 0 && pairs.get(q)[1] == 0) {
                return q;
            }
        }
        throw new IllegalStateException("There is no mean mode.");
    }

    /** The block of the slow unknowns F. */
    int slowBlock() {
        return block[zero()];
    }

    /** The first row of F in its block. */
    int slowPlace() {
        return place[zero()];
    }

    /** Writes f_k = Σ_j weight_j f_kj for k = 0 … K, (re, im) at 2 (k n + i). */
    void gather(double[] y, double[] weights, double[] out) {
        java.util.Arrays.fill(out, 0);
        int n = shells.size();
        for (int q = 0; q < pairs.size(); q++) {
            int k = pairs.get(q)[0];
            double re = weights[2 * pairs.get(q)[1]];
            double im = weights[2 * pairs.get(q)[1] + 1];
            for (int i = 0; k >= 0 && i < n; i++) {
                int from = 2 * (offsets[block[q]] + place[q] + i);
                out[2 * (k * n + i)] += re * y[from] - im * y[from + 1];
                out[2 * (k * n + i) + 1] += re * y[from + 1] + im * y[from];
            }
        }
    }
}
