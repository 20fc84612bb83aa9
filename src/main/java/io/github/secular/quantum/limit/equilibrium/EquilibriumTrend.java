package io.github.secular.quantum.limit.equilibrium;

import io.github.secular.numerics.Progress;
import io.github.secular.numerics.Sentence;
import io.github.secular.quantum.RateMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Whether the equilibria of truncated systems settle down as the number of levels grows. An infinite connected
 * system with bounded energies or symmetric rates has none: the truncated ones then spread over all levels there
 * are, and their norm and spectral gap fall to zero (doc/quantum.md, Q8.4).
 *
 * @param rows one per number of levels, in the order given
 * @param escapes whether the norm still falls at the largest sizes
 * @param normExponent the norm behaves like N to minus this power between the last two rows
 */
public record EquilibriumTrend(List<Row> rows, boolean escapes, double normExponent) {
    /** The norm counts as settled when its exponent is below this. */
    public static final double SETTLED = 0.05;

    /**
     * @param levels N
     * @param norm (Σ p_n²)^½ of the equilibrium
     * @param lowerHalf its mass in the levels below N/2
     * @param spectralGap slowest decay rate, slow time
     */
    public record Row(int levels, double norm, double lowerHalf, double spectralGap) {}

    public EquilibriumTrend {
        rows = List.copyOf(rows);
    }

    /**
     * @param truncated all rates between the first N levels
     * @param sizes at least two numbers of levels, increasing
     */
    public static EquilibriumTrend of(IntFunction<RateMatrix> truncated, int[] sizes, Progress progress) {
        if (sizes.length < 2) {
            throw new IllegalArgumentException("A trend needs at least two sizes, but got " + sizes.length + ".");
        }
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < sizes.length; i++) {
            progress.check();
            double[] ground = new double[sizes[i]];
            ground[0] = 1;
            Equilibrium end = Equilibrium.of(truncated.apply(sizes[i]), ground);
            double[] p = end.populations();
            double lower = 0;
            for (int n = 0; n < sizes[i] / 2; n++) {
                lower += p[n];
            }
            rows.add(new Row(sizes[i], end.norm(), lower, end.spectralGap()));
            progress.at((i + 1.0) / sizes.length, "equilibria of more and more levels");
        }
        Row last = rows.get(rows.size() - 1);
        Row before = rows.get(rows.size() - 2);
        double exponent = -Math.log(last.norm() / before.norm()) / Math.log((double) last.levels() / before.levels());
        return new EquilibriumTrend(rows, exponent > SETTLED, exponent);
    }

    /** One sentence. */
    public String sentence() {
        return escapes
                ? Sentence.of(
                        "Warning: the equilibrium spreads as levels are added (its norm falls like N^-%.2f): the"
                                + " infinite system seems to have none, and what is shown is made by the truncation.",
                        normExponent)
                : "The equilibrium settles as levels are added.";
    }

    /** The rows. */
    public String table() {
        StringBuilder out = new StringBuilder();
        out.append(String.format("levels  norm        below N/2   spectral gap%n"));
        for (Row row : rows) {
            out.append(Sentence.of(
                    "%-7d %-11.6g %-11.6g %.6g%n", row.levels(), row.norm(), row.lowerHalf(), row.spectralGap()));
        }
        return out.toString();
    }
}
