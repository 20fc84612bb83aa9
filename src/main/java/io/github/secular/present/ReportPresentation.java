package io.github.secular.present;

import io.github.secular.run.ClassicalHypothesesResult;
import io.github.secular.run.EnsembleResult;
import io.github.secular.run.EquilibriumResult;
import io.github.secular.run.HypothesesAccount;
import io.github.secular.run.HypothesesResult;
import io.github.secular.run.RegimeResult;
import io.github.secular.run.TruncationResult;
import io.github.secular.scenario.Units;
import io.github.secular.view.DetuningImages;
import io.github.secular.view.DivisorImages;
import io.github.secular.view.EnsembleChart;
import io.github.secular.view.EnsembleTables;
import io.github.secular.view.EquilibriumChart;
import io.github.secular.view.PopulationChart;
import io.github.secular.view.RateTables;
import io.github.secular.view.ReportTables;
import io.github.secular.view.TruncationChart;
import java.util.List;

/** What is said of a model beside its trajectory: equilibrium, theorems, regime, truncation, random paths. */
public final class ReportPresentation {
    private static final List<String> OF_ENSEMBLES = List.of("Paths", "Largest standard error", "Exact mean", "Limit");

    private ReportPresentation() {}

    /** Where the rate equation ends. */
    public static Presentation of(EquilibriumResult result) {
        String title = result.scenario().title();
        return Presentation.of(title, result.text() + result.provenance().text())
                .say(lines(title, result.text()).list())
                .warn(result.scenario().warnings())
                .table("table", "equilibrium", () -> ReportTables.equilibrium(result))
                .text("report", "equilibrium", result.text())
                .chart(
                        "chart",
                        "equilibrium",
                        Drawing.wide("Equilibrium of " + title, () -> EquilibriumChart.of(result)))
                .build();
    }

    /** Which theorems hold, for a model of either kind. */
    public static Presentation of(HypothesesAccount result) {
        String title = result.scenario().title();
        Lines lines = lines(title, result.text());
        result.compared()
                .forEach(name -> lines.add("Order observed of \"%s\": %.2f", name, result.observedOrder(name)));
        Presentation.Builder out = Presentation.of(
                        title, result.text() + result.provenance().text())
                .say(lines.list())
                .warn(result.scenario().warnings())
                .table("table", "hypotheses", () -> ReportTables.hypotheses(result))
                .table("theorems", "theorems", () -> ReportTables.theorems(result))
                .text("report", "hypotheses", result.text());
        if (result instanceof HypothesesResult quantum) {
            divisors(out, quantum);
        } else {
            detunings(out, (ClassicalHypothesesResult) result);
        }
        return out.build();
    }

    private static void divisors(Presentation.Builder out, HypothesesResult result) {
        out.table("small-divisors", "small-divisors", () -> ReportTables.smallDivisors(result))
                .table("diophantine", "diophantine", () -> ReportTables.diophantine(result));
        DivisorImages.map(result).ifPresent(map -> out.image("divisors", "small-divisors", () -> map)
                .chart(
                        "divisors",
                        "small-divisors",
                        new Drawing(
                                map.title(),
                                () -> DivisorImages.charts(map),
                                charts -> DivisorImages.picture(map, charts))));
    }

    private static void detunings(Presentation.Builder out, ClassicalHypothesesResult result) {
        if (result.detunings().isEmpty()) {
            return;
        }
        String title = result.scenario().title();
        out.table(
                        "small-divisors",
                        "small-divisors",
                        () -> ReportTables.smallDivisors(
                                title,
                                result.scenario().energySymbol(),
                                result.detunings().get()))
                .image("divisors", "small-divisors", () -> DetuningImages.map(result)
                        .orElseThrow())
                .chart(
                        "divisors",
                        "small-divisors",
                        Drawing.wide("Small divisors of " + title, () -> DetuningImages.chart(result)
                                .orElseThrow()));
    }

    /** Random paths. */
    public static Presentation of(EnsembleResult result) {
        String title = result.scenario().title();
        Lines lines = new Lines(title);
        result.provenance().entries().forEach((key, value) -> {
            if (OF_ENSEMBLES.contains(key)) {
                lines.plain(key + ": " + value);
            }
        });
        return Presentation.of(title, result.provenance().text())
                .say(lines.list())
                .warn(result.scenario().warnings())
                .table("table", "ensemble", () -> EnsembleTables.populations(result))
                .table("singlepaths", "paths", () -> EnsembleTables.paths(result))
                .chart("chart", "ensemble", Drawing.wide("Random paths of " + title, () -> EnsembleChart.of(result)))
                .build();
    }

    /** The regime of almost-degenerate levels. */
    public static Presentation of(RegimeResult result) {
        String title = result.title();
        Units units = result.scenario().units();
        return Presentation.of(result.scenario().title(), result.provenance().text())
                .say(lines(result.scenario().title(), result.text()).list())
                .warn(result.scenario().warnings())
                .text("report", "regime", result.text())
                .table("table", "regime-blocks", () -> ReportTables.regimeBlocks(result))
                .table("rates", "regime-rates", () -> ReportTables.regimeRates(result))
                .table(
                        "polarised",
                        "polarised",
                        () -> RateTables.populations("Polarised limit of " + title, result.polarised(), units))
                .table(
                        "resonant",
                        "resonant",
                        () -> RateTables.populations("Rates of " + title, result.resonant(), units))
                .table("layer", "layer", () -> RateTables.populations("Time layer of " + title, result.layer(), units))
                .chart("chart", "layer", Drawing.wide("Time layer of " + title, () -> PopulationChart.of(result)))
                .build();
    }

    /** What it costs to keep only the first levels. */
    public static Presentation of(TruncationResult result) {
        String title = result.scenario().title();
        return Presentation.of(title, result.provenance().text())
                .say(lines(title, result.study().text()).list())
                .warn(result.scenario().warnings())
                .table("table", "truncation", () -> ReportTables.truncation(result))
                .chart("chart", "truncation", Drawing.wide("Truncation of " + title, () -> TruncationChart.of(result)))
                .build();
    }

    private static Lines lines(String title, String text) {
        return new Lines(title).all(text.lines().toList());
    }
}
