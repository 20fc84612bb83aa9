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
        List<Left> couplings = couplings(model, frame);
        Optional<int[]> direction = direction(couplings, frame.base().count());
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
        return Optional.of(model(model, frame, parts, still ? 0 : DyadicNumber.rounded(omega)));
    }

    /** @param unit the base frequency, 0 for none */
    private static BlochModel model(BlochModel model, RotatingFrame frame, Map<Integer, double[]> parts, double unit) {
        int n = model.size();
        List<Harmonic> harmonics = new ArrayList<>();
        parts.forEach((j, entries) ->
                harmonics.add(new Harmonic(unit == 0 ? new int[0] : new int[] {j}, ComplexMatrix.of(n, n, entries))));
        double[] energies = new double[n];
        for (int i = 0; i < n; i++) {
            energies[i] = DyadicNumber.rounded(
                    frame.frequency(i, 0, new int[frame.base().count()]));
        }
        return new BlochModel(
                Levels.of(energies),
                model.damping(),
                model.relaxation(),
                new Wave(n, unit == 0 ? new double[0] : new double[] {unit}, harmonics),
                model.epsilon());
    }

    private static List<Left> couplings(BlochModel model, RotatingFrame frame) {
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
        return couplings;
    }

    /**
     * Under two frequencies the model with others, near to them, that are multiples of one: levels and couplings as they
     * are in the rotating frame, where frequencies are large against what they do.
     *
     * @param most the largest multiple
     * @return two of them, the rougher one first; none for another number of base frequencies
     */
    public static List<BlochModel> commensurate(BlochModel model, int most) {
        if (model.wave().dimension() != 2) {
            return List.of();
        }
        RotatingFrame frame = TorusMatrix.frame(model);
        double[] omega = frame.base().toArray();
        boolean exchanged = Math.abs(omega[0]) < Math.abs(omega[1]);
        double large = exchanged ? omega[1] : omega[0];
        double small = exchanged ? omega[0] : omega[1];
        List<int[]> ratios = ratios(Math.abs(large / small), most);
        List<BlochModel> out = new ArrayList<>();
        for (int[] ratio : ratios) {
            int p = ratio[0];
            int q = (int) Math.signum(large) * (int) Math.signum(small) * ratio[1];
            double unit = small / q;
            Map<Integer, double[]> parts = new LinkedHashMap<>();
            int n = model.size();
            for (Left c : couplings(model, frame)) {
                int j = exchanged ? q * c.shift[0] + p * c.shift[1] : p * c.shift[0] + q * c.shift[1];
                double[] into = parts.computeIfAbsent(j, k -> new double[2 * n * n]);
                into[2 * (c.to * n + c.from)] += c.re;
                into[2 * (c.to * n + c.from) + 1] += c.im;
            }
            out.add(model(model, frame, parts, unit));
        }
        return out;
    }

    /** The last two continued fractions of x ≥ 1 with both numbers up to {@code most}. */
    private static List<int[]> ratios(double x, int most) {
        List<int[]> out = new ArrayList<>();
        long p0 = 1;
        long q0 = 0;
        long p1 = (long) Math.floor(x);
        long q1 = 1;
        double rest = x - Math.floor(x);
        if (p1 > most) {
            return List.of(new int[] {most / 2, 1}, new int[] {most, 1});
        }
        while (p1 <= most) {
            out.add(new int[] {(int) p1, (int) q1});
            if (rest < 1e-9) {
                break;
            }
            double next = 1 / rest;
            long a = (long) Math.min(1e9, Math.floor(next));
            rest = next - Math.floor(next);
            long p = a * p1 + p0;
            long q = a * q1 + q0;
            p0 = p1;
            q0 = q1;
            p1 = p;
            q1 = q;
        }
        int size = out.size();
        return size < 2 ? List.of(out.get(0), out.get(0)) : out.subList(size - 2, size);
    }

    /** The shortest index of which all shifts are multiples; zeros where they are; empty if there is none. */
    private static Optional<int[]> direction(List<Left> couplings, int dimension) {
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
        return Optional.of(unit == null ? new int[dimension] : unit);
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
