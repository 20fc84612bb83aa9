package io.github.secular.present;

import io.github.secular.asymptotics.Comparison;
import io.github.secular.asymptotics.VlasovComparison;
import io.github.secular.run.ComparisonResult;
import io.github.secular.run.VlasovComparisonResult;
import io.github.secular.view.ComparisonChart;
import io.github.secular.view.ComparisonTable;
import io.github.secular.view.LimitsChart;
import io.github.secular.view.VlasovComparisonChart;
import io.github.secular.view.VlasovComparisonTable;
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
        ComparisonResult first = results.get(0);
        List<String> lines = new ArrayList<>();
        results.forEach(r -> lines.addAll(sentences(r)));
        return Presentation.of(first.scenario().title(), first.provenance().text())
                .say(lines)
                .warn(first.scenario().warnings())
                .table("table", "comparison", () -> ComparisonTable.of(results))
                .chart(
                        "chart",
                        "comparison",
                        Drawing.wide("Errors of " + first.scenario().title(), () -> LimitsChart.of(results)))
                .build();
    }

    /** The Bloch equation against a limit. */
    public static Presentation of(ComparisonResult result) {
        String title = result.scenario().title();
        return Presentation.of(title, result.provenance().text())
                .say(sentences(result))
                .warn(result.scenario().warnings())
                .table("table", "comparison", () -> ComparisonTable.of(result))
                .chart("chart", "comparison", Drawing.wide("Errors of " + title, () -> ComparisonChart.of(result)))
                .build();
    }

    /** The Vlasov equation against energy diffusion. */
    public static Presentation of(VlasovComparisonResult result) {
        String title = result.scenario().title();
        Lines lines = new Lines(title + ": Vlasov equation against energy diffusion");
        for (VlasovComparison.Row row : result.comparison().rows()) {
            lines.add(
                    "epsilon = %-8.4g error %.3e (%.2e of the largest F)  %s",
                    row.epsilon(), row.error(), row.relative(), Lines.order(row.belowFloor(), row.order()));
        }
        return Presentation.of(title, result.provenance().text())
                .say(lines.list())
                .warn(result.scenario().warnings())
                .table("table", "comparison", () -> VlasovComparisonTable.of(result))
                .chart(
                        "chart",
                        "comparison",
                        Drawing.wide("Errors of " + title, () -> VlasovComparisonChart.of(result)))
                .build();
    }

    private static List<String> sentences(ComparisonResult result) {
        Comparison comparison = result.comparison();
        Lines lines =
                new Lines(result.scenario().title() + ": Bloch equation against \"" + comparison.limitModel() + "\"");
        for (Comparison.Row row : comparison.rows()) {
            lines.add(
                    "epsilon = %-8.4g error %.3e  coherence %.3e  %s",
                    row.epsilon(), row.error(), row.coherence(), Lines.order(row.belowFloor(), row.order()));
        }
        return lines.list();
    }
}
