package io.github.secular.present;

import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.run.ClassicalHypothesesResult;
import io.github.secular.run.EnsembleResult;
import io.github.secular.run.EquilibriumResult;
import io.github.secular.run.HypothesesAccount;
import io.github.secular.run.HypothesesResult;
import io.github.secular.run.RegimeResult;
import io.github.secular.run.Result;
import io.github.secular.run.SteadyResult;
import io.github.secular.run.TruncationResult;
import io.github.secular.view.DetuningImages;
import io.github.secular.view.DivisorImages;
import io.github.secular.view.EnsembleChart;
import io.github.secular.view.EnsembleTables;
import io.github.secular.view.EquilibriumChart;
import io.github.secular.view.Picture;
import io.github.secular.view.PopulationChart;
import io.github.secular.view.RateTables;
import io.github.secular.view.ReportTables;
import io.github.secular.view.SteadyViews;
import io.github.secular.view.Table;
import io.github.secular.view.TruncationChart;
import java.util.List;

/** What is said of a model beside its trajectory: equilibrium, theorems, regime, truncation, random paths. */
public final class ReportPresentation {
    private static final List<String> OF_ENSEMBLES = List.of("Paths", "Largest standard error", "Exact mean", "Limit");

    private ReportPresentation() {}

    /** Where the rate equation ends. */
    public static Presentation of(EquilibriumResult result) {
        return reported(result, "equilibrium", result.text(), lines(result, result.text()))
                .table("table", "equilibrium", () -> ReportTables.equilibrium(result))
                .chart("Equilibrium", "chart", "equilibrium", () -> EquilibriumChart.of(result));
    }

    /** Where the Bloch equation ends. */
    public static Presentation of(SteadyResult result) {
        Presentation tables = reported(result, "steady", result.text(), lines(result, result.text()))
                .table("table", "steady", () -> SteadyViews.mean(result))
                .table("harmonics", "steady-harmonics", () -> SteadyViews.harmonics(result))
                .table("photons", "steady-photons", () -> SteadyViews.photons(result));
        return (result.state().probes().isEmpty()
                        ? tables
                        : tables.table("probes", "steady-probes", () -> SteadyViews.probes(result)))
                .image("matrix", "steady", () -> SteadyViews.matrix(result))
                .chart("Steady state", "chart", "steady", () -> EquilibriumChart.of(result));
    }

    /** Which theorems hold, for a model of either kind. */
    public static Presentation of(HypothesesAccount result) {
        Lines lines = lines(result, result.text());
        result.compared()
                .forEach(name -> lines.add("Order observed of \"%s\": %.2f", name, result.observedOrder(name)));
        Presentation out = reported(result, "hypotheses", result.text(), lines)
                .table("table", "hypotheses", () -> ReportTables.hypotheses(result))
                .table("theorems", "theorems", () -> ReportTables.theorems(result));
        return result instanceof HypothesesResult quantum
                ? divisors(out, quantum)
                : detunings(out, (ClassicalHypothesesResult) result);
    }

    private static Presentation divisors(Presentation out, HypothesesResult result) {
        Presentation tables = out.table("small-divisors", "small-divisors", () -> ReportTables.smallDivisors(result))
                .table("diophantine", "diophantine", () -> ReportTables.diophantine(result));
        return DivisorImages.map(result)
                .map(map -> tables.image("divisors", "small-divisors", () -> map)
                        .chart(
                                "divisors",
                                "small-divisors",
                                charts(Picture.of(map).orElseThrow())))
                .orElse(tables);
    }

    private static Drawing charts(Picture map) {
        return new Drawing(map.image().title(), () -> DivisorImages.charts(map), Drawing.Form.of(map.shape()));
    }

    private static Presentation detunings(Presentation out, ClassicalHypothesesResult result) {
        return result.detunings()
                .map(found -> out.table(
                                "small-divisors",
                                "small-divisors",
                                () -> ReportTables.smallDivisors(
                                        out.title(), result.scenario().energySymbol(), found))
                        .image("divisors", "small-divisors", () -> DetuningImages.map(result)
                                .orElseThrow())
                        .drawn("Small divisors of " + out.title(), "divisors", "divisors", "small-divisors"))
                .orElse(out);
    }

    /** Random paths. */
    public static Presentation of(EnsembleResult result) {
        Lines lines = new Lines(result.scenario().title());
        result.provenance().entries().forEach((key, value) -> {
            if (OF_ENSEMBLES.contains(key)) {
                lines.plain(key + ": " + value);
            }
        });
        return Presentation.of(result, lines.list())
                .table("table", "ensemble", () -> EnsembleTables.populations(result))
                .table("singlepaths", "paths", () -> EnsembleTables.paths(result))
                .chart("Random paths", "chart", "ensemble", () -> EnsembleChart.of(result));
    }

    /** The regime of almost-degenerate levels. */
    public static Presentation of(RegimeResult result) {
        return reported(result, "regime", result.text(), lines(result, result.text()))
                .table("table", "regime-blocks", () -> ReportTables.regimeBlocks(result))
                .table("rates", "regime-rates", () -> ReportTables.regimeRates(result))
                .table("polarised", "polarised", () -> populations("Polarised limit", result, result.polarised()))
                .table("resonant", "resonant", () -> populations("Rates", result, result.resonant()))
                .table("layer", "layer", () -> populations("Time layer", result, result.layer()))
                .chart("Time layer", "chart", "layer", () -> PopulationChart.of(result));
    }

    private static Table populations(String what, RegimeResult result, PopulationTrajectory p) {
        return RateTables.populations(what + " of " + result.title(), p, result.scenario());
    }

    /** What it costs to keep only the first levels. */
    public static Presentation of(TruncationResult result) {
        return Presentation.of(result, lines(result, result.study().text()).list())
                .table("table", "truncation", () -> ReportTables.truncation(result))
                .chart("Truncation", "chart", "truncation", () -> TruncationChart.of(result));
    }

    /** A report in words, which stands before the account, too. */
    private static Presentation reported(Result result, String file, String text, Lines lines) {
        return Presentation.of(result, lines.list())
                .withInfo(text + result.provenance().text())
                .text("report", file, text);
    }

    private static Lines lines(Result result, String text) {
        return new Lines(result.scenario().title()).all(text.lines().toList());
    }
}
