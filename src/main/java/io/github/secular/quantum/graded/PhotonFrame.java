package io.github.secular.quantum.graded;

import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.PackedState;
import java.util.Map;
import java.util.TreeMap;

/**
 * A frame in which level n turns with k_n photons of the only base frequency: ρ_nm = ρ̃_nm exp(−i (k_n − k_m) ω τ).
 *
 * @param omega ω, or 0 without a wave
 * @param photons k_n − k_0
 * @param detunings what is left of the levels' energies, with shifts, less that of the first
 */
record PhotonFrame(double omega, int[] photons, double[] detunings) {
    private static final int MOST_PHOTONS = 1_000_000;

    /**
     * @throws RefusalException if the drive is random, has an envelope that changes or more than one base frequency, or
     *     a level lies very many photons above the first
     */
    static PhotonFrame of(BlochModel model) {
        if (!(model.drive() instanceof Wave wave)) {
            throw new RefusalException("The map of a period knows deterministic waves only, but the drive is random.");
        }
        if (wave.dimension() > 1) {
            throw new RefusalException(
                    "The map of a period needs one base frequency, but the wave has " + wave.dimension() + ".");
        }
        if (wave.hasEnvelopes()) {
            throw new RefusalException(
                    "The map of a period needs a wave that repeats itself, but this one has a slow envelope.");
        }
        int size = model.size();
        double omega = wave.dimension() == 0 ? 0 : wave.base().get(0);
        int[] photons = new int[size];
        double[] detunings = new double[size];
        for (int n = 0; n < size; n++) {
            double given = model.levels().detuning(n) - model.levels().detuning(0) + model.shiftDifference(n, 0);
            detunings[n] = given;
            if (omega != 0) {
                long more = Math.round(given / omega);
                if (Math.abs(more) > MOST_PHOTONS) {
                    throw new RefusalException(
                            "Level " + model.levels().labels().get(n) + " lies " + more
                                    + " photons of the wave above the first, too many phases for the map of a period.");
                }
                photons[n] = model.levels().photonDifference(n, 0, 0) + (int) more;
                detunings[n] = Math.fma(-(double) more, omega, given);
            }
        }
        return new PhotonFrame(omega, photons, detunings);
    }

    /** V in this frame: by harmonic, the upper triangle as (re, im) rows, diagonal first, then the pairs. */
    Map<Integer, double[][]> couplings(Wave wave) {
        Map<Integer, double[][]> parts = new TreeMap<>();
        for (Harmonic h : wave.harmonics()) {
            addCoupling(parts, h.matrix(), wave.dimension() == 0 ? 0 : h.index()[0], photons);
        }
        return parts;
    }

    /** Sorts the upper triangle of a matrix of harmonic a by the harmonic a + k_n − k_m it has in the frame. */
    static void addCoupling(Map<Integer, double[][]> parts, ComplexMatrix matrix, int a, int[] photons) {
        int size = photons.length;
        for (int n = 0; n < size; n++) {
            for (int m = n; m < size; m++) {
                if (matrix.abs2(n, m) != 0) {
                    int b = a + photons[n] - photons[m];
                    double[][] part = parts.computeIfAbsent(b, key -> new double[2][size * (size + 1) / 2]);
                    int at = place(size, n, m);
                    part[0][at] += matrix.re(n, m);
                    part[1][at] += matrix.im(n, m);
                }
            }
        }
    }

    /**
     * s_n = ±1 with V(τ + half a period) = S V(τ) S, so that the second half of a period is the first but for signs: s_n s_m =
     * (−1)^b for each harmonic b of the frame that joins n and m (doc/bloch-solvers.md, B3.9).
     *
     * @param couplings as of {@link #couplings}
     * @return empty where there is none
     */
    double[] halves(Map<Integer, double[][]> couplings) {
        int size = photons.length;
        double[] signs = new double[size];
        if (omega == 0) {
            return new double[0];
        }
        for (int first = 0; first < size; first++) {
            signs[first] = signs[first] == 0 ? 1 : signs[first];
            // as often as a path may have rungs
            for (int sweep = 0, found = 1; sweep < size && found > 0; sweep++) {
                found = 0;
                for (Map.Entry<Integer, double[][]> part : couplings.entrySet()) {
                    double sign = part.getKey() % 2 == 0 ? 1 : -1;
                    for (int n = 0; n < size; n++) {
                        for (int m = n; m < size; m++) {
                            int at = place(size, n, m);
                            if (part.getValue()[0][at] == 0 && part.getValue()[1][at] == 0) {
                                continue;
                            }
                            double product = signs[n] * signs[m];
                            if (product == -sign) {
                                return new double[0];
                            }
                            if (product == 0 && signs[n] != signs[m]) {
                                signs[n] = signs[n] == 0 ? sign * signs[m] : signs[n];
                                signs[m] = signs[m] == 0 ? sign * signs[n] : signs[m];
                                found++;
                            }
                        }
                    }
                }
            }
        }
        return signs;
    }

    /** Of the entry n ≤ m among {@link #couplings}. */
    static int place(int size, int n, int m) {
        return n == m ? n : size + (PackedState.index(size, n, m) - size) / 2;
    }
}
