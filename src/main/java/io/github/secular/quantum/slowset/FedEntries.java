package io.github.secular.quantum.slowset;

import io.github.secular.drive.Envelope;
import io.github.secular.drive.Lattice;
import io.github.secular.numerics.Progress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The entries of R of a fed atom, ρ = Φ R Φ†, and what couples them: G R + R G† without the diagonal D, and the feeding of
 * populations as R sees it (doc/bloch-solvers.md, B6.12). From each central entry the walk goes on as long as what it does to R
 * within the time of the run is felt.
 */
final class FedEntries implements TorusEntries {
    private final FedAtom atom;
    private final RotatingFrame frame;
    private final HarmonicNumbers numbers;
    private final FedTables tables;
    private final double end;
    private final double drop;
    private final int n;
    /** The entry of each pair and number of b, from 1; 0 for none. */
    private final int[] known;

    private final double[] detuning;
    private final List<int[]> indices = new ArrayList<>();
    private final List<Integer> rows = new ArrayList<>();
    private final List<Integer> columns = new ArrayList<>();
    /** δ_n − δ_m + b·ω. */
    private final List<Double> divisors = new ArrayList<>();

    private final List<Integer> orders = new ArrayList<>();
    /** Of each entry what it is coupled to: complex values by source. */
    private final List<Map<Integer, double[]>> couplings = new ArrayList<>();

    private int filled;

    /**
     * @param end last output time, fast
     * @param drop what is felt less in R is left out
     */
    FedEntries(
            FedAtom atom,
            RotatingFrame frame,
            HarmonicNumbers numbers,
            FedTables tables,
            double end,
            double drop,
            Progress progress) {
        this.atom = atom;
        this.frame = frame;
        this.numbers = numbers;
        this.tables = tables;
        this.end = end;
        this.drop = drop;
        n = atom.model().size();
        known = new int[n * n * numbers.outer()];
        int[] centre = new int[frame.base().count()];
        detuning = new double[n];
        Arrays.setAll(detuning, i -> frame.frequency(i, 0, centre).doubleValue());
        for (int i = 0; i < n * n; i++) {
            number(i / n, i % n, centre, 0);
        }
        for (int k = 0; k < n; k++) {
            for (int l = 0; l <= k; l++) {
                progress.check();
                walk(k * n + l);
            }
        }
    }

    /** From one central entry to all that feel it. */
    private void walk(int root) {
        Map<Integer, Double> size = new LinkedHashMap<>();
        Deque<Integer> queue = new ArrayDeque<>();
        size.put(root, 1.0);
        queue.add(root);
        while (!queue.isEmpty()) {
            int source = queue.remove();
            double reached = size.get(source);
            FedTables.Table table = tables.of(rows.get(source), columns.get(source));
            for (int e = 0; e < table.count() && reached * table.size(e) * end > drop; e++) {
                int target = target(source, table, e, reached, root);
                if (target < 0) {
                    continue;
                }
                couple(target, source, table.re(e), table.im(e));
                double more = reached * table.size(e) * felt(target, root);
                // a central entry that stays in step is a root itself
                boolean isRoot = target < n * n && felt(target, root) == end;
                if (!isRoot && size.merge(target, more, Double::sum) == more) {
                    queue.add(target);
                }
            }
        }
    }

    /** The entry that a coupling leads to, −1 where it is not felt. */
    private int target(int source, FedTables.Table table, int e, double reached, int root) {
        int row = table.row(e);
        int column = table.column(e);
        double divisor = divisors.get(source)
                + table.divisor(e)
                + detuning[row]
                - detuning[rows.get(source)]
                - detuning[column]
                + detuning[columns.get(source)];
        if (reached * table.size(e) * felt(divisor, damping(row, column), root) <= drop) {
            return -1;
        }
        int[] b = Lattice.sum(indices.get(source), numbers.index(table.number(e)), 1);
        if (!numbers.holds(b)) {
            return -1;
        }
        int order = orders.get(source) + 1;
        number(column, row, Lattice.sum(new int[b.length], b, -1), order);
        return number(row, column, b, order);
    }

    /** For how long what is added to an entry adds up, when what adds it moves as a central entry does. */
    private double felt(int entry, int root) {
        return felt(divisors.get(entry), damping(rows.get(entry), columns.get(entry)), root);
    }

    private double felt(double divisor, double damping, int root) {
        double apart = Math.hypot(divisor - divisors.get(root), damping - damping(root / n, root % n));
        return Math.min(end, 1 / apart);
    }

    private double damping(int row, int column) {
        return row == column ? 0 : atom.model().fastDamping(row, column);
    }

    /** Adds a coupling and its mirror image, once. */
    private void couple(int target, int source, double re, double im) {
        if (couplings.get(target).putIfAbsent(source, new double[] {re, im}) == null) {
            filled++;
            int to = mirror(target);
            int from = mirror(source);
            if (to != target || from != source) {
                if (couplings.get(to).putIfAbsent(from, new double[] {re, -im}) == null) {
                    filled++;
                }
            }
        }
    }

    private int at(int row, int column, int[] b) {
        return (row * n + column) * numbers.outer() + numbers.outerOf(numbers.of(b));
    }

    private int number(int row, int column, int[] b, int order) {
        int at = at(row, column, b);
        if (known[at] == 0) {
            rows.add(row);
            columns.add(column);
            indices.add(b);
            orders.add(order);
            couplings.add(new LinkedHashMap<>());
            divisors.add(frame.frequency(row, column, b).doubleValue());
            known[at] = indices.size();
        }
        return known[at] - 1;
    }

    private int mirror(int entry) {
        int[] b = indices.get(entry);
        return known[at(columns.get(entry), rows.get(entry), Lattice.sum(new int[b.length], b, -1))] - 1;
    }

    /** 2 ‖M‖_∞. */
    double strength() {
        double out = 0;
        for (Map<Integer, double[]> row : couplings) {
            out = Math.max(
                    out,
                    row.values().stream()
                            .mapToDouble(v -> Math.hypot(v[0], v[1]))
                            .sum());
        }
        return 2 * out;
    }

    @Override
    public int size() {
        return indices.size();
    }

    @Override
    public int[] rows() {
        return array(rows);
    }

    @Override
    public int[] columns() {
        return array(columns);
    }

    @Override
    public int[][] indices() {
        return indices.toArray(new int[0][]);
    }

    @Override
    public int[] orders() {
        return array(orders);
    }

    private static int[] array(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public int[] mirror() {
        int[] out = new int[size()];
        Arrays.setAll(out, this::mirror);
        return out;
    }

    @Override
    public int[] start() {
        int[] out = new int[size() + 1];
        for (int i = 0; i < size(); i++) {
            out[i + 1] = out[i] + couplings.get(i).size();
        }
        return out;
    }

    @Override
    public int[] source() {
        return couplings.stream()
                .flatMap(row -> row.keySet().stream())
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Override
    public double[] re() {
        return part(0);
    }

    @Override
    public double[] im() {
        return part(1);
    }

    private double[] part(int which) {
        return couplings.stream()
                .flatMap(row -> row.values().stream())
                .mapToDouble(v -> v[which])
                .toArray();
    }

    @Override
    public int[] envelopeOf() {
        int[] out = new int[filled];
        Arrays.fill(out, CONSTANT);
        return out;
    }

    @Override
    public List<Envelope> envelopes() {
        return List.of();
    }

    /** tr ρ is not the sum of the R_nn. */
    @Override
    public boolean isConserving() {
        return false;
    }
}
