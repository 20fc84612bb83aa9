package io.github.secular.quantum.slowset;

import io.github.secular.drive.Envelope;
import java.util.List;

/**
 * The entries (n, m, b) of a {@link Torus} and what couples them. The central ones come first, entry n·N + m being
 * (n, m, 0). Arrays may be kept by whoever asks.
 */
interface TorusEntries {
    /** The number of no envelope. */
    int CONSTANT = -1;

    int size();

    /** n of each entry. */
    int[] rows();

    /** m of each entry. */
    int[] columns();

    /** b of each entry. */
    int[][] indices();

    /** How many couplings lead to each entry from the nearest central one. */
    int[] orders();

    /** The entry (m, n, −b) of each entry (n, m, b). */
    int[] mirror();

    /** Row i of M holds positions start[i] … start[i + 1] − 1. */
    int[] start();

    /** The columns of M. */
    int[] source();

    double[] re();

    double[] im();

    /** For each entry of M the number of its envelope in {@link #envelopes}, or {@link #CONSTANT}. */
    int[] envelopeOf();

    List<Envelope> envelopes();

    /** Whether the sum of the central populations is conserved. */
    boolean isConserving();
}
