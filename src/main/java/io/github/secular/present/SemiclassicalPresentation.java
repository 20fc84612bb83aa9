package io.github.secular.present;

import io.github.secular.asymptotics.semiclassical.SemiclassicalComparison;
import io.github.secular.run.QuantumVsClassicalResult;
import io.github.secular.view.SemiclassicalViews;

/** What there is to see of one well with and without ħ. */
public final class SemiclassicalPresentation {
    private SemiclassicalPresentation() {}

    /** Rates and populations of levels beside diffusion in energy. */
    public static Presentation of(QuantumVsClassicalResult result) {
        Lines lines = new Lines(result.scenario().title() + ": quantum rates against classical diffusion");
        lines.add("compared from E = %.4g on", result.comparison().lowest());
        for (SemiclassicalComparison.Row row : result.comparison().rows()) {
            lines.add(
                    "hbar = %-8.4g %4d levels   d: %s   populations: %s   leak %.1e",
                    row.hbar(), row.levels(), words(row.diffusion()), words(row.populations()), row.leak());
            if (row.doublets() > 0) {
                lines.add(
                        "  %d tunnelling doublets as almost-degenerate levels, p = %.3f%s",
                        row.doublets(), row.exponent(), row.regime().isEmpty() ? "" : ", " + row.regime());
            }
            row.remarks().forEach(r -> lines.plain("  " + r));
        }
        return Presentation.of(result, lines.model(result.scenario()).list())
                .table("table", "quantum-vs-classical", () -> SemiclassicalViews.rows(result))
                .table("levels", "levels", () -> SemiclassicalViews.levels(result))
                .chart(
                        "Quantum and classical",
                        "chart",
                        "quantum-vs-classical",
                        () -> SemiclassicalViews.chart(result));
    }

    private static String words(SemiclassicalComparison.Error error) {
        if (Double.isNaN(error.value())) {
            return "not compared";
        }
        String order = Lines.order(error.isBelowFloor(), error.order());
        return Lines.format("error %.2e", error.value()) + (order.isEmpty() ? "" : " (" + order + ")");
    }
}
