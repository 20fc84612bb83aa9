package io.github.secular.quantum.slowset;

import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.DyadicNumber;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.Levels;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model as it is seen in its rotating frame (doc/bloch-solvers.md, B6.1): energies are detunings, and a coupling turns
 * with what the frame leaves of its harmonic. Where all that is left is multiples of one frequency, or nothing, any number
 * of base frequencies has become one, or none (doc/bloch-solvers.md, B11.6).
 */
public final class RotatingModel {
    private RotatingModel() {}

    /** One coupling between two levels, and what the frame leaves of its index. */
    private record Left(int[] shift, int to, int from, double re, double im) {}

    /**
     * The same populations and decays under at most one base frequency.
     *
     * @param model under a wave without envelopes
     * @return empty if the frame leaves two frequencies or more
     */
    public static Optional<BlochModel> of(BlochModel model) {
        RotatingFrame frame = TorusMatrix.frame(model);
        int n = model.size();
        List<Left> couplings = new ArrayList<>();
        for (Harmonic h : model.wave().harmonics()) {
            for (int to = 0; to < n; to++) {
                for (int from = 0; from < n; from++) {
                    if (h.matrix().abs2(to, from) > 0) {
                        couplings.add(new Left(
                                frame.turned(h.index(), to, from),
                                to,
                                from,
                                h.matrix().re(to, from),
                                h.matrix().im(to, from)));
                    }
                }
            }
        }
        Optional<int[]> direction = direction(couplings);
        if (direction.isEmpty()) {
            return Optional.empty();
        }
        int[] unit = direction.get();
        BigDecimal omega = frame.base().exactFrequency(unit);
        boolean still = Arrays.stream(unit).allMatch(j -> j == 0);
        if (!still && omega.signum() == 0) {
            return Optional.empty();
        }
        Map<Integer, double[]> parts = new LinkedHashMap<>();
        for (Left c : couplings) {
            double[] into = parts.computeIfAbsent(multiple(c.shift, unit), k -> new double[2 * n * n]);
            into[2 * (c.to * n + c.from)] += c.re;
            into[2 * (c.to * n + c.from) + 1] += c.im;
        }
        List<Harmonic> harmonics = new ArrayList<>();
        parts.forEach((j, entries) ->
                harmonics.add(new Harmonic(still ? new int[0] : new int[] {j}, ComplexMatrix.of(n, n, entries))));
        double[] energies = new double[n];
        for (int i = 0; i < n; i++) {
            energies[i] = DyadicNumber.rounded(frame.frequency(i, 0, new int[unit.length]));
        }
        double[] base = still ? new double[0] : new double[] {DyadicNumber.rounded(omega)};
        return Optional.of(new BlochModel(
                Levels.of(energies),
                model.damping(),
                model.relaxation(),
                new Wave(n, base, harmonics),
                model.epsilon()));
    }

    /** The shortest index of which all shifts are multiples; zeros where they are; empty if there is none. */
    private static Optional<int[]> direction(List<Left> couplings) {
        int[] unit = null;
        for (Left c : couplings) {
            if (Arrays.stream(c.shift).allMatch(j -> j == 0)) {
                continue;
            }
            if (unit == null) {
                unit = c.shift.clone();
            } else if (!parallel(unit, c.shift)) {
                return Optional.empty();
            } else {
                int j = first(unit);
                int common = gcd(Math.abs(unit[j]), Math.abs(c.shift[j]));
                int factor = unit[j] / common;
                unit = Arrays.stream(unit).map(k -> k / factor).toArray();
            }
        }
        if (unit == null) {
            int dimension = couplings.isEmpty() ? 0 : couplings.get(0).shift.length;
            return Optional.of(new int[dimension]);
        }
        return Optional.of(unit);
    }

    private static boolean parallel(int[] a, int[] b) {
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < i; j++) {
                if ((long) a[i] * b[j] != (long) a[j] * b[i]) {
                    return false;
                }
            }
        }
        return true;
    }

    private static int first(int[] a) {
        int j = 0;
        while (a[j] == 0) {
            j++;
        }
        return j;
    }

    private static int multiple(int[] shift, int[] unit) {
        boolean none = Arrays.stream(shift).allMatch(j -> j == 0);
        return none ? 0 : shift[first(unit)] / unit[first(unit)];
    }

    private static int gcd(int a, int b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
