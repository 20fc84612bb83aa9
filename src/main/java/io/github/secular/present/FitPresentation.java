package io.github.secular.present;

import io.github.secular.numerics.Sentence;
import io.github.secular.study.FitResult;
import io.github.secular.view.FitViews;
import java.util.ArrayList;
import java.util.List;

/** What there is to see of a fit. */
public final class FitPresentation {
    private FitPresentation() {}

    /** The numbers found, the curve beside the data, the correlations of the errors, and a chart. */
    public static Presentation of(FitResult result) {
        return Presentation.of(result.fit().title(), FitViews.info(result), sentences(result))
                .withModel(result.fit().model().json())
                .warn(result.warnings())
                .table("table", "fit", () -> FitViews.parameters(result))
                .table("curve", "fit-curve", () -> FitViews.curve(result))
                .table("correlations", "fit-correlations", () -> FitViews.correlations(result))
                .chart("Fit", "chart", "fit", () -> FitViews.chart(result));
    }

    private static List<String> sentences(FitResult result) {
        List<String> out = new ArrayList<>();
        out.add(result.fit().title());
        result.found().forEach(line -> out.add("  " + line));
        out.add(
                result.fit().data().hasErrors()
                        ? Sentence.of(
                                "  Chi-square %.4g for %d degrees of freedom (by chance as large in %.2g of cases).",
                                result.chiSquare(), result.degreesOfFreedom(), result.probability())
                        : Sentence.of(
                                "  Scatter of a point about the curve %.3g (its error is taken from this).",
                                Math.sqrt(result.reducedChiSquare())));
        result.warnings().forEach(w -> out.add("  " + w));
        return out;
    }
}
