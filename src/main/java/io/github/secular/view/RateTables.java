package io.github.secular.view;

import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.limit.SparseRates;
import io.github.secular.quantum.limit.TransitionRates;
import io.github.secular.run.ManyLevelsResult;
import io.github.secular.run.RateEquationResult;
import io.github.secular.run.TransitionRatesResult;
import io.github.secular.scenario.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The tables of transition rates and rate equations. In s and 1/s for a model in laboratory units. */
public final class RateTables {
    private RateTables() {}

    /** For {@code rates.csv}: n, k, rate n → k, for all n ≠ k, k fastest. */
    public static Table rates(TransitionRatesResult result) {
        int size = result.rates().rates().size();
        Units units = result.scenario().units();
        int[] n = new int[size * (size - 1)];
        int[] k = new int[n.length];
        double[] rate = new double[n.length];
        int row = 0;
        for (int from = 0; from < size; from++) {
            for (int to = 0; to < size; to++) {
                if (from != to) {
                    n[row] = from;
                    k[row] = to;
                    rate[row++] = units.rate(result.rates().rates().rate(from, to));
                }
            }
        }
        return new Table(
                "Transition rates of " + result.scenario().title(),
                List.of(
                        Column.integers("n", n),
                        Column.integers("k", k),
                        Column.reals("rate", units.rateSymbol(), rate)));
    }

    /**
     * For {@code rate-lines.csv}: n, k, index, divisor, rate; what each harmonic adds to each rate, strongest first.
     * The index is its integers with blanks between; the divisor is in scaled fast time, also in laboratory units.
     */
    public static Table lines(TransitionRatesResult result) {
        List<TransitionRates.Line> lines = result.rates().lines();
        Units units = result.scenario().units();
        return new Table(
                "Rates by harmonic of " + result.scenario().title(),
                List.of(
                        Column.integers(
                                "n",
                                lines.stream()
                                        .mapToInt(TransitionRates.Line::from)
                                        .toArray()),
                        Column.integers(
                                "k",
                                lines.stream()
                                        .mapToInt(TransitionRates.Line::to)
                                        .toArray()),
                        Column.texts(
                                "index",
                                lines.stream()
                                        .map(l -> blankSeparated(l.index()))
                                        .toList()),
                        Column.reals(
                                "divisor",
                                "",
                                lines.stream()
                                        .mapToDouble(TransitionRates.Line::divisor)
                                        .toArray()),
                        Column.reals(
                                "rate",
                                units.rateSymbol(),
                                lines.stream()
                                        .mapToDouble(l -> units.rate(l.rate()))
                                        .toArray())));
    }

    /** For {@code rate-equation.csv}: time, p_0, p_1 …; a row per time. */
    public static Table rateEquation(RateEquationResult result) {
        return populations(
                "Rate equation of " + result.scenario().title(),
                result.populations(),
                result.scenario().units());
    }

    /** For {@code rates.csv} of many levels: n, k, rate n → k, those that are not 0. */
    public static Table rates(ManyLevelsResult result) {
        SparseRates rates = result.model().averaged();
        int[] n = new int[rates.count()];
        int[] k = new int[n.length];
        double[] rate = new double[n.length];
        int[] row = {0};
        rates.forEach((from, to, r) -> {
            n[row[0]] = from;
            k[row[0]] = to;
            rate[row[0]++] = r;
        });
        return new Table(
                "Transition rates of " + result.model().title(),
                List.of(Column.integers("n", n), Column.integers("k", k), Column.reals("rate", "", rate)));
    }

    /** For {@code rate-equation.csv} of many levels: time, p_0, p_1 … */
    public static Table rateEquation(ManyLevelsResult result) {
        return populations("Rate equation of " + result.model().title(), result.populations(), Units.SCALED);
    }

    /** As {@link #rateEquation}, for the rate equation that goes beside a Bloch trajectory. */
    public static Table populations(String title, PopulationTrajectory p, Units units) {
        List<Column> columns = new ArrayList<>();
        int length = p.length();
        columns.add(Column.reals(
                "time",
                units.timeSymbol(),
                IntStream.range(0, length)
                        .mapToDouble(i -> units.time(p.time(i)))
                        .toArray()));
        for (int n = 0; n < p.size(); n++) {
            int level = n;
            columns.add(Column.reals(
                    "p_" + n,
                    "",
                    IntStream.range(0, length)
                            .mapToDouble(i -> p.population(i, level))
                            .toArray()));
        }
        return new Table(title, columns);
    }

    static String blankSeparated(int[] index) {
        return Arrays.stream(index).mapToObj(Integer::toString).collect(Collectors.joining(" "));
    }
}
