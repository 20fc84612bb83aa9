package io.github.secular.quantum.graded;

import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.quantum.BlochModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

    /** In a frame that turns with photons, where terms that turn alike are one. */
    static AmplitudeCouplings of(PhotonFrame frame, Wave wave, double epsilon) {
        int size = frame.photons().length;
        List<Part> parts = new ArrayList<>();
        frame.couplings(wave)
                .forEach((b, v) -> parts.add((n, m) -> {
                    int at = PhotonFrame.place(size, n, m);
                    return new double[] {
                        v[0][at], v[1][at], Math.fma(b, frame.omega(), frame.detunings()[n] - frame.detunings()[m])
                    };
                }));
        return of(size, parts, epsilon);
    }

    /** Of a wave of any frequencies: δ are the energies themselves. */
    static AmplitudeCouplings of(BlochModel model) {
        List<Part> parts = new ArrayList<>();
        for (Harmonic h : model.wave().harmonics()) {
            ComplexMatrix v = h.matrix();
            parts.add((n, m) -> new double[] {v.re(n, m), v.im(n, m), model.divisor(n, m, h.index())});
        }
        return of(model.size(), parts, model.epsilon());
    }

    /** One harmonic. */
    private interface Part {
        /** Re V(n, m), Im V(n, m) and the frequency with which the term turns. */
        double[] term(int n, int m);
    }

    private static AmplitudeCouplings of(int size, List<Part> parts, double epsilon) {
        int pairs = 0;
        int terms = 0;
        int most = size * (size + 1) / 2;
        int[] rows = new int[most];
        int[] columns = new int[most];
        int[] first = new int[most + 1];
        double[] re = new double[most * parts.size()];
        double[] im = new double[most * parts.size()];
        double[] frequencies = new double[most * parts.size()];
        double fastest = 0;
        double[] sums = new double[size];
        for (int n = 0; n < size; n++) {
            for (int m = n; m < size; m++) {
                int before = terms;
                for (Part part : parts) {
                    double[] term = part.term(n, m);
                    double x = epsilon * term[0];
                    double y = epsilon * term[1];
                    if (x != 0 || y != 0) {
                        re[terms] = -y;
                        im[terms] = x;
                        frequencies[terms] = term[2];
                        fastest = Math.max(fastest, Math.abs(term[2]));
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
