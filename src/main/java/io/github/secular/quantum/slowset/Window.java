package io.github.secular.quantum.slowset;

import java.util.Arrays;

/**
 * Which harmonics are kept: all that at most {@code order} couplings lead to from a central entry (n, m, 0).
 * Couplings that shift slow harmonics only (beat notes, slower than the coupling itself) are not counted, since
 * their amplitudes do not fall off with each of them; there |b_j| ≤ K_j bounds the window instead
 * (doc/bloch-solvers.md, B6.7).
 */
final class Window {
    private final int order;
    /** K_j of the slow base frequencies, 0 for the fast ones. */
    private final int[] slow;

    private final int widened;

    private Window(int order, int[] slow, int widened) {
        this.order = order;
        this.slow = slow;
        this.widened = widened;
    }

    /**
     * The first window to try.
     *
     * @param strength v, the strength of the coupling in fast time
     * @param last the last output time, in fast time
     */
    static Window first(double[] omega, double strength, double last) {
        int[] slow = new int[omega.length];
        int order = 2;
        for (int j = 0; j < slow.length; j++) {
            double ratio = strength / Math.abs(omega[j]);
            if (ratio > 1) {
                slow[j] = (int) Math.min(1000, Math.ceil(Math.min(ratio, 0.5 * strength * last))) + 10;
            } else if (ratio > 0.2) {
                order = 6;
            }
        }
        return new Window(order, slow, 0);
    }

    /** Everything that {@code order} couplings lead to, each of them counted. @param dimension r */
    static Window ofOrder(int dimension, int order) {
        return new Window(order, new int[dimension], 0);
    }

    /** One coupling more, and two more of the slow harmonics in every direction. */
    Window wider() {
        return new Window(
                order + 1, Arrays.stream(slow).map(k -> k == 0 ? 0 : k + 2).toArray(), widened + 1);
    }

    int dimension() {
        return slow.length;
    }

    int order() {
        return order;
    }

    /** How often it became wider. */
    int widened() {
        return widened;
    }

    /** The largest |b_j| in the window when one coupling shifts b_j by {@code reach} at most. */
    int half(int j, int reach) {
        return slow[j] > 0 ? slow[j] : order * reach;
    }

    /** Whether a shift of b touches slow harmonics only. */
    boolean isFree(int[] shift) {
        for (int j = 0; j < shift.length; j++) {
            if (shift[j] != 0 && slow[j] == 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "couplings of order " + order
                + (Arrays.stream(slow).allMatch(k -> k == 0) ? "" : ", slow harmonics up to " + Arrays.toString(slow));
    }
}
