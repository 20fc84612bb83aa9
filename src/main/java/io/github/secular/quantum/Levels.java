package io.github.secular.quantum;

import io.github.secular.drive.BaseFrequencies;
import io.github.secular.drive.Lattice;
import io.github.secular.numerics.InvalidInputException;
import java.util.List;

/**
 * The levels of an atom in scaled units: energies e_n and almost-degenerate shifts d_n, so that
 * w_ε(n, m) = e_n − e_m + ε^p (d_n − d_m) (doc/quantum.md, Q1.1).
 *
 * <p>Beside the energy stands its exact form in the frame of the wave, e_n = k_n·ω + δ_n, with photon
 * numbers k_n ∈ Zʳ and a small detuning δ_n (doc/quantum.md, Q1.9): differences of optical frequencies are never
 * taken, because doubles do not hold them. Without a frame, k_n = 0 and δ_n = e_n.
 */
public final class Levels {
    private final List<String> labels;
    private final double[] energies;
    private final int[][] photons;
    private final double[] detunings;
    private final double[] shifts;
    private final double shiftExponent;

    /**
     * @param labels N names, for axes and tables
     * @param energies e_n, N finite numbers, per unit of fast time
     * @param photons k_n, N × r; or N × 0 where there is no frame
     * @param detunings δ_n, N finite numbers, with e_n = k_n·ω + δ_n up to rounding of e_n
     * @param shifts d_n, N finite numbers
     * @param shiftExponent p ≥ 0
     * @throws InvalidInputException if lengths differ or a number is not finite
     */
    public Levels(
            List<String> labels,
            double[] energies,
            int[][] photons,
            double[] detunings,
            double[] shifts,
            double shiftExponent) {
        this.labels = List.copyOf(labels);
        this.energies = finite("energies", energies, energies.length);
        int n = energies.length;
        if (n < 1) {
            throw new InvalidInputException("energies", "no level", "at least one level");
        }
        if (labels.size() != n) {
            throw new InvalidInputException("labels", labels.size() + " labels", n + ", one per level");
        }
        if (photons.length != n) {
            throw new InvalidInputException("photons", photons.length + " entries", n + ", one per level");
        }
        this.photons = new int[n][];
        for (int i = 0; i < n; i++) {
            this.photons[i] = photons[i].clone();
        }
        this.detunings = finite("detunings", detunings, n);
        this.shifts = finite("shifts", shifts, n);
        if (!(shiftExponent >= 0 && shiftExponent < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("shiftExponent", "" + shiftExponent, "a finite number of at least 0");
        }
        this.shiftExponent = shiftExponent;
    }

    /** Levels without shifts or frame, labelled 0, 1, 2 … */
    public static Levels of(double... energies) {
        int n = energies.length;
        List<String> labels = java.util.stream.IntStream.range(0, n)
                .mapToObj(Integer::toString)
                .toList();
        return new Levels(labels, energies, new int[n][0], energies, new double[n], 1);
    }

    public int size() {
        return energies.length;
    }

    public List<String> labels() {
        return labels;
    }

    /** e_n, rounded to a double. */
    public double energy(int n) {
        return energies[n];
    }

    /** d_n. */
    public double shift(int n) {
        return shifts[n];
    }

    /** p. */
    public double shiftExponent() {
        return shiftExponent;
    }

    /** k_n, a copy, of length r or 0 (0 stands for k_n = 0). */
    public int[] photons(int n) {
        return photons[n].clone();
    }

    /** δ_n, with e_n = k_n·ω + δ_n. */
    public double detuning(int n) {
        return detunings[n];
    }

    /** Component j of k_n − k_m. */
    public int photonDifference(int n, int m, int j) {
        return photons[n].length == 0 ? 0 : photons[n][j] - photons[m][j];
    }

    /** ε^p (d_n − d_m). */
    public double shiftDifference(int n, int m, double epsilon) {
        return Math.pow(epsilon, shiftExponent) * (shifts[n] - shifts[m]);
    }

    /**
     * The divisor w_ε(n, m) + a·ω in fast time, formed from photon numbers and detunings so that a resonance of optical
     * frequencies is met exactly (doc/quantum.md, Q1.9).
     *
     * @param a index of length r
     */
    public double divisor(int n, int m, int[] a, BaseFrequencies base, double epsilon) {
        double rest = detunings[n] - detunings[m] + shiftDifference(n, m, epsilon);
        return base.plus(rest, photonsOf(n, m, a));
    }

    /** The size of the numbers of which {@link #divisor} is the sum: what is lost where they cancel. */
    public double divisorScale(int n, int m, int[] a, BaseFrequencies base, double epsilon) {
        return Math.abs(detunings[n])
                + Math.abs(detunings[m])
                + Math.abs(shiftDifference(n, m, epsilon))
                + base.size(photonsOf(n, m, a));
    }

    /** a + k_n − k_m. */
    private int[] photonsOf(int n, int m, int[] a) {
        return photons[n].length == 0 ? a : Lattice.sum(Lattice.sum(a, photons[n], 1), photons[m], -1);
    }

    private static double[] finite(String where, double[] values, int length) {
        if (values.length != length) {
            throw new InvalidInputException(where, values.length + " numbers", length + ", one per level");
        }
        for (int i = 0; i < length; i++) {
            if (!(Math.abs(values[i]) < Double.POSITIVE_INFINITY)) {
                throw new InvalidInputException(where + "[" + i + "]", "" + values[i], "a finite number");
            }
        }
        return values.clone();
    }
}
