package io.github.secular.classical.space;

import io.github.secular.numerics.RefusalException;

/** Sums over the harmonics of a drive on one torus, Σ_{k,ξ} |V̂(k,ξ)|² L_γ(k·ω + ξ·ν) (doc/classical.md, C9.4, C9.8). */
final class TorusResonances {
    private static final int FEWEST_ANGLES = 8;
    private static final int[] MOST_ANGLES = {0, 0, 128, 32};
    /** What the highest harmonics may still hold. */
    private static final double TAIL = 1e-13;

    /** More angles are taken while there is something from here on; at last what is missing is told by that at the edge. */
    private static final double HALF = 0.25;

    private static final double EDGE = 0.375;
    /** With more than this missing there is no result; with less it is a part of the error. */
    private static final double WORST_TAIL = 0.01;

    private static final double MATRIX_TAIL = 1e-9;
    /** Harmonics whose square is below this part of the largest are rounding, and no noise is asked for its spectrum there. */
    private static final double ROUNDING = 1e-28;

    private final SpaceDrive drive;
    private final TorusAmplitudes amplitudes;

    TorusResonances(SpaceProblem problem) {
        this.drive = problem.drive();
        this.amplitudes = new TorusAmplitudes(drive, problem.hamiltonian().dimension());
    }

    /** What is made of one pair of harmonics (k, ξ) of a torus. */
    private interface Harmonic {
        /** @param turn k·ω @param strength Re V̂_i V̂_j* L_γ, ξ and −ξ together */
        void add(int[] k, double turn, int i, int j, double strength);
    }

    /** What is told of each pair (k, ξ), all terms of the frequency together. */
    interface Listener {
        /**
         * @param nu ξ·ν
         * @param detuning k·ω + ξ·ν
         * @param amplitude |V̂(k,ξ)|
         * @param part of the trace of D, ξ and −ξ together
         */
        void tell(int[] k, double nu, double detuning, double amplitude, double part);
    }

    /**
     * Adds Σ (k·ω)² V̂_i V̂_j* L_γ, times a weight, for every pair of terms.
     *
     * @return the part of the drive that more angles might change
     */
    double squares(Torus torus, double gamma, double weight, double[][] out) {
        return sum(torus, gamma, TAIL, (k, turn, i, j, strength) -> out[i][j] += weight * turn * turn * strength);
    }

    /**
     * The mean over tori.
     *
     * @param parts of each part of them the weighted {@link #squares}, then a row with the weight, then one with the worst tail
     * @return D between each pair of terms, and a row with the worst tail
     */
    static double[][] mean(double[][][] parts) {
        int terms = parts[0].length - 2;
        double[][] out = new double[terms + 1][Math.max(1, terms)];
        double weight = 0;
        for (double[][] part : parts) {
            weight += part[terms][0];
            out[terms][0] = Math.max(out[terms][0], part[terms + 1][0]);
            for (int i = 0; i < terms; i++) {
                for (int j = 0; j < terms; j++) {
                    out[i][j] += part[i][j];
                }
            }
        }
        for (int i = 0; i < terms; i++) {
            for (int j = 0; j < terms; j++) {
                out[i][j] /= weight;
            }
        }
        return out;
    }

    /** @throws RefusalException if too much of the harmonics is missing @param tail the part @param energy where */
    static void requireSmall(double tail, double energy, int angles) {
        if (tail > WORST_TAIL) {
            throw RefusalException.of(
                    "The drive changes too fast along the motion at E = %.4g: with %d angles to an orbit %.1g of its"
                            + " harmonics are still missing; take a smoother drive, or lower energies.",
                    energy, MOST_ANGLES[angles], tail);
        }
    }

    /** @param most what the highest harmonics may still hold @return the part of the drive that more angles might change */
    private double sum(Torus torus, double gamma, double most, Harmonic harmonic) {
        int d = torus.angles();
        int terms = drive.terms().size();
        int n = FEWEST_ANGLES;
        TorusSpectrum v = new TorusSpectrum(amplitudes, torus, n);
        double hidden = v.tail(HALF) > most ? 1 : v.hidden();
        while (hidden > most && n < MOST_ANGLES[d]) {
            n *= 2;
            v = new TorusSpectrum(amplitudes, torus, n);
            hidden = v.tail(HALF) > most && n < MOST_ANGLES[d] ? 1 : v.hidden();
        }
        double tail = Math.max(v.tail(EDGE), hidden > most ? hidden : 0);
        if (Double.isNaN(tail)) {
            throw new RefusalException("The drive is no finite number everywhere on the motion of some energies in use;"
                    + " give one that is, or lower energies.");
        }
        int total = terms == 0 ? 0 : v.size();
        int[] k = new int[d];
        double[] least = new double[terms];
        for (int i = 0; i < terms && drive.isRandom(); i++) {
            least[i] = ROUNDING * v.largest(i);
        }
        for (int cell = 1; cell < total; cell++) {
            double turn = 0;
            boolean edge = false;
            for (int a = 0, rest = cell; a < d; a++, rest /= n) {
                int number = rest % n;
                edge |= 2 * number == n;
                k[a] = 2 * number > n ? number - n : number;
                turn += k[a] * torus.omega(a);
            }
            for (int i = 0; i < terms && !edge; i++) {
                if (drive.isRandom() && v.product(i, i, cell) <= least[i]) {
                    continue;
                }
                double response = drive.response(i, gamma, turn);
                for (int j = 0; j < terms; j++) {
                    if (drive.together(i, j)) {
                        harmonic.add(k, turn, i, j, response * v.product(i, j, cell));
                    }
                }
            }
        }
        return tail;
    }

    /**
     * D_ab = Σ k_a k_b |V̂(k,ξ)|² L_γ (doc/classical.md, C9.8).
     *
     * @param g values of the envelopes, one per term
     * @throws RefusalException if the drive changes too fast
     */
    double[][] matrix(Torus torus, double gamma, double[] g) {
        int d = torus.angles();
        double[][] out = new double[d][d];
        double tail = sum(torus, gamma, TAIL, (k, turn, i, j, strength) -> {
            for (int a = 0; a < d; a++) {
                for (int b = 0; b < d; b++) {
                    out[a][b] += k[a] * k[b] * g[i] * g[j] * strength;
                }
            }
        });
        requireTold(tail);
        return out;
    }

    private static void requireTold(double tail) {
        if (tail > MATRIX_TAIL) {
            throw RefusalException.of(
                    "The drive changes too fast along the motion of these actions: %.1g of its harmonics are missing.",
                    tail);
        }
    }

    /**
     * The same on one torus of two actions.
     *
     * @param out gets D_11, D_12, D_22
     */
    void matrix(Torus torus, double gamma, double[] g, double[] out, Listener listener) {
        double[] together = new double[drive.terms().size() + 1];
        double tail = sum(torus, gamma, 0.1 * MATRIX_TAIL, (k, turn, i, j, strength) -> {
            double part = g[i] * g[j] * strength;
            out[0] += k[0] * k[0] * part;
            out[1] += k[0] * k[1] * part;
            out[2] += k[1] * k[1] * part;
            int group = drive.group(i);
            together[group] += part;
            // a noise has no line to meet, nor to be trapped at
            if (i == j && drive.isLastTogether(i) && !drive.isRandom()) {
                double all = together[group];
                together[group] = 0;
                double nu = drive.frequency(i);
                // one of (k, ξ) and (−k, −ξ)
                if (all > 0 && (nu != 0 || isFirst(k))) {
                    double detuning = turn + nu;
                    double square = all * (gamma * gamma + detuning * detuning) / gamma;
                    double amplitude = Math.sqrt(nu == 0 ? square : square / 2);
                    listener.tell(k, nu, detuning, amplitude, (k[0] * k[0] + k[1] * k[1]) * all);
                }
            }
        });
        requireTold(tail);
        // what terms that cancel leave of each other is rounding, of either sign
        out[0] = Math.max(0, out[0]);
        out[2] = Math.max(0, out[2]);
        double most = Math.sqrt(out[0]) * Math.sqrt(out[2]);
        out[1] = Math.max(-most, Math.min(most, out[1]));
    }

    private static boolean isFirst(int[] k) {
        return k[0] > 0 || k[0] == 0 && k[1] > 0;
    }
}
