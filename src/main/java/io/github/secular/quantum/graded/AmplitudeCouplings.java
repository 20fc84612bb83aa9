package io.github.secular.quantum.graded;

import io.github.secular.drive.Wave;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;

/**
 * iεV in the frame of the detunings, iε Σ_b V_b(n, m) e^{i(δ_n − δ_m + bω)τ}, by pairs n ≤ m that are coupled; the entry
 * (m, n) is that of (n, m), conjugate and with the other sign.
 *
 * @param count number of pairs
 * @param rows n of each pair
 * @param columns m of each pair
 * @param first of a pair's terms, with their number as the last
 * @param re real parts of the terms iεV_b(n, m)
 * @param im their imaginary parts
 * @param frequencies of the terms, in fast time
 * @param fastest the largest of them in absolute value
 * @param strength ε |V|: the largest sum of a row
 */
record AmplitudeCouplings(
        int size,
        int count,
        int[] rows,
        int[] columns,
        int[] first,
        double[] re,
        double[] im,
        double[] frequencies,
        double fastest,
        double strength) {

    static AmplitudeCouplings of(PhotonFrame frame, Wave wave, double epsilon) {
        int size = frame.photons().length;
        Map<Integer, double[][]> parts = frame.couplings(wave);
        Collection<double[][]> values = parts.values();
        int pairs = 0;
        int terms = 0;
        int most = size * (size + 1) / 2;
        int[] rows = new int[most];
        int[] columns = new int[most];
        int[] first = new int[most + 1];
        double[] re = new double[most * values.size()];
        double[] im = new double[most * values.size()];
        double[] frequencies = new double[most * values.size()];
        double fastest = 0;
        double[] sums = new double[size];
        for (int n = 0; n < size; n++) {
            for (int m = n; m < size; m++) {
                int at = PhotonFrame.place(size, n, m);
                int before = terms;
                for (Map.Entry<Integer, double[][]> part : parts.entrySet()) {
                    double x = epsilon * part.getValue()[0][at];
                    double y = epsilon * part.getValue()[1][at];
                    if (x != 0 || y != 0) {
                        re[terms] = -y;
                        im[terms] = x;
                        frequencies[terms] =
                                Math.fma(part.getKey(), frame.omega(), frame.detunings()[n] - frame.detunings()[m]);
                        fastest = Math.max(fastest, Math.abs(frequencies[terms]));
                        sums[n] += Math.hypot(x, y);
                        sums[m] += n == m ? 0 : Math.hypot(x, y);
                        terms++;
                    }
                }
                if (terms > before) {
                    rows[pairs] = n;
                    columns[pairs] = m;
                    pairs++;
                    first[pairs] = terms;
                }
            }
        }
        return new AmplitudeCouplings(
                size,
                pairs,
                Arrays.copyOf(rows, pairs),
                Arrays.copyOf(columns, pairs),
                Arrays.copyOf(first, pairs + 1),
                Arrays.copyOf(re, terms),
                Arrays.copyOf(im, terms),
                Arrays.copyOf(frequencies, terms),
                fastest,
                Arrays.stream(sums).max().orElse(0));
    }
}
