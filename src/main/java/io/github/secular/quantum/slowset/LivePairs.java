package io.github.secular.quantum.slowset;

import io.github.secular.drive.Harmonic;
import io.github.secular.numerics.ConnectedParts;
import io.github.secular.quantum.BlochModel;

/**
 * Which entries of ρ ever differ from 0. Selection rules split the pairs (n, m) into groups that no coupling and no
 * rate joins; a group that starts at 0 stays there and need not be computed. Linearly polarised light on an atom of
 * 16 states, say, leaves 48 of its 256 pairs.
 */
final class LivePairs {
    private final int levels;
    private final ConnectedParts groups;
    private final boolean[] live;

    /** @param initial ρ(0), N² complex numbers, interleaved */
    LivePairs(BlochModel model, double[] initial) {
        levels = model.size();
        groups = new ConnectedParts(levels * levels);
        for (int x = 0; x < levels; x++) {
            for (int y = 0; y < levels; y++) {
                if (x == y) {
                    continue;
                }
                if (isCoupled(model, x, y)) {
                    for (int m = 0; m < levels; m++) {
                        // (V ρ)_xm and (ρ V)_mx
                        groups.join(x * levels + m, y * levels + m);
                        groups.join(m * levels + x, m * levels + y);
                    }
                }
                if (model.relaxation().rate(x, y) != 0) {
                    groups.join(x * levels + x, y * levels + y);
                }
            }
        }
        live = new boolean[levels * levels];
        for (int i = 0; i < live.length; i++) {
            if (initial[2 * i] != 0 || initial[2 * i + 1] != 0) {
                live[groups.of(i)] = true;
                // ρ is Hermitian, and so is what becomes of it
                live[groups.of(i % levels * levels + i / levels)] = true;
            }
        }
    }

    private static boolean isCoupled(BlochModel model, int x, int y) {
        for (Harmonic h : model.wave().harmonics()) {
            if (h.matrix().abs2(x, y) > 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether ρ_nm ever differs from 0. */
    boolean isLive(int n, int m) {
        return live[group(n, m)];
    }

    /** The group of pair (n, m), a number below N². */
    int group(int n, int m) {
        return groups.of(n * levels + m);
    }

    /** How many pairs are live. */
    int count() {
        int count = 0;
        for (int i = 0; i < live.length; i++) {
            count += live[groups.of(i)] ? 1 : 0;
        }
        return count;
    }
}
