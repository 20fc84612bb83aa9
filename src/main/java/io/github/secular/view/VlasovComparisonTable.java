package io.github.secular.view;

import io.github.secular.asymptotics.VlasovComparison;
import io.github.secular.run.VlasovComparisonResult;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The table of a comparison of the Vlasov equation with energy diffusion. */
public final class VlasovComparisonTable {
    private VlasovComparisonTable() {}

    /**
     * For {@code comparison.csv}: epsilon, error, relative_error, order, below_floor, floor, solver; a row per ε, in
     * the order in which they were run; order and below_floor as in {@link ComparisonTable}.
     */
    public static Table of(VlasovComparisonResult result) {
        List<VlasovComparison.Row> rows = result.comparison().rows();
        return new Table(
                "Vlasov against diffusion, " + result.scenario().title(),
                List.of(
                        reals("epsilon", rows, VlasovComparison.Row::epsilon),
                        reals("error", rows, VlasovComparison.Row::error),
                        reals("relative_error", rows, VlasovComparison.Row::relative),
                        reals("order", rows, VlasovComparison.Row::order),
                        Column.texts(
                                "below_floor",
                                rows.stream()
                                        .map(r -> Boolean.toString(r.belowFloor()))
                                        .toList()),
                        reals("floor", rows, VlasovComparison.Row::floor),
                        Column.texts(
                                "solver",
                                rows.stream().map(VlasovComparison.Row::solver).toList())));
    }

    private static Column reals(
            String name, List<VlasovComparison.Row> rows, ToDoubleFunction<VlasovComparison.Row> value) {
        return Column.reals(name, "", rows.stream().mapToDouble(value).toArray());
    }
}
