package io.github.secular.quantum.steady;

import io.github.secular.drive.Harmonic;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.ResolventMean;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.slowset.TorusMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.complex.Complex;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * (A + v B) u = b: the driven steady state on one window of the torus with its responses to probes, of atoms whose
 * frequencies move in proportion to v (doc/bloch-solvers.md, B11.10). The unknowns u are real: of y those that its mirror
 * images leave, of each z real and imaginary parts.
 */
final class SteadyPencil {
    /** More unknowns than quadrature would be slower than. */
    private static final int MOST_UNKNOWNS = 160;

    private final int size;
    /** The inverse of A, row by row; what A⁻¹ b is; A⁻¹ B. */
    private final double[] solved;

    private final double[] pencil;
    private final double[] moving;
    private final Blocks blocks;

    /** @param probes one map per probe, of z_a by index; @param state y_a by index */
    record Harmonics(Map<List<Integer>, double[]> state, List<Map<List<Integer>, double[]>> probes) {}

    /** A model at v = −step and +step, its physical scale taken out. */
    record Pair(BlochModel minus, BlochModel plus, double step) {}

    /**
     * Builds the pencil.
     *
     * @param pair models without probes
     * @param probes of them
     * @param noise as of {@link ShakenMatrix}
     * @throws java.util.concurrent.CancellationException if the progress says so
     * @return nothing if it is too large, its structure changes with v, or it is singular at v = 0
     */
    static Optional<SteadyPencil> of(Pair pair, List<Harmonic> probes, int order, double noise, Progress progress) {
        try {
            TorusMatrix plus = TorusMatrix.of(pair.plus, order, progress);
            TorusMatrix minus = TorusMatrix.of(pair.minus, order, progress);
            if (plus.size() > MOST_UNKNOWNS || !isAlike(plus, minus)) {
                return Optional.empty();
            }
            Blocks blocks = new Blocks(pair, probes, order, plus, minus, noise, progress);
            return blocks.build() ? Optional.of(new SteadyPencil(blocks)) : Optional.empty();
        } catch (RefusalException e) {
            return Optional.empty();
        }
    }

    private SteadyPencil(Blocks blocks) {
        this.blocks = blocks;
        this.size = blocks.unknowns;
        this.moving = blocks.b.data;
        double[] right = new double[size * (size + 1)];
        for (int i = 0; i < size; i++) {
            right[i * (size + 1)] = blocks.right[i];
            System.arraycopy(moving, i * size, right, i * (size + 1) + 1, size);
        }
        DMatrixRMaj x = new DMatrixRMaj(size, size + 1);
        boolean works = CommonOps_DDRM.solve(blocks.a, new DMatrixRMaj(size, size + 1, true, right), x);
        solved = new double[size];
        pencil = new double[size * size];
        for (int i = 0; i < size; i++) {
            solved[i] = works ? x.get(i, 0) : Double.NaN;
            for (int j = 0; j < size; j++) {
                pencil[i * size + j] = x.get(i, j + 1);
            }
        }
    }

    private static boolean isAlike(TorusMatrix a, TorusMatrix b) {
        return a.size() == b.size()
                && Arrays.equals(a.row(), b.row())
                && Arrays.equals(a.column(), b.column())
                && Arrays.equals(a.cell(), b.cell())
                && Arrays.equals(a.mirror(), b.mirror())
                && Arrays.equals(a.start(), b.start())
                && Arrays.equals(a.source(), b.source())
                && Arrays.deepEquals(a.harmonics(), b.harmonics())
                && Arrays.equals(a.harmonic(), b.harmonic());
    }

    /** Means over v, normally distributed around 0, and where in v the poles are. */
    Optional<Mean> mean(double deviation) {
        int[] moved = IntStream.range(0, size)
                .filter(j -> IntStream.range(0, size).anyMatch(i -> moving[i * size + j] != 0))
                .toArray();
        double[] t = new double[moved.length * moved.length];
        double[] g = new double[moved.length];
        for (int i = 0; i < moved.length; i++) {
            g[i] = solved[moved[i]];
            for (int j = 0; j < moved.length; j++) {
                t[i * moved.length + j] = pencil[moved[i] * size + moved[j]];
            }
        }
        if (Arrays.stream(solved).anyMatch(Double::isNaN) || Arrays.stream(t).anyMatch(Double::isNaN)) {
            return Optional.empty();
        }
        return ResolventMean.of(t, g, deviation).map(found -> {
            double[] u = solved.clone();
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < moved.length; j++) {
                    u[i] -= pencil[i * size + moved[j]] * found.times()[j];
                }
            }
            for (int j = 0; j < moved.length; j++) {
                u[moved[j]] = found.plain()[j];
            }
            return new Mean(blocks.harmonics(u), found.poles());
        });
    }

    /** @param poles of u(v), complex values of v */
    record Mean(Harmonics harmonics, Complex[] poles) {}

    /** u at one v; nothing if it is singular there. */
    Optional<Harmonics> at(double v) {
        DMatrixRMaj a = blocks.a.copy();
        CommonOps_DDRM.addEquals(a, v, blocks.b);
        DMatrixRMaj x = new DMatrixRMaj(size, 1);
        boolean works = CommonOps_DDRM.solve(a, new DMatrixRMaj(size, 1, true, blocks.right.clone()), x);
        return works ? Optional.of(blocks.harmonics(x.data)) : Optional.empty();
    }

    /** Fills A, B and b. */
    private static final class Blocks {
        private final Pair pair;
        private final List<Harmonic> probes;
        private final int order;
        private final Progress progress;
        private final double noise;
        private final TorusMatrix torus;
        private final TorusMatrix minus;
        private final List<Response> responses = new ArrayList<>();
        private final List<Row> rows = new ArrayList<>();
        /** First unknown of each entry of y; −1 where the mirror image has it. */
        private final int[] first;

        private int unknowns;
        private DMatrixRMaj a;
        private DMatrixRMaj b;
        private double[] right;

        /** One equation: the entries of a torus that it is of, in v = ±step, and where their unknowns are. */
        private record Row(ShakenMatrix plus, ShakenMatrix minus, int entry, int at) {}

        /** The entries that one frequency of a probe moves. @param at of the first unknown */
        private record Response(
                int probe,
                TorusMatrix torus,
                DrivenEntries plus,
                DrivenEntries minus,
                List<ProbeWindow.Coupling> couplings,
                int at) {}

        Blocks(
                Pair pair,
                List<Harmonic> probes,
                int order,
                TorusMatrix plus,
                TorusMatrix minus,
                double noise,
                Progress progress) {
            this.progress = progress;
            this.pair = pair;
            this.probes = probes;
            this.order = order;
            this.noise = noise;
            this.torus = plus;
            this.minus = minus;
            this.first = new int[plus.size()];
            for (int i = 0; i < first.length; i++) {
                first[i] = i > plus.mirror()[i] ? -1 : unknowns;
                unknowns += i == plus.mirror()[i] ? 1 : i < plus.mirror()[i] ? 2 : 0;
            }
        }

        boolean build() {
            int own = unknowns;
            a = new DMatrixRMaj(own, own);
            b = new DMatrixRMaj(own, own);
            right = new double[own];
            state();
            if (probes.isEmpty()) {
                return true;
            }
            // which entries of z there are is told by a state
            DMatrixRMaj x = new DMatrixRMaj(own, 1);
            if (!CommonOps_DDRM.solve(a.copy(), new DMatrixRMaj(own, 1, true, right.clone()), x)) {
                return false;
            }
            Map<List<Integer>, double[]> some = harmonics(x.data).state();
            for (int p = 0; p < probes.size(); p++) {
                if (!respond(p, some)) {
                    return false;
                }
            }
            if (unknowns > MOST_UNKNOWNS) {
                return false;
            }
            a.reshape(unknowns, unknowns);
            b.reshape(unknowns, unknowns);
            a.zero();
            b.zero();
            right = new double[unknowns];
            state();
            responses.forEach(this::fill);
            return true;
        }

        /** (D + M) y = 0, the trace in place of one population's equation. */
        private void state() {
            ShakenMatrix up = new ShakenMatrix(torus, noise);
            ShakenMatrix down = new ShakenMatrix(minus, -noise);
            for (int i = 0; i < torus.size(); i++) {
                if (first[i] < 0) {
                    continue;
                }
                int at = first[i];
                boolean isReal = torus.mirror()[i] == i;
                if (i == 0) {
                    double scale = 0;
                    for (int n = 0; n < torus.levels(); n++) {
                        int k = n * torus.levels() + n;
                        scale = Math.max(scale, Math.hypot(up.diagonalRe(k), up.diagonalIm(k)));
                    }
                    scale = scale > 0 ? scale : 1;
                    for (int n = 0; n < torus.levels(); n++) {
                        a.add(at, first[n * torus.levels() + n], scale);
                    }
                    right[at] = scale;
                    continue;
                }
                add(a, at, isReal, i, up.diagonalRe(i), 0.5 * (up.diagonalIm(i) + down.diagonalIm(i)));
                add(b, at, isReal, i, 0, (up.diagonalIm(i) - down.diagonalIm(i)) / (2 * pair.step));
                for (int e = torus.start()[i]; e < torus.start()[i + 1]; e++) {
                    add(a, at, isReal, torus.source()[e], up.re(e), up.im(e));
                }
            }
        }

        /** Adds (p + iq) y_j to the equation that begins in a row. */
        private void add(DMatrixRMaj to, int row, boolean isReal, int j, double p, double q) {
            int mirror = torus.mirror()[j];
            int column = first[Math.min(j, mirror)];
            to.add(row, column, p);
            if (!isReal) {
                to.add(row + 1, column, q);
            }
            if (mirror != j) {
                double sign = j < mirror ? 1 : -1;
                to.add(row, column + 1, -q * sign);
                if (!isReal) {
                    to.add(row + 1, column + 1, p * sign);
                }
            }
        }

        /** Finds the entries that a probe moves. @return whether these are the same at −step and +step */
        private boolean respond(int p, Map<List<Integer>, double[]> state) {
            var up = ProbeWindow.couplings(pair.plus, probes.get(p));
            if (!up.equals(ProbeWindow.couplings(pair.minus, probes.get(p)))) {
                return false;
            }
            for (Map.Entry<List<Integer>, List<ProbeWindow.Coupling>> each : up.entrySet()) {
                int[] beside = each.getKey().stream().mapToInt(j -> j).toArray();
                TorusMatrix above = TorusMatrix.beside(pair.plus, order, beside, progress);
                TorusMatrix below = TorusMatrix.beside(pair.minus, order, beside, progress);
                if (!isAlike(above, below)) {
                    return false;
                }
                double[] fed = ProbeWindow.fed(above, probes.get(p), each.getValue(), state, pair.plus.epsilon());
                DrivenEntries plus = DrivenEntries.of(above, fed);
                DrivenEntries less = DrivenEntries.of(below, fed);
                if (!Arrays.equals(plus.entries(), less.entries())) {
                    return false;
                }
                responses.add(new Response(p, above, plus, less, each.getValue(), unknowns));
                unknowns += 2 * plus.entries().length;
            }
            return true;
        }

        /** (D + M) z + iε [V, y] = 0. */
        private void fill(Response of) {
            ShakenMatrix up = new ShakenMatrix(of.plus.matrix(), noise);
            ShakenMatrix down = new ShakenMatrix(of.minus.matrix(), -noise);
            TorusMatrix own = of.plus.matrix();
            for (int k = 0; k < of.plus.entries().length; k++) {
                addPlain(a, of.at, k, k, up.diagonalRe(k), 0.5 * (up.diagonalIm(k) + down.diagonalIm(k)));
                addPlain(b, of.at, k, k, 0, (up.diagonalIm(k) - down.diagonalIm(k)) / (2 * pair.step));
                for (int e = own.start()[k]; e < own.start()[k + 1]; e++) {
                    addPlain(a, of.at, k, own.source()[e], up.re(e), up.im(e));
                }
            }
            Map<List<Integer>, double[]> unit = harmonics(new double[unknowns]).state();
            for (int j = 0; j < first.length; j++) {
                for (int part = 0; first[j] >= 0 && part < (torus.mirror()[j] == j ? 1 : 2); part++) {
                    set(unit, j, part == 0 ? 1 : 0, part);
                    double[] fed = of.plus.of(
                            ProbeWindow.fed(of.torus, probes.get(of.probe), of.couplings, unit, pair.plus.epsilon()));
                    for (int k = 0; k < fed.length; k++) {
                        if (fed[k] != 0) {
                            a.add(of.at + k, first[j] + part, -fed[k]);
                        }
                    }
                    set(unit, j, 0, 0);
                }
            }
        }

        private static void addPlain(DMatrixRMaj to, int at, int row, int column, double p, double q) {
            to.add(at + 2 * row, at + 2 * column, p);
            to.add(at + 2 * row, at + 2 * column + 1, -q);
            to.add(at + 2 * row + 1, at + 2 * column, q);
            to.add(at + 2 * row + 1, at + 2 * column + 1, p);
        }

        /** Sets y_j and its mirror image. */
        private void set(Map<List<Integer>, double[]> y, int j, double re, double im) {
            put(torus, y, j, re, im);
            int mirror = torus.mirror()[j];
            if (mirror != j) {
                put(torus, y, mirror, re, -im);
            }
        }

        private static void put(TorusMatrix of, Map<List<Integer>, double[]> y, int j, double re, double im) {
            int n = of.levels();
            double[] matrix =
                    y.computeIfAbsent(SteadyWindow.key(of.harmonics()[of.harmonic()[j]]), a -> new double[2 * n * n]);
            int at = 2 * (of.row()[j] * n + of.column()[j]);
            matrix[at] = re;
            matrix[at + 1] = im;
        }

        /** What unknowns say. */
        Harmonics harmonics(double[] u) {
            Map<List<Integer>, double[]> y = new LinkedHashMap<>();
            for (int j = 0; j < first.length; j++) {
                if (first[j] >= 0) {
                    set(y, j, u[first[j]], torus.mirror()[j] == j ? 0 : u[first[j] + 1]);
                }
            }
            List<Map<List<Integer>, double[]>> z = new ArrayList<>();
            probes.forEach(p -> z.add(new LinkedHashMap<>()));
            for (Response r : responses) {
                for (int k = 0; r.at + 2 * k < u.length && k < r.plus.entries().length; k++) {
                    put(r.torus, z.get(r.probe), r.plus.entries()[k], u[r.at + 2 * k], u[r.at + 2 * k + 1]);
                }
            }
            return new Harmonics(y, z);
        }
    }
}
