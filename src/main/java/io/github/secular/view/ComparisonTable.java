package io.github.secular.view;

import io.github.secular.asymptotics.Comparison;
import io.github.secular.run.ComparisonResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The table of a comparison of the Bloch or the Vlasov equation with its limit. */
public final class ComparisonTable {
    private ComparisonTable() {}

    /**
     * For {@code comparison.csv}: epsilon, error, coherence (relative_error of the Vlasov equation), order, below_floor,
     * floor, solver and, of the Bloch equation, limit; a row per ε, in the order in which they were run, one limit after
     * the other.
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
        boolean quantum = results.get(0).isQuantum();
        List<Column> columns = new ArrayList<>(List.of(
                Column.reals("epsilon", "", rows, Comparison.Row::epsilon),
                Column.reals("error", "", rows, Comparison.Row::error),
                Column.reals(quantum ? "coherence" : "relative_error", "", rows, Comparison.Row::beside),
                Column.reals("order", "", rows, Comparison.Row::order),
                Column.texts("below_floor", rows, Comparison.Row::belowFloor),
                Column.reals("floor", "", rows, Comparison.Row::floor),
                Column.texts("solver", rows, Comparison.Row::solver)));
        if (quantum) {
            columns.add(Column.texts("limit", limits));
        }
        return new Table(
                (quantum
                                ? "Bloch against "
                                        + String.join(
                                                " and ",
                                                limits.stream().distinct().toList())
                                : "Vlasov against diffusion")
                        + " of " + results.get(0).scenario().title(),
                columns);
    }
}
