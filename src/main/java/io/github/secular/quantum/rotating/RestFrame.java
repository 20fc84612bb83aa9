package io.github.secular.quantum.rotating;

import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Lattice;
import io.github.secular.drive.Wave;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.Levels;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * A frame in which level n turns at q_n·ω and all of the light stands still (doc/bloch-solvers.md, B3.7):
 * ρ_nm = ρ̃_nm exp(−i (q_n − q_m)·ω τ).
 */
final class RestFrame {
    private final BlochModel model;
    private final int[][] photons;
    private final List<Coupling> couplings;

    /** The entry Ṽ_nm of the light at rest. */
    record Coupling(int n, int m, double re, double im) {}

    private RestFrame(BlochModel model, int[][] photons, List<Coupling> couplings) {
        this.model = model;
        this.photons = photons;
        this.couplings = couplings;
    }

    /** Empty if there is none: the drive is random or changes, or couplings of two frequencies lead to one level. */
    static Optional<RestFrame> of(BlochModel model) {
        if (!(model.drive() instanceof Wave wave) || wave.hasEnvelopes()) {
            return Optional.empty();
        }
        int size = model.size();
        int[][] index = new int[size * size][];
        List<Coupling> couplings = new ArrayList<>();
        for (Harmonic h : wave.harmonics()) {
            for (int n = 0; n < size; n++) {
                for (int m = 0; m < size; m++) {
                    if (h.matrix().abs2(n, m) != 0) {
                        if (index[n * size + m] != null) {
                            return Optional.empty();
                        }
                        index[n * size + m] = h.index();
                        couplings.add(new Coupling(
                                n, m, h.matrix().re(n, m), h.matrix().im(n, m)));
                    }
                }
            }
        }
        int[][] photons = new int[size][];
        for (int root = 0; root < size; root++) {
            if (photons[root] == null) {
                photons[root] = atRest(model, wave, root);
                if (!follow(index, photons, root)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new RestFrame(model, photons, couplings));
    }

    /** q = k for a first level, with so many photons more of the first frequency as bring it near to level 0. */
    private static int[] atRest(BlochModel model, Wave wave, int n) {
        int[] q = new int[wave.dimension()];
        for (int j = 0; j < q.length; j++) {
            q[j] = model.levels().photonDifference(n, 0, j);
        }
        if (q.length > 0) {
            double left = model.levels().detuning(n) - model.levels().detuning(0);
            q[0] += (int) Math.rint(left / wave.base().get(0));
        }
        return q;
    }

    /** Gives all levels that light couples to this one their photons; false if two ways give two numbers. */
    private static boolean follow(int[][] index, int[][] photons, int root) {
        int size = photons.length;
        Deque<Integer> reached = new ArrayDeque<>(List.of(root));
        while (!reached.isEmpty()) {
            int n = reached.pop();
            for (int m = 0; m < size; m++) {
                int[] a = index[n * size + m];
                if (a == null) {
                    continue;
                }
                int[] q = Lattice.sum(photons[n], a, 1);
                if (photons[m] == null) {
                    photons[m] = q;
                    reached.push(m);
                } else if (!Arrays.equals(photons[m], q)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** All entries of the light other than 0, both triangles. */
    List<Coupling> couplings() {
        return couplings;
    }

    /** Component j of q_n − q_m. */
    int photonDifference(int n, int m, int j) {
        return photons[n][j] - photons[m][j];
    }

    /**
     * w_ε(n, m) − (q_n − q_m)·ω, at which ρ̃_nm turns in fast time; the doubles that it is made of are taken as exact, and
     * the sum is rounded once.
     */
    double divisor(int n, int m) {
        Levels levels = model.levels();
        double first = levels.detuning(n);
        double sum = first - levels.detuning(m);
        double lost = lost(first, -levels.detuning(m), sum);
        double shift = model.shiftDifference(n, m);
        for (int j = -1; j < photons[n].length; j++) {
            double term = shift;
            if (j >= 0) {
                int turns = levels.photonDifference(n, m, j) - photonDifference(n, m, j);
                if (turns == 0) {
                    continue;
                }
                double omega = model.wave().base().get(j);
                term = turns * omega;
                lost += Math.fma(turns, omega, -term);
            }
            double next = sum + term;
            lost += lost(sum, term, next);
            sum = next;
        }
        return sum + lost;
    }

    /** What rounding took from a + b. */
    private static double lost(double a, double b, double sum) {
        double back = sum - a;
        return a - (sum - back) + (b - back);
    }
}
