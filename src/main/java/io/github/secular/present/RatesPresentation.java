package io.github.secular.present;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.run.ManyLevelsResult;
import io.github.secular.run.RateEquationResult;
import io.github.secular.run.TransitionRatesResult;
import io.github.secular.scenario.ManyLevels;
import io.github.secular.scenario.Scenario;
import io.github.secular.scenario.Units;
import io.github.secular.view.GeneratorTables;
import io.github.secular.view.Picture;
import io.github.secular.view.PopulationChart;
import io.github.secular.view.RateImages;
import io.github.secular.view.RateTables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;

/** Rates between levels, and the populations that they lead to. */
public final class RatesPresentation {
    private static final int STRONGEST = 4;

    private RatesPresentation() {}

    /** A rate equation, or another limit, solved. */
    public static Presentation of(RateEquationResult result) {
        String account = result.provenance().entries().get("Rate equation");
        Lines lines = new Lines(result.scenario().title() + ": " + account + "; "
                        + result.populations().report().work())
                .model(result.scenario());
        return Presentation.of(result, lines.list())
                .table("table", "rate-equation", () -> RateTables.rateEquation(result))
                .image("populations", "", () -> RateImages.populations(result))
                .chart("Chart", "chart", "", () -> PopulationChart.of(result));
    }

    /** Rates between all levels. */
    public static Presentation of(TransitionRatesResult result) {
        return Presentation.of(result, sentences(result))
                .table("table", "rates", () -> RateTables.rates(result))
                .table("lines", "rate-lines", () -> RateTables.lines(result))
                .image("rates", "rates", () -> RateImages.rates(result), rates -> Picture.of(rates)
                        .map(p -> p.at(0, result.strongest())))
                .drawn("Rates of " + result.scenario().title(), "rates", "rates", "rates");
    }

    /** The rate equation of many levels. */
    public static Presentation of(ManyLevelsResult result) {
        ManyLevels model = result.model();
        String title = Lines.format(
                "%s: %d levels, %d rates by the wave and %d others, limit \"%s\"; %s, estimated error %.1e",
                model.title(),
                model.averaged().size(),
                model.averaged().count(),
                model.relaxation().count(),
                result.limitModel(),
                result.populations().report().work(),
                result.populations().report().estimatedError());
        Lines lines = new Lines(title)
                .add(
                        "Rates below %.1e are left out; together they change the populations by less than %.0e.",
                        model.smallest(), 1e-3 * model.tolerance());
        return Presentation.of(model.title(), "", lines.list())
                .withModel(model.json().get())
                .table("table", "rate-equation", () -> RateTables.rateEquation(result))
                .table("rates", "rates", () -> RateTables.rates(result));
    }

    /** The generator of the slow motion. @param generator N × N, slow time */
    public static Presentation generator(Scenario scenario, DMatrixRMaj generator) {
        return Presentation.of(scenario.title(), "", List.of())
                .table("generator", "generator", () -> GeneratorTables.generator(scenario, generator));
    }

    /** The operator that the mean density matrix follows under noises. @param operator N² × N², slow time */
    public static Presentation operator(Scenario scenario, ComplexMatrix operator) {
        return Presentation.of(scenario.title(), "", List.of())
                .table("operator", "operator", () -> GeneratorTables.operator(scenario, operator));
    }

    private static List<String> sentences(TransitionRatesResult result) {
        Units units = result.scenario().units();
        List<String> labels = result.scenario().model().levels().labels();
        List<String> lines = new ArrayList<>();
        int frame = result.strongest();
        if (result.changing()) {
            lines.add(Lines.format(
                            "  rates at t = %.6g %s, where they are largest:",
                            units.time(result.times()[frame]), units.timeSymbol())
                    .replace(" ,", ","));
        }
        result.course().get(frame).lines().stream()
                .filter(l -> l.from() < l.to())
                .limit(STRONGEST)
                .forEach(l -> lines.add(Lines.format(
                                "  rate %s <-> %s by harmonic %s: %.6g %s",
                                labels.get(l.from()),
                                labels.get(l.to()),
                                Arrays.toString(l.index()),
                                units.rate(l.rate()),
                                units.rateSymbol())
                        .stripTrailing()));
        return lines;
    }
}
