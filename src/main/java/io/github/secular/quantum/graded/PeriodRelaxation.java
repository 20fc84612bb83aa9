package io.github.secular.quantum.graded;

import io.github.secular.numerics.Eigenvalues;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RepeatedSquares;
import io.github.secular.quantum.BlochModel;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.complex.Complex;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * How the states of a model under at most one base frequency decay: what is left of the graded map of one period when it has
 * been squared until it changes no more, and the slowest decay on the way there (doc/bloch-solvers.md, B11.5).
 * Frequencies and rates are per unit of fast time. Not for use by several threads at once.
 */
public final class PeriodRelaxation {
    private static final int MAX_SQUARES = 1200;
    private static final int MAX_LEVELS = 12;

    /** What a square may change of an entry of a map that has settled, and of the largest one of its kind. */
    private static final double SETTLED = 1e-7;

    private static final double SETTLED_FLOOR = 1e-13;
    /** What rounding may have done to the phases of undamped coherences before squaring ends. */
    private static final double PHASE_ERROR = 1e-6;

    /** Eigenvalues of a period below this are rounding. */
    private static final double SEEN = 1e-13;

    private static final double ULP = 0x1p-53;

    private final double epsilon;
    private final double length;
    private final RepeatedSquares<GradedPropagator> powers;
    private int last;
    private boolean settled;
    private int lasting;
    private double slowest = Double.NaN;
    private boolean seen = true;
    private double[] turns = {};

    private PeriodRelaxation(BlochModel model, GradedMarch march, Progress progress) {
        this.epsilon = model.epsilon();
        this.length = march.length();
        GradedPropagator period = march.run(new double[0], (i, map) -> {}, progress);
        powers = new RepeatedSquares<>(period, map -> map.after(map));
        square(8 * ULP + march.leftOut(), progress);
        count();
    }

    /**
     * Squares the map of one period.
     *
     * @param model under a wave of at most one base frequency, without envelopes
     * @return empty if there are too many levels, or phases in a period
     */
    public static Optional<PeriodRelaxation> of(BlochModel model, Progress progress) {
        if (model.size() > MAX_LEVELS || model.wave().dimension() > 1) {
            return Optional.empty();
        }
        GradedEquation equation = GradedEquation.periodic(model);
        GradedMarch march = new GradedMarch(equation);
        return march.hasManySteps() ? Optional.empty() : Optional.of(new PeriodRelaxation(model, march, progress));
    }

    /** Squares until nothing changes, or rounding has got hold of the phases of what is not damped. */
    private void square(double perPeriod, Progress progress) {
        double error = perPeriod;
        while (last < MAX_SQUARES) {
            progress.check();
            GradedPropagator before = powers.square(last);
            GradedPropagator after = powers.square(last + 1);
            last++;
            if (isSettled(before.pp(), after.pp())
                    && isSettled(before.pc(), after.pc())
                    && isSettled(before.cp(), after.cp())
                    && isSettled(before.k(), after.k())) {
                settled = true;
                return;
            }
            DMatrixRMaj k = before.k();
            double size = k.getNumElements() == 0 ? 0 : CommonOps_DDRM.elementMaxAbs(k);
            for (int i = 0; i < k.numRows; i++) {
                k.add(i, i, 1);
            }
            double left = k.getNumElements() == 0 ? 0 : CommonOps_DDRM.elementMaxAbs(k);
            error = 2 * error * Math.min(1, Math.sqrt(2) * left) + 4 * ULP * Math.min(1, size);
            if (!(error <= PHASE_ERROR)) {
                return;
            }
        }
    }

    private static boolean isSettled(DMatrixRMaj before, DMatrixRMaj after) {
        if (after.getNumElements() == 0) {
            return true;
        }
        double floor = SETTLED_FLOOR * CommonOps_DDRM.elementMaxAbs(after);
        for (int i = 0; i < after.getNumElements(); i++) {
            double change = Math.abs(after.data[i] - before.data[i]);
            if (!(change <= SETTLED * Math.abs(after.data[i]) + floor)) {
                return false;
            }
        }
        return true;
    }

    private void count() {
        double kept = settled ? 0.5 : 1 - 1e-3;
        double[] sizes = sizes(last);
        if (sizes.length == 0) {
            return;
        }
        lasting = (int) Arrays.stream(sizes).filter(s -> s >= kept).count();
        if (lasting == sizes.length) {
            slowest = Double.POSITIVE_INFINITY;
        }
        for (int k = last; k >= 0 && lasting < sizes.length && Double.isNaN(slowest); k--) {
            double[] of = k == last ? sizes : sizes(k);
            if (of.length > 0 && (of[lasting] >= 0.02 || k == 0)) {
                slowest = -Math.log(of[lasting]) / Math.scalb(length, k);
                seen = of[lasting] >= SEEN;
            }
        }
        turns = lastingTurns();
    }

    /** |μ| of the 2^k-th power of the map, the largest first; empty if they are not found. */
    private double[] sizes(int k) {
        DMatrixRMaj map = natural(k);
        for (int i = 0; i < map.numRows; i++) {
            map.add(i, i, 1);
        }
        return Eigenvalues.of(map)
                .map(list -> list.stream()
                        .map(Complex::abs)
                        .sorted(Comparator.reverseOrder())
                        .mapToDouble(Double::doubleValue)
                        .toArray())
                .orElse(new double[0]);
    }

    /** What the 2^k-th power adds to the identity, for populations and the real and imaginary parts of coherences. */
    private DMatrixRMaj natural(int k) {
        GradedPropagator map = powers.square(k);
        int n = map.size();
        DMatrixRMaj out = new DMatrixRMaj(n * n, n * n);
        insert(map.pp(), epsilon * epsilon, out, 0, 0);
        insert(map.pc(), epsilon, out, 0, n);
        insert(map.cp(), epsilon, out, n, 0);
        insert(map.k(), 1, out, n, n);
        return out;
    }

    private static void insert(DMatrixRMaj block, double factor, DMatrixRMaj out, int row, int column) {
        for (int i = 0; i < block.numRows; i++) {
            for (int j = 0; j < block.numCols; j++) {
                out.set(row + i, column + j, factor * block.get(i, j));
            }
        }
    }

    /** How much what lasts turns in one period, the least first. */
    private double[] lastingTurns() {
        DMatrixRMaj left = natural(last);
        int n = left.numRows;
        for (int i = 0; i < n; i++) {
            left.add(i, i, 1);
        }
        SingularValueDecomposition_F64<DMatrixRMaj> svd = DecompositionFactory_DDRM.svd(n, n, true, false, false);
        if (lasting == 0 || !svd.decompose(left)) {
            return new double[0];
        }
        DMatrixRMaj u = svd.getU(null, false);
        double[] values = svd.getSingularValues();
        int[] best = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -values[i]))
                .limit(lasting)
                .mapToInt(i -> i)
                .toArray();
        DMatrixRMaj basis = new DMatrixRMaj(n, lasting);
        for (int j = 0; j < lasting; j++) {
            for (int i = 0; i < n; i++) {
                basis.set(i, j, u.get(i, best[j]));
            }
        }
        DMatrixRMaj moved = new DMatrixRMaj(n, lasting);
        DMatrixRMaj small = new DMatrixRMaj(lasting, lasting);
        CommonOps_DDRM.mult(natural(0), basis, moved);
        CommonOps_DDRM.multTransA(basis, moved, small);
        return Eigenvalues.of(small)
                .map(list -> list.stream()
                        .map(v -> Math.abs(Math.atan2(v.getImaginary(), 1 + v.getReal())))
                        .sorted()
                        .mapToDouble(Double::doubleValue)
                        .toArray())
                .orElse(new double[0]);
    }

    /** Whether the powers of the map come to an end: all that is left is steady. */
    public boolean isSettled() {
        return settled;
    }

    /** How many states, or combinations of them, have not decayed in the end. */
    public int lasting() {
        return lasting;
    }

    /** Whether the slowest decay of one period is more than what rounding leaves of it. */
    public boolean isSeen() {
        return seen;
    }

    /** The slowest decay rate of what does decay; infinite if nothing does; NaN if it could not be told. */
    public double slowest() {
        return slowest;
    }

    /** |frequency| of each of the {@link #lasting} ones, up to multiples of the base frequency, increasing. */
    public double[] frequencies() {
        return Arrays.stream(turns).map(t -> t / length).toArray();
    }

    /**
     * A state a large power of two of periods later, when all that decays has.
     *
     * @param packed as of {@link io.github.secular.quantum.PackedState}; unchanged
     */
    public double[] settledFrom(double[] packed) {
        return after(packed, last);
    }

    /** How much a state still changes, in any entry, from then on. @param packed as of {@link #settledFrom} */
    public double unrest(double[] packed) {
        double[] then = settledFrom(packed);
        double largest = 0;
        for (int k = 0; k <= last; k++) {
            double[] later = after(then, k);
            for (int i = 0; i < later.length; i++) {
                largest = Math.max(largest, Math.abs(later[i] - then[i]));
            }
        }
        return largest;
    }

    private double[] after(double[] packed, int k) {
        GradedPropagator map = powers.square(k);
        int n = map.size();
        double[] p = Arrays.copyOf(packed, n);
        double[] c = new double[n * n - n];
        for (int i = 0; i < c.length; i++) {
            c[i] = packed[n + i] / epsilon;
        }
        map.apply(p, c);
        double[] out = Arrays.copyOf(p, n * n);
        for (int i = 0; i < c.length; i++) {
            out[n + i] = epsilon * c[i];
        }
        return out;
    }
}
