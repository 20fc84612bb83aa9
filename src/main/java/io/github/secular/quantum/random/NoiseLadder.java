package io.github.secular.quantum.random;

import io.github.secular.drive.Noise;
import io.github.secular.drive.NoiseModes;
import io.github.secular.drive.NoiseSignal;
import io.github.secular.drive.RandomDrive;
import io.github.secular.numerics.RefusalException;
import java.util.List;

/**
 * The orthonormal functions of the noises' present values in which E[ρ | ξ] is expanded: for each noise
 * 1, ξ/σ, … (two for a noise of two values, Hermite functions up to an order for a Gaussian one), and
 * their products for several noises. Level 0 is the constant 1, whose coefficient is the mean E ρ.
 *
 * <p>Multiplying by ξ couples neighbours k, k + 1 of one factor with strength σ √(k+1); the noise's own
 * generator is diagonal with eigenvalue −k/τc (0 for a clock inside a cell).
 */
final class NoiseLadder {
    private final NoiseModes[] modes;
    private final int[] sizes;
    private final int[] strides;
    private final boolean[] cells;

    /** @param hermiteOrder how many functions a Gaussian noise gets, at least 2 */
    NoiseLadder(RandomDrive drive, int hermiteOrder) {
        List<RandomDrive.Source> sources = drive.sources();
        NoiseSignal.requirePlain(drive.signals(), "The exact mean");
        int n = sources.size();
        modes = new NoiseModes[n];
        sizes = new int[n];
        strides = new int[n];
        cells = new boolean[n];
        int stride = 1;
        for (int q = 0; q < n; q++) {
            Noise noise = sources.get(q).noise();
            modes[q] = noise.modes()
                    .orElseThrow(() -> new RefusalException("The noise (" + noise.description() + ") has a limit,"
                            + " but no exact mean; choose a clock, telegraph or ornstein-uhlenbeck noise."));
            sizes[q] = Math.min(modes[q].size(), hermiteOrder);
            cells[q] = noise.cells().isPresent();
            strides[q] = stride;
            stride = Math.multiplyExact(stride, sizes[q]);
        }
    }

    /** The number of levels. */
    int levels() {
        int product = 1;
        for (int s : sizes) {
            product *= s;
        }
        return product;
    }

    int factors() {
        return sizes.length;
    }

    /** k of factor q in the given level. */
    int order(int level, int q) {
        return level / strides[q] % sizes[q];
    }

    /** The level with k of factor q one higher, or −1 at the end of the ladder. */
    int above(int level, int q) {
        return order(level, q) + 1 < sizes[q] ? level + strides[q] : -1;
    }

    /** The matrix element of ξ_q between the level and the one above. */
    double coupling(int level, int q) {
        return modes[q].coupling(order(level, q));
    }

    /** How fast the coefficient of the level fades by the noise alone, fast time. */
    double fading(int level) {
        double sum = 0;
        for (int q = 0; q < sizes.length; q++) {
            sum += modes[q].rate(order(level, q));
        }
        return sum;
    }

    /** Whether the level lives on when the clocks draw anew: no clock stands on its upper rung. */
    boolean outlivesClock(int level) {
        for (int q = 0; q < sizes.length; q++) {
            if (cells[q] && order(level, q) > 0) {
                return false;
            }
        }
        return true;
    }
}
