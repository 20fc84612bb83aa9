package io.github.secular.view;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.scenario.Scenario;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** The tables of limits that are not made of rates by the wave alone. In 1/s for a model in laboratory units. */
public final class GeneratorTables {
    private GeneratorTables() {}

    /**
     * For {@code generator.csv}: n, k, rate n → k for all n and k, the Pauli rates included; where n = k minus the rate
     * at which the level is emptied, so that the rates of one n sum to 0.
     *
     * @param generator L with dp/dt = L p, N × N, slow time
     */
    public static Table generator(Scenario scenario, DMatrixRMaj generator) {
        int size = generator.numRows;
        int[] n = new int[size * size];
        int[] k = new int[n.length];
        double[] rate = new double[n.length];
        for (int row = 0; row < n.length; row++) {
            n[row] = row / size;
            k[row] = row % size;
            rate[row] = scenario.units().rate(generator.get(k[row], n[row]));
        }
        return new Table(
                "Slow generator of " + scenario.title(),
                List.of(
                        Column.integers("n", n),
                        Column.integers("k", k),
                        Column.reals("rate", scenario.units().rateSymbol(), rate)));
    }

    /**
     * For {@code operator.csv}: n, m, k, l, re, im of the entries of 𝒬 that are not 0, dρ_nm/dt = Σ 𝒬 ρ_kl.
     *
     * @param operator 𝒬, N² × N², slow time, entry (n, m) of a density at n N + m
     */
    public static Table operator(Scenario scenario, ComplexMatrix operator) {
        int size = scenario.model().size();
        int square = size * size;
        int[] places = java.util.stream.IntStream.range(0, square * square)
                .filter(i -> operator.abs2(i / square, i % square) > 0)
                .toArray();
        return new Table(
                "Operator Q of " + scenario.title(),
                List.of(
                        Column.integers("n", of(places, i -> i / square / size)),
                        Column.integers("m", of(places, i -> i / square % size)),
                        Column.integers("k", of(places, i -> i % square / size)),
                        Column.integers("l", of(places, i -> i % square % size)),
                        part("re", scenario, places, i -> operator.re(i / square, i % square)),
                        part("im", scenario, places, i -> operator.im(i / square, i % square))));
    }

    private static int[] of(int[] places, java.util.function.IntUnaryOperator number) {
        return java.util.Arrays.stream(places).map(number).toArray();
    }

    private static Column part(
            String name, Scenario scenario, int[] places, java.util.function.IntToDoubleFunction value) {
        double[] out = java.util.Arrays.stream(places)
                .mapToDouble(i -> scenario.units().rate(value.applyAsDouble(i)))
                .toArray();
        return Column.reals(name, scenario.units().rateSymbol(), out);
    }
}
