package io.github.secular.quantum.slowset;

import io.github.secular.numerics.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What each R_kl adds to the others in unit of fast time (doc/bloch-solvers.md, B6.12): (G − D) R + R (G − D)†, and
 * Φ⁻¹ F(Φ R Φ†) Φ^−†, harmonic by harmonic.
 */
final class FedTables {
    /**
     * The couplings that one R_kl is the source of, the largest first: R_row,column of the harmonic of so much more than the
     * source's.
     */
    static final class Table {
        private final int[] pair;
        private final int[] number;
        private final double[] re;
        private final double[] im;
        private final double[] divisor;
        private final int n;

        private Table(int count, int n) {
            pair = new int[count];
            number = new int[count];
            re = new double[count];
            im = new double[count];
            divisor = new double[count];
            this.n = n;
        }

        int count() {
            return pair.length;
        }

        int row(int e) {
            return pair[e] / n;
        }

        int column(int e) {
            return pair[e] % n;
        }

        int number(int e) {
            return number[e];
        }

        /** Its harmonic's b·ω. */
        double divisor(int e) {
            return divisor[e];
        }

        double re(int e) {
            return re[e];
        }

        double im(int e) {
            return im[e];
        }

        double size(int e) {
            return Math.max(Math.abs(re[e]), Math.abs(im[e]));
        }

        private Table adjoint() {
            Table out = new Table(count(), n);
            for (int e = 0; e < count(); e++) {
                out.pair[e] = column(e) * n + row(e);
                out.number[e] = -number[e];
                out.divisor[e] = -divisor[e];
                out.re[e] = re[e];
                out.im[e] = -im[e];
            }
            return out;
        }
    }

    /** One product of two amplitudes: R_row,column, harmonic, value. */
    private record Product(int row, int column, int number, double re, double im) {
        double size() {
            return Math.max(Math.abs(re), Math.abs(im));
        }
    }

    private final int n;
    private final RotatingFrame frame;
    private final Table[] tables;
    private final double least;
    private final HarmonicNumbers numbers;
    private final double[] sums;
    /** Cells of {@code sums} that are in use, and which they are. */
    private final boolean[] isTouched;

    private final int[] touched;
    private int count;
    private long products;

    private FedTables(int n, RotatingFrame frame, HarmonicNumbers numbers, double least) {
        this.frame = frame;
        this.n = n;
        this.numbers = numbers;
        this.least = least;
        tables = new Table[n * n];
        sums = new double[2 * n * n * numbers.outer()];
        touched = new int[n * n * numbers.outer()];
        isTouched = new boolean[touched.length];
    }

    /**
     * @param least rates below this, fast time, are left out
     * @return empty if Φ has no inverse on its harmonics
     */
    static Optional<FedTables> of(FedAtom atom, AmplitudeHarmonics phi, double least, Progress progress) {
        int n = atom.model().size();
        FedTables out = new FedTables(n, atom.frame(), phi.numbers(), least);
        List<List<Product>> into = new ArrayList<>();
        List<List<List<Product>>> from = new ArrayList<>();
        double largest = 0;
        for (int to = 0; to < n; to++) {
            for (int k = 0; k < n; k++) {
                largest = Math.max(largest, Math.abs(atom.feed(to, k)));
            }
        }
        double small = largest > 0 ? least / largest : 1;
        for (int to = 0; to < n; to++) {
            progress.check();
            Optional<List<AmplitudeHarmonics.Term>> column = phi.inverseColumn(to, 0.1 * small);
            if (column.isEmpty()) {
                return Optional.empty();
            }
            into.add(products(column.get(), small));
            from.add(new ArrayList<>());
            for (int pair = 0; pair < n * n; pair++) {
                from.get(to).add(new ArrayList<>());
            }
        }
        for (int k = 0; k < n; k++) {
            List<AmplitudeHarmonics.Term> row = phi.row(k);
            row.sort(AmplitudeHarmonics.LARGEST_FIRST);
            for (Product p : products(row, small)) {
                for (int to = 0; to < n; to++) {
                    double rate = atom.feed(to, k);
                    if (rate != 0) {
                        from.get(to)
                                .get(p.row * n + p.column)
                                .add(new Product(to, to, p.number, rate * p.re, rate * p.im));
                    }
                }
            }
        }
        for (int k = 0; k < n; k++) {
            for (int l = 0; l <= k; l++) {
                progress.check();
                out.add(atom, phi, k, l, into, from);
            }
        }
        return Optional.of(out);
    }

    /** a_(i,b) conj a_(j,c) at b − c, of all pairs of terms, the largest first. */
    private static List<Product> products(List<AmplitudeHarmonics.Term> terms, double least) {
        List<Product> out = new ArrayList<>();
        for (AmplitudeHarmonics.Term a : terms) {
            for (AmplitudeHarmonics.Term c : terms) {
                if (a.size() * c.size() < least) {
                    break;
                }
                out.add(new Product(
                        a.row(),
                        c.row(),
                        a.number() - c.number(),
                        a.re() * c.re() + a.im() * c.im(),
                        a.im() * c.re() - a.re() * c.im()));
            }
        }
        out.sort((p, q) -> Double.compare(q.size(), p.size()));
        return out;
    }

    /** The table of R_kl, and that of R_lk. */
    private void add(
            FedAtom atom,
            AmplitudeHarmonics phi,
            int k,
            int l,
            List<List<Product>> into,
            List<List<List<Product>>> from) {
        for (int i = 0; i < n; i++) {
            add(i, l, 0, phi.fedRe(i, k), phi.fedIm(i, k));
            add(k, i, 0, phi.fedRe(i, l), -phi.fedIm(i, l));
        }
        if (k == l) {
            add(k, k, 0, -atom.loss(k), 0);
        }
        for (int to = 0; to < n; to++) {
            for (Product q : from.get(to).get(k * n + l)) {
                for (Product p : into.get(to)) {
                    if (p.size() * q.size() < least) {
                        break;
                    }
                    products++;
                    add(p.row, p.column, p.number + q.number, p.re * q.re - p.im * q.im, p.re * q.im + p.im * q.re);
                }
            }
        }
        tables[k * n + l] = table();
        if (k != l) {
            tables[l * n + k] = tables[k * n + l].adjoint();
        }
    }

    private void add(int row, int column, int number, double re, double im) {
        int at = (row * n + column) * numbers.outer() + numbers.outerOf(number);
        if (!isTouched[at]) {
            isTouched[at] = true;
            touched[count++] = at;
        }
        sums[2 * at] += re;
        sums[2 * at + 1] += im;
    }

    private double size(int at) {
        return Math.max(Math.abs(sums[2 * at]), Math.abs(sums[2 * at + 1]));
    }

    private Table table() {
        int[] large = Arrays.stream(touched, 0, count)
                .filter(at -> size(at) >= least)
                .boxed()
                .sorted((a, b) -> Double.compare(size(b), size(a)))
                .mapToInt(Integer::intValue)
                .toArray();
        Table out = new Table(large.length, n);
        for (int e = 0; e < large.length; e++) {
            out.pair[e] = large[e] / numbers.outer();
            out.number[e] = numbers.outerNumber(large[e] % numbers.outer());
            out.divisor[e] = frame.base().frequency(numbers.index(out.number[e]));
            out.re[e] = sums[2 * large[e]];
            out.im[e] = sums[2 * large[e] + 1];
        }
        for (int q = 0; q < count; q++) {
            sums[2 * touched[q]] = 0;
            sums[2 * touched[q] + 1] = 0;
            isTouched[touched[q]] = false;
        }
        count = 0;
        return out;
    }

    Table of(int k, int l) {
        return tables[k * n + l];
    }

    /** Complex products so far. */
    long products() {
        return products;
    }
}
