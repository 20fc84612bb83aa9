package io.github.secular.quantum.slowset;

import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * The slow amplitudes at t = 0: those of the central entries are chosen such that ρ(0) is met, Φ(0) z = ρ(0), all
 * others are 0. A choice of least norm would spread over all beat harmonics up to the edge of the window
 * (doc/bloch-solvers.md, B6.5). In real numbers, one unknown for each of ρ.
 */
final class InitialAmplitudes {
    private static final int LARGEST_DENSE = 300;
    private static final int MAX_ROUNDS = 200;

    private final Torus torus;
    private final Elimination elimination;
    private final List<Unknown> unknowns = new ArrayList<>();

    /**
     * A real part of an amplitude and the part of ρ that is it where couplings are weak.
     *
     * @param at coordinate of the block
     * @param also another, which is {@code factor} times this one; −1 for none
     * @param n ≤ m
     * @param imaginary whether it is Im ρ_nm
     * @param sign of that
     */
    private record Unknown(int block, int at, int also, double factor, int n, int m, boolean imaginary, double sign) {}

    InitialAmplitudes(Torus torus, Elimination elimination) {
        this.torus = torus;
        this.elimination = elimination;
        int central = torus.levels * torus.levels;
        for (int c = 0; c < elimination.count(); c++) {
            int[] members = elimination.members(c);
            for (int k = 0; k < members.length && members[k] < central; k++) {
                addUnknowns(c, members, k);
            }
        }
    }

    private void addUnknowns(int c, int[] members, int k) {
        int mirror = torus.mirror[members[k]];
        int n = Math.min(torus.row[members[k]], torus.column[members[k]]);
        int m = Math.max(torus.row[members[k]], torus.column[members[k]]);
        if (!torus.isMirrored(members)) {
            double sign = members[k] < mirror ? 1 : -1;
            unknowns.add(new Unknown(c, 2 * k, -1, 0, n, m, false, 1));
            unknowns.add(new Unknown(c, 2 * k + 1, -1, 0, n, m, true, sign));
        } else if (members[k] <= mirror) {
            int l = Arrays.binarySearch(members, mirror);
            boolean real = elimination.isMirrored(c);
            unknowns.add(new Unknown(c, real ? k : 2 * k, real || k == l ? -1 : 2 * l, 1, n, m, false, 1));
            if (k != l) {
                unknowns.add(new Unknown(c, real ? l : 2 * k + 1, real ? -1 : 2 * l + 1, -1, n, m, true, 1));
            }
        }
    }

    /** z(0) of every block, a number per coordinate. */
    double[][] amplitudes(double[] initial) {
        double[] wanted = new double[unknowns.size()];
        Arrays.setAll(wanted, i -> {
            Unknown u = unknowns.get(i);
            return u.sign * initial[2 * (u.n * torus.levels + u.m) + (u.imaginary ? 1 : 0)];
        });
        double[] found = torus.levels * torus.levels <= LARGEST_DENSE ? direct(wanted) : iterate(wanted);
        double[][] out = zero(1);
        for (int i = 0; i < found.length; i++) {
            put(unknowns.get(i), found[i], 0, 1, out);
        }
        return out;
    }

    private double[][] zero(int columns) {
        double[][] out = new double[elimination.count()][];
        Arrays.setAll(
                out, c -> new double[columns * elimination.members(c).length * (elimination.isMirrored(c) ? 1 : 2)]);
        return out;
    }

    private static void put(Unknown u, double value, int column, int columns, double[][] z) {
        z[u.block][u.at * columns + column] += value;
        if (u.also >= 0) {
            z[u.block][u.also * columns + column] += u.factor * value;
        }
    }

    /** Φ(0) of some columns of unknowns. */
    private DensitySums lifted(double[][] unknown) {
        int columns = unknown[0].length;
        double[][] z = zero(columns);
        for (int i = 0; i < unknown.length; i++) {
            Unknown u = unknowns.get(i);
            boolean isTwice = torus.isMirrored(elimination.members(u.block)) && !elimination.isMirrored(u.block);
            for (int j = 0; j < columns; j++) {
                put(u, (isTwice ? 0.5 : 1) * unknown[i][j], j, columns, z);
            }
        }
        DensitySums sums = DensitySums.atStart(torus, columns);
        elimination.lift(z, sums);
        return sums;
    }

    private double part(Unknown u, DensitySums sums, int column) {
        return u.sign * (u.imaginary ? sums.im(u.n, u.m, column) : sums.re(u.n, u.m, column));
    }

    private double[] direct(double[] wanted) {
        int count = wanted.length;
        DMatrixRMaj phi = new DMatrixRMaj(count, count);
        double[][] unit = new double[count][count];
        for (int i = 0; i < count; i++) {
            unit[i][i] = 1;
        }
        DensitySums sums = lifted(unit);
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                phi.set(i, j, part(unknowns.get(i), sums, j));
            }
        }
        DMatrixRMaj out = new DMatrixRMaj(count, 1);
        if (!CommonOps_DDRM.solve(phi, new DMatrixRMaj(count, 1, true, wanted.clone()), out)) {
            throw dependent();
        }
        return out.data;
    }

    /** z ← z + (ρ(0) − Φ(0) z): Φ(0) is near 1 wherever many levels are weakly coupled. */
    private double[] iterate(double[] wanted) {
        int count = wanted.length;
        double[][] z = new double[count][1];
        for (int i = 0; i < count; i++) {
            z[i][0] = wanted[i];
        }
        double previous = Double.POSITIVE_INFINITY;
        for (int round = 0; round < MAX_ROUNDS; round++) {
            DensitySums met = lifted(z);
            double worst = 0;
            for (int i = 0; i < count; i++) {
                double miss = wanted[i] - part(unknowns.get(i), met, 0);
                z[i][0] += miss;
                worst = Math.max(worst, Math.abs(miss));
            }
            if (worst < 1e-16 || worst < 1e-14 && worst > 0.5 * previous) {
                return Arrays.stream(z).mapToDouble(row -> row[0]).toArray();
            }
            if (!(worst < 1e6)) {
                break;
            }
            previous = worst;
        }
        throw dependent();
    }

    private static RefusalException dependent() {
        return new RefusalException("The slow set cannot meet the initial state, because the couplings are too strong"
                + " for its modes to stay apart; take a smaller epsilon.");
    }
}
