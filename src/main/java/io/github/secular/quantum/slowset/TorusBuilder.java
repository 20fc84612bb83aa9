package io.github.secular.quantum.slowset;

import io.github.secular.drive.Envelope;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Lattice;
import io.github.secular.numerics.Heap;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Walks from the central entries along the couplings and numbers what it meets; see {@link Torus}. */
final class TorusBuilder implements TorusEntries {
    private final int n;
    private final int r;
    private final int[] half;
    private final Window window;
    private final RotatingFrame frame;
    private final BlochModel model;
    private final LivePairs pairs;
    private final int limit;
    private final Progress progress;
    private final Map<Long, Integer> numbers = new HashMap<>();
    private int[] table;
    private final List<int[]> indices = new ArrayList<>();
    private int[] rows = new int[64];
    private int[] columns = new int[64];
    private final List<Coupling> couplings = new ArrayList<>();
    private int[] start = new int[65];
    private int[] source = new int[256];
    private double[] re = new double[256];
    private double[] im = new double[256];
    private int[] envelope = new int[256];
    private int filled;
    private final List<Envelope> envelopes = new ArrayList<>();

    /**
     * ε V̂_a[to][from], which moves b by {@code shift} = a + k_to − k_from.
     *
     * @param envelope the number of its envelope
     */
    private record Coupling(int to, int from, int[] shift, double re, double im, int envelope) {}

    /**
     * @param limit entries, beyond which it is refused
     * @throws java.util.concurrent.CancellationException if the progress says so
     */
    TorusBuilder(BlochModel model, RotatingFrame frame, Window window, LivePairs pairs, int limit, Progress progress) {
        this.progress = progress;
        this.model = model;
        this.pairs = pairs;
        this.frame = frame;
        this.window = window;
        this.limit = limit;
        n = model.size();
        r = window.dimension();
        for (Harmonic h : model.wave().harmonics()) {
            if (!envelopes.contains(h.envelope())) {
                envelopes.add(h.envelope());
            }
            int factor = envelopes.indexOf(h.envelope());
            for (int to = 0; to < n; to++) {
                for (int from = 0; from < n; from++) {
                    if (h.matrix().abs2(to, from) > 0) {
                        couplings.add(new Coupling(
                                to,
                                from,
                                frame.turned(h.index(), to, from),
                                model.epsilon() * h.matrix().re(to, from),
                                model.epsilon() * h.matrix().im(to, from),
                                factor));
                    }
                }
            }
        }
        half = new int[r];
        double keys = (double) n * n;
        for (int j = 0; j < r; j++) {
            half[j] = window.half(j, reach(j));
            keys *= 2 * half[j] + 1;
        }
        if (keys <= 4e6) {
            table = new int[(int) keys];
        }
        for (int i = 0; i < n * n; i++) {
            number(i / n, i % n, new int[r]);
        }
        List<List<Coupling>> into = byTarget();
        walk(into);
        closed = true;
        for (int i = 0; i < indices.size(); i++) {
            addRow(i, into);
        }
    }

    private boolean closed;
    private final List<Integer> orderEnds = new ArrayList<>();

    /** The largest shift of b_j that one coupling makes. */
    private int reach(int j) {
        int out = 0;
        for (Coupling c : couplings) {
            out = Math.max(out, Math.abs(c.shift[j]));
        }
        return out;
    }

    /** Numbers all entries within the order of the window, the nearest first. */
    private void walk(List<List<Coupling>> into) {
        int done = 0;
        for (int order = 0; order <= window.order(); order++) {
            // Steps that cost nothing lead to entries of the same order, numbered at the end of the same round.
            int roundEnd = indices.size();
            if (order > 0) {
                for (int i = done; i < roundEnd; i++) {
                    step(i, into, false);
                }
                done = roundEnd;
            }
            for (int i = done; i < indices.size(); i++) {
                step(i, into, true);
            }
            orderEnds.add(indices.size());
        }
    }

    /** Free couplings are not counted. */
    @Override
    public int[] orders() {
        int[] out = new int[size()];
        for (int order = 0, i = 0; order < orderEnds.size(); order++) {
            for (; i < orderEnds.get(order); i++) {
                out[i] = order;
            }
        }
        return out;
    }

    /** Numbers the neighbours of entry i along free couplings (slow shifts only) or along all others. */
    private void step(int i, List<List<Coupling>> into, boolean free) {
        progress.check();
        int x = rows[i];
        int m = columns[i];
        if (!pairs.isLive(x, m)) {
            return;
        }
        int[] b = indices.get(i);
        if (free && x == m) {
            for (int k = 0; k < n; k++) {
                if (model.relaxation().rate(k, x) != 0 || model.relaxation().rate(x, k) != 0) {
                    number(k, k, b);
                }
            }
        }
        for (Coupling c : into.get(x)) {
            if (window.isFree(c.shift) == free) {
                number(c.from, m, Lattice.sum(b, c.shift, -1));
            }
        }
        for (Coupling c : into.get(m)) {
            if (window.isFree(c.shift) == free) {
                number(x, c.from, Lattice.sum(b, c.shift, 1));
            }
        }
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
                    add(number(k, k, b), scale * rate, 0, CONSTANT);
                }
            }
        }
        for (Coupling c : into.get(x)) {
            // (V ρ)_xm = Σ_y V_xy ρ_ym, and i V has parts (−im, re).
            add(number(c.from, m, Lattice.sum(b, c.shift, -1)), -c.im, c.re, c.envelope);
        }
        for (Coupling c : into.get(m)) {
            // (ρ V)_xm = Σ_y ρ_xy V_ym, V_ym = conj V_my of the opposite harmonic.
            add(number(x, c.from, Lattice.sum(b, c.shift, 1)), -c.im, -c.re, c.envelope);
        }
        if (i + 2 > start.length) {
            start = Arrays.copyOf(start, 2 * start.length);
        }
        start[i + 1] = filled;
    }

    private void add(int from, double reValue, double imValue, int factor) {
        if (from < 0) {
            return;
        }
        if (filled == source.length) {
            // The arrays, their copies twice as long, and what belongs to each entry.
            Heap.require(
                    60.0 * filled + 300.0 * indices.size(),
                    "The slow set of " + n + " levels",
                    "take fewer levels, or drop couplings that do not matter");
            source = Arrays.copyOf(source, 2 * filled);
            re = Arrays.copyOf(re, 2 * filled);
            im = Arrays.copyOf(im, 2 * filled);
            envelope = Arrays.copyOf(envelope, 2 * filled);
        }
        source[filled] = from;
        envelope[filled] = factor;
        re[filled] = reValue;
        im[filled++] = imValue;
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
        int known = known(key);
        if (known >= 0 || closed) {
            return known;
        }
        int next = indices.size();
        if (next >= limit) {
            throw new RefusalException("The slow set would need more than " + limit
                    + " harmonics of density matrix entries, "
                    + (limit < Torus.MOST_ENTRIES
                            ? "and another method less work."
                            : "too many; take a wave of fewer harmonics."));
        }
        if (next == rows.length) {
            rows = Arrays.copyOf(rows, 2 * next);
            columns = Arrays.copyOf(columns, 2 * next);
        }
        rows[next] = x;
        columns[next] = m;
        indices.add(b);
        if (table != null) {
            table[(int) key] = next + 1;
        } else {
            numbers.put(key, next);
        }
        return next;
    }

    private int known(long key) {
        return table != null ? table[(int) key] - 1 : numbers.getOrDefault(key, -1);
    }

    @Override
    public int size() {
        return indices.size();
    }

    @Override
    public int[] rows() {
        return Arrays.copyOf(rows, size());
    }

    @Override
    public int[] columns() {
        return Arrays.copyOf(columns, size());
    }

    @Override
    public int[][] indices() {
        return indices.toArray(new int[0][]);
    }

    @Override
    public int[] start() {
        return Arrays.copyOf(start, size() + 1);
    }

    @Override
    public int[] source() {
        return Arrays.copyOf(source, filled);
    }

    @Override
    public double[] re() {
        return Arrays.copyOf(re, filled);
    }

    @Override
    public double[] im() {
        return Arrays.copyOf(im, filled);
    }

    @Override
    public int[] envelopeOf() {
        return Arrays.copyOf(envelope, filled);
    }

    @Override
    public List<Envelope> envelopes() {
        return envelopes;
    }

    /** The couplings are Hermitian, so that it is always there. */
    @Override
    public int[] mirror() {
        int[] out = new int[size()];
        for (int i = 0; i < out.length; i++) {
            int[] b = Lattice.sum(new int[r], indices.get(i), -1);
            out[i] = known(key(columns[i], rows[i], b));
        }
        return out;
    }

    @Override
    public boolean isConserving() {
        return true;
    }
}
