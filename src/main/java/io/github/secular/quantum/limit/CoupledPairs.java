package io.github.secular.quantum.limit;

import io.github.secular.drive.Envelope;
import io.github.secular.drive.Harmonic;
import io.github.secular.drive.Wave;
import io.github.secular.quantum.BlochModel;
import java.util.ArrayList;
import java.util.List;

/**
 * The pairs n &lt; k of levels that the wave couples, with the entries V̂_a(k, n) of its harmonics laid out for
 * inner loops. Arrays are not to be changed.
 */
final class CoupledPairs {
    /** n of pair j. */
    final int[] lower;
    /** k of pair j. */
    final int[] upper;
    /** ε^μ γ_kn of pair j. */
    final double[] damping;
    /** w_ε(k, n) of pair j. */
    final double[] frequency;
    /** The index of term h. */
    final int[][] index;
    /** a·ω of term h. */
    final double[] waveFrequency;

    final Envelope[] envelope;
    /** Re V̂_a(k, n) of term h and pair j at [h][j]. */
    final double[][] re;
    /** Im V̂_a(k, n) of term h and pair j at [h][j]. */
    final double[][] im;

    CoupledPairs(BlochModel model) {
        this(model, model.wave());
    }

    /** @param wave that of the model over a part of its run, which may couple fewer of the pairs */
    CoupledPairs(BlochModel model, Wave wave) {
        List<int[]> pairs = new ArrayList<>();
        for (int n = 0; n < model.size(); n++) {
            for (int k = n + 1; k < model.size(); k++) {
                int row = k;
                int column = n;
                if (model.wave().harmonics().stream().anyMatch(h -> h.matrix().abs2(row, column) > 0)) {
                    pairs.add(new int[] {n, k});
                }
            }
        }
        int count = pairs.size();
        lower = pairs.stream().mapToInt(p -> p[0]).toArray();
        upper = pairs.stream().mapToInt(p -> p[1]).toArray();
        damping = new double[count];
        frequency = new double[count];
        for (int j = 0; j < count; j++) {
            damping[j] = model.fastDamping(upper[j], lower[j]);
            frequency[j] = model.frequency(upper[j], lower[j]);
        }
        List<Harmonic> harmonics = wave.harmonics();
        int terms = harmonics.size();
        index = new int[terms][];
        waveFrequency = new double[terms];
        envelope = new Envelope[terms];
        re = new double[terms][count];
        im = new double[terms][count];
        for (int h = 0; h < terms; h++) {
            Harmonic term = harmonics.get(h);
            index[h] = term.index();
            waveFrequency[h] = wave.frequency(term.index());
            envelope[h] = term.envelope();
            for (int j = 0; j < count; j++) {
                re[h][j] = term.matrix().re(upper[j], lower[j]);
                im[h][j] = term.matrix().im(upper[j], lower[j]);
            }
        }
    }

    int count() {
        return lower.length;
    }

    /** The smallest ε^μ γ over the pairs; infinite without pairs. */
    double smallestDamping() {
        double min = Double.POSITIVE_INFINITY;
        for (double g : damping) {
            min = Math.min(min, g);
        }
        return min;
    }

    /** The fastest oscillation in sight, fast time. */
    double fastest() {
        double max = 0;
        for (double f : waveFrequency) {
            max = Math.max(max, Math.abs(f));
        }
        for (int j = 0; j < count(); j++) {
            max = Math.max(max, Math.max(Math.abs(frequency[j]), damping[j]));
        }
        return max;
    }
}
