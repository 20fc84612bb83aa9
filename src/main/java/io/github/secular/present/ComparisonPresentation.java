package io.github.secular.present;

import io.github.secular.asymptotics.Comparison;
import io.github.secular.run.ComparisonResult;
import io.github.secular.view.ComparisonChart;
import io.github.secular.view.ComparisonTable;
import io.github.secular.view.LimitsChart;
import java.util.ArrayList;
import java.util.List;

/** How far limits are from the equations they are limits of, over ε. */
public final class ComparisonPresentation {
    private ComparisonPresentation() {}

    /** The Bloch equation against several limits, at least one. */
    public static Presentation of(List<ComparisonResult> results) {
        if (results.size() == 1) {
            return of(results.get(0));
        }
        List<String> lines = new ArrayList<>();
        results.forEach(r -> lines.addAll(sentences(r)));
        return Presentation.of(results.get(0), lines)
                .table("table", "comparison", () -> ComparisonTable.of(results))
                .chart("Errors", "chart", "comparison", () -> LimitsChart.of(results));
    }

    /** The Bloch equation against a limit, or the Vlasov equation against energy diffusion. */
    public static Presentation of(ComparisonResult result) {
        return Presentation.of(result, sentences(result))
                .table("table", "comparison", () -> ComparisonTable.of(result))
                .chart("Errors", "chart", "comparison", () -> ComparisonChart.of(result));
    }

    private static List<String> sentences(ComparisonResult result) {
        boolean quantum = result.isQuantum();
        Comparison comparison = result.comparison();
        Lines lines = new Lines(result.scenario().title()
                + (quantum
                        ? ": Bloch equation against \"" + comparison.limitModel() + "\""
                        : ": Vlasov equation against energy diffusion"));
        for (Comparison.Row row : comparison.rows()) {
            lines.add(
                    "epsilon = %-8.4g error %.3e " + (quantum ? " coherence %.3e  %s" : "(%.2e of the largest F)  %s"),
                    row.epsilon(),
                    row.error(),
                    row.beside(),
                    Lines.order(row.belowFloor(), row.order()));
        }
        return lines.list();
    }
}
