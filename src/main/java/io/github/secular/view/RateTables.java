package io.github.secular.view;

import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.limit.SparseRates;
import io.github.secular.quantum.limit.TransitionRates;
import io.github.secular.run.ManyLevelsResult;
import io.github.secular.run.RateEquationResult;
import io.github.secular.run.TransitionRatesResult;
import io.github.secular.scenario.Scenario;
import io.github.secular.scenario.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The tables of transition rates and rate equations. In s and 1/s for a model in laboratory units. */
public final class RateTables {
    private RateTables() {}

    /**
     * For {@code rates.csv}: n, k, rate n → k, for all n ≠ k, k fastest. Where rates change in time: time, n, k, rate,
     * for every time of the result the pairs of which the rate is not always 0.
     */
    public static Table rates(TransitionRatesResult result) {
        Units units = result.scenario().units();
        List<int[]> pairs = pairs(result);
        int rows = pairs.size() * result.course().size();
        int[] n = new int[rows];
        int[] k = new int[rows];
        double[] rate = new double[rows];
        double[] time = new double[rows];
        int row = 0;
        for (int i = 0; i < result.course().size(); i++) {
            for (int[] pair : pairs) {
                n[row] = pair[0];
                k[row] = pair[1];
                time[row] = result.changing() ? units.time(result.times()[i]) : 0;
                rate[row++] = units.rate(result.course().get(i).rates().rate(pair[0], pair[1]));
            }
        }
        List<Column> columns = new ArrayList<>(List.of(
                Column.integers("n", n), Column.integers("k", k), Column.reals("rate", units.rateSymbol(), rate)));
        if (result.changing()) {
            columns.add(0, Column.reals("time", units.timeSymbol(), time));
        }
        return new Table("Transition rates of " + result.scenario().title(), columns, levels(result.scenario()));
    }

    private static List<int[]> pairs(TransitionRatesResult result) {
        int size = result.course().get(0).rates().size();
        List<int[]> out = new ArrayList<>();
        for (int from = 0; from < size; from++) {
            for (int to = 0; to < size; to++) {
                int n = from;
                int k = to;
                if (n != k
                        && (!result.changing()
                                || result.course().stream()
                                        .anyMatch(r -> r.rates().rate(n, k) != 0))) {
                    out.add(new int[] {n, k});
                }
            }
        }
        return out;
    }

    /**
     * For {@code rate-lines.csv}: n, k, index, divisor, rate; what each harmonic adds to each rate, strongest first.
     * The index is its integers with blanks between; the divisor is in scaled fast time, also in laboratory units.
     * Where rates change in time: time, n, k, index, divisor, rate, time by time.
     */
    public static Table lines(TransitionRatesResult result) {
        List<TransitionRates.Line> lines = new ArrayList<>();
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < result.course().size(); i++) {
            for (TransitionRates.Line line : result.course().get(i).lines()) {
                lines.add(line);
                times.add(result.changing() ? result.times()[i] : 0);
            }
        }
        Units units = result.scenario().units();
        List<Column> columns = new ArrayList<>(List.of(
                Column.integers("n", lines, TransitionRates.Line::from),
                Column.integers("k", lines, TransitionRates.Line::to),
                Column.texts("index", lines, l -> blankSeparated(l.index())),
                Column.reals("divisor", "", lines, TransitionRates.Line::divisor),
                Column.reals("rate", units.rateSymbol(), lines, l -> units.rate(l.rate()))));
        if (result.changing()) {
            columns.add(0, Column.reals("time", units.timeSymbol(), times, units::time));
        }
        return new Table("Rates by harmonic of " + result.scenario().title(), columns, levels(result.scenario()));
    }

    /** For {@code rate-equation.csv}: time, p_0, p_1 …; a row per time. */
    public static Table rateEquation(RateEquationResult result) {
        return populations("Rate equation of " + result.scenario().title(), result.populations(), result.scenario());
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
        return populations("Rate equation of " + result.model().title(), result.populations(), Units.SCALED, List.of());
    }

    /** As {@link #rateEquation}, for the rate equation that goes beside a Bloch trajectory. */
    public static Table populations(String title, PopulationTrajectory p, Scenario scenario) {
        return populations(title, p, scenario.units(), levels(scenario));
    }

    private static Table populations(String title, PopulationTrajectory p, Units units, List<String> levels) {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.time(units, p.times()));
        for (int n = 0; n < p.size(); n++) {
            int level = n;
            columns.add(Column.reals("p_" + n, "", p.length(), i -> p.population(i, level)));
        }
        return new Table(title, columns, levels);
    }

    private static List<String> levels(Scenario scenario) {
        return scenario.model().levels().labels();
    }

    static String blankSeparated(int[] index) {
        return Arrays.stream(index).mapToObj(Integer::toString).collect(Collectors.joining(" "));
    }
}
