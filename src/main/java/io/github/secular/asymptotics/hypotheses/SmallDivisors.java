package io.github.secular.asymptotics.hypotheses;

import io.github.secular.drive.Lattice;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.quantum.BlochModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

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
}
