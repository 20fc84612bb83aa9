package io.github.secular.quantum.slowset;

import io.github.secular.drive.Harmonic;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Walks from the central entries along the couplings and numbers what it meets; see {@link Torus}. */
final class TorusBuilder {
    private final int n;
    private final int r;
    private final int[] half;
    private final RotatingFrame frame;
    private final BlochModel model;
    private final int limit;
    private final Map<Long, Integer> numbers = new HashMap<>();
    private final List<int[]> indices = new ArrayList<>();
    private int[] rows = new int[64];
    private int[] columns = new int[64];
    private final List<Coupling> couplings = new ArrayList<>();
    private int[] start = new int[65];
    private int[] source = new int[256];
    private double[] re = new double[256];
    private double[] im = new double[256];
    private int filled;

    /** ε V̂_a[to][from], which moves b by {@code shift} = a + k_to − k_from. */
    private record Coupling(int to, int from, int[] shift, double re, double im) {}

    TorusBuilder(BlochModel model, RotatingFrame frame, int[] half, int limit) {
        this.model = model;
        this.frame = frame;
        this.half = half;
        this.limit = limit;
        n = model.size();
        r = half.length;
        for (Harmonic h : model.wave().harmonics()) {
            for (int to = 0; to < n; to++) {
                for (int from = 0; from < n; from++) {
                    if (h.matrix().abs2(to, from) > 0) {
                        int[] shift = new int[r];
                        for (int j = 0; j < r; j++) {
                            shift[j] = h.index()[j] + frame.photon(to, j) - frame.photon(from, j);
                        }
                        couplings.add(new Coupling(
                                to,
                                from,
                                shift,
                                model.epsilon() * h.matrix().re(to, from),
                                model.epsilon() * h.matrix().im(to, from)));
                    }
                }
            }
        }
        for (int i = 0; i < n * n; i++) {
            number(i / n, i % n, new int[r]);
        }
        List<List<Coupling>> into = byTarget();
        for (int i = 0; i < indices.size(); i++) {
            addRow(i, into);
        }
    }

    /** The largest shift of b that one coupling makes, per base frequency. */
    static int[] reach(BlochModel model, RotatingFrame frame) {
        int r = model.wave().dimension();
        int[] out = new int[r];
        for (Harmonic h : model.wave().harmonics()) {
            for (int to = 0; to < model.size(); to++) {
                for (int from = 0; from < model.size(); from++) {
                    for (int j = 0; j < r && h.matrix().abs2(to, from) > 0; j++) {
                        int shift = h.index()[j] + frame.photon(to, j) - frame.photon(from, j);
                        out[j] = Math.max(out[j], Math.abs(shift));
                    }
                }
            }
        }
        return out;
    }

    private List<List<Coupling>> byTarget() {
        List<List<Coupling>> into = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            into.add(new ArrayList<>());
        }
        couplings.forEach(c -> into.get(c.to).add(c));
        return into;
    }

    /** Row (x, m, b) of M = i [V̂_a, ·] + W_♯: where it is fed from. */
    private void addRow(int i, List<List<Coupling>> into) {
        int x = rows[i];
        int m = columns[i];
        int[] b = indices.get(i);
        if (x == m) {
            double scale = model.epsilon() * model.epsilon();
            for (int k = 0; k < n; k++) {
                double rate = k == x
                        ? -model.relaxation().outflow(x)
                        : model.relaxation().rate(k, x);
                if (rate != 0) {
                    add(number(k, k, b), scale * rate, 0);
                }
            }
        }
        for (Coupling c : into.get(x)) {
            // (V ρ)_xm = Σ_y V_xy ρ_ym, and i V has parts (−im, re).
            add(number(c.from, m, minus(b, c.shift, 1)), -c.im, c.re);
        }
        for (Coupling c : into.get(m)) {
            // (ρ V)_xm = Σ_y ρ_xy V_ym, V_ym = conj V_my of the opposite harmonic.
            add(number(x, c.from, minus(b, c.shift, -1)), -c.im, -c.re);
        }
        if (i + 2 > start.length) {
            start = Arrays.copyOf(start, 2 * start.length);
        }
        start[i + 1] = filled;
    }

    private void add(int from, double reValue, double imValue) {
        if (from < 0) {
            return;
        }
        if (filled == source.length) {
            source = Arrays.copyOf(source, 2 * filled);
            re = Arrays.copyOf(re, 2 * filled);
            im = Arrays.copyOf(im, 2 * filled);
        }
        source[filled] = from;
        re[filled] = reValue;
        im[filled++] = imValue;
    }

    private static int[] minus(int[] b, int[] shift, int sign) {
        int[] out = b.clone();
        for (int j = 0; j < out.length; j++) {
            out[j] -= sign * shift[j];
        }
        return out;
    }

    /** The key of (x, m, b) in the window, or −1 outside. */
    private long key(int x, int m, int[] b) {
        long key = (long) x * n + m;
        for (int j = 0; j < r; j++) {
            if (Math.abs(b[j]) > half[j]) {
                return -1;
            }
            key = key * (2 * half[j] + 1) + b[j] + half[j];
        }
        return key;
    }

    /** The number of (x, m, b), a new one if need be; −1 outside the window. */
    private int number(int x, int m, int[] b) {
        long key = key(x, m, b);
        if (key < 0) {
            return -1;
        }
        Integer known = numbers.get(key);
        if (known != null) {
            return known;
        }
        int next = indices.size();
        if (next >= limit) {
            throw new RefusalException("The slow set would need more than " + limit
                    + " harmonics of density matrix entries; choose solver=direct, or a wave of fewer harmonics.");
        }
        if (next == rows.length) {
            rows = Arrays.copyOf(rows, 2 * next);
            columns = Arrays.copyOf(columns, 2 * next);
        }
        rows[next] = x;
        columns[next] = m;
        indices.add(b);
        numbers.put(key, next);
        return next;
    }

    int size() {
        return indices.size();
    }

    int[] rows() {
        return Arrays.copyOf(rows, size());
    }

    int[] columns() {
        return Arrays.copyOf(columns, size());
    }

    int[][] indices() {
        return indices.toArray(new int[0][]);
    }

    int[] start() {
        return Arrays.copyOf(start, size() + 1);
    }

    int[] source() {
        return Arrays.copyOf(source, filled);
    }

    double[] re() {
        return Arrays.copyOf(re, filled);
    }

    double[] im() {
        return Arrays.copyOf(im, filled);
    }

    /** The entry (m, n, −b) of each entry (n, m, b); the couplings are Hermitian, so it is always there. */
    int[] mirror() {
        int[] out = new int[size()];
        for (int i = 0; i < out.length; i++) {
            int[] b = indices.get(i).clone();
            for (int j = 0; j < r; j++) {
                b[j] = -b[j];
            }
            out[i] = numbers.get(key(columns[i], rows[i], b));
        }
        return out;
    }

    /**
     * The distinct lab harmonics a = b − k_n + k_m.
     *
     * @param harmonic filled with the number of each entry's harmonic
     */
    int[][] labHarmonics(int[] harmonic) {
        Map<List<Integer>, Integer> known = new HashMap<>();
        List<int[]> out = new ArrayList<>();
        for (int i = 0; i < harmonic.length; i++) {
            int[] a = indices.get(i).clone();
            List<Integer> key = new ArrayList<>(r);
            for (int j = 0; j < r; j++) {
                a[j] += frame.photon(columns[i], j) - frame.photon(rows[i], j);
                key.add(a[j]);
            }
            Integer number = known.putIfAbsent(key, out.size());
            if (number == null) {
                number = out.size();
                out.add(a);
            }
            harmonic[i] = number;
        }
        return out.toArray(new int[0][]);
    }
}
