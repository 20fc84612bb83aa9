package io.github.secular.asymptotics.hypotheses;

import io.github.secular.drive.Lattice;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.Progress;
import io.github.secular.quantum.BlochModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where the harmonics of a wave come close to each other or to the transitions of an atom. */
final class SmallDivisors {
    private SmallDivisors() {}

    /**
     * The smallest |w(n,k) + a·ω| over n > k and |a|₁ ≤ window, smallest first.
     *
     * @param most how many at the most
     */
    static List<HypothesisReport.SmallDivisor> nearest(BlochModel model, int window, int most) {
        List<HypothesisReport.SmallDivisor> all = new ArrayList<>();
        new Lattice(model.wave().dimension(), window).forEach(a -> {
            ComplexMatrix amplitude = model.wave().amplitude(a, 0);
            for (int n = 0; n < model.size(); n++) {
                for (int k = 0; k < n; k++) {
                    all.add(new HypothesisReport.SmallDivisor(
                            n, k, a.clone(), Math.abs(model.divisor(n, k, a)), amplitude.abs(n, k) > 0));
                }
            }
        });
        all.sort(Comparator.comparingDouble(HypothesisReport.SmallDivisor::value));
        return List.copyOf(all.subList(0, Math.min(most, all.size())));
    }

    /** The shortest a ≠ 0 with a·ω = 0 (up to rounding) and |a|₁ ≤ cutOff, if the base frequencies are dependent. */
    static Optional<int[]> relation(Wave wave, int cutOff, Progress progress) {
        double[] omega = wave.frequencies();
        int[][] shortest = {null};
        if (omega.length > 1) {
            new Lattice(omega.length, cutOff).forEach(a -> {
                progress.check();
                double size = 0;
                for (int j = 0; j < a.length; j++) {
                    size += Math.abs(a[j] * omega[j]);
                }
                if (Lattice.norm(a) > 0
                        && (shortest[0] == null || Lattice.norm(a) < Lattice.norm(shortest[0]))
                        && Math.abs(wave.frequency(a)) <= Wave.MERGE_TOLERANCE * size) {
                    shortest[0] = a.clone();
                }
            });
        }
        return Optional.ofNullable(shortest[0]);
    }
}
