package io.github.secular.view;

import io.github.secular.asymptotics.Comparison;
import io.github.secular.run.ComparisonResult;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The table of a comparison of the Bloch equation with its limit. */
public final class ComparisonTable {
    private ComparisonTable() {}

    /**
     * For {@code comparison.csv}: epsilon, error, coherence, order, below_floor, floor, solver, limit; a row per ε, in
     * the order in which they were run, one limit after the other.
     *
     * <p>The order stands in the row of the later ε of its pair. It is empty in the first row and wherever one of
     * the two errors is below the floor (below_floor is "true"), that is, where the error is no larger than what
     * the solvers themselves may be off: there the ratio of two errors says nothing about the limit.
     */
    public static Table of(ComparisonResult result) {
        return of(List.of(result));
    }

    /** As above, for several limits of one model. */
    public static Table of(List<ComparisonResult> results) {
        List<Comparison.Row> rows =
                results.stream().flatMap(r -> r.comparison().rows().stream()).toList();
        List<String> limits = results.stream()
                .flatMap(r -> Collections.nCopies(
                        r.comparison().rows().size(), r.comparison().limitModel())
                        .stream())
                .toList();
        String names = String.join(", ", limits.stream().distinct().toList());
        return new Table(
                "Bloch against " + names + ", " + results.get(0).scenario().title(),
                List.of(
                        reals("epsilon", rows, Comparison.Row::epsilon),
                        reals("error", rows, Comparison.Row::error),
                        reals("coherence", rows, Comparison.Row::coherence),
                        reals("order", rows, Comparison.Row::order),
                        Column.texts(
                                "below_floor",
                                rows.stream()
                                        .map(r -> Boolean.toString(r.belowFloor()))
                                        .toList()),
                        reals("floor", rows, Comparison.Row::floor),
                        Column.texts(
                                "solver",
                                rows.stream().map(Comparison.Row::solver).toList()),
                        Column.texts("limit", limits)));
    }

    private static Column reals(String name, List<Comparison.Row> rows, ToDoubleFunction<Comparison.Row> value) {
        return Column.reals(name, "", rows.stream().mapToDouble(value).toArray());
    }
}
