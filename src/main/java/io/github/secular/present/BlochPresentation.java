package io.github.secular.present;

import io.github.secular.quantum.BlochVector;
import io.github.secular.quantum.SolverReport;
import io.github.secular.run.BlochResult;
import io.github.secular.scenario.Scenario;
import io.github.secular.view.BlochImages;
import io.github.secular.view.BlochTables;
import io.github.secular.view.BlochVectorViews;
import io.github.secular.view.Picture;
import io.github.secular.view.PopulationChart;
import io.github.secular.view.RateTables;
import java.util.List;
import java.util.Optional;

/** The Bloch equation solved: density matrix and populations, the rate equation beside them. */
public final class BlochPresentation {
    private BlochPresentation() {}

    public static Presentation of(BlochResult result) {
        Scenario scenario = result.scenario();
        BlochTables tables = new BlochTables(result);
        BlochImages images = new BlochImages(result);
        Presentation out = Presentation.of(result, sentences(result))
                .table("table", "", tables::summary)
                .table("populations", "populations", tables::populations)
                .table("matrix", "density-matrix", tables::densityMatrix)
                .image("matrix", "density-matrix", images::densityMatrix)
                .image("populations", "populations", images::populations)
                .chart("Chart", "chart", "populations", () -> PopulationChart.of(result))
                .drawn("Populations of " + scenario.title(), "populations", "populations-image", "populations-image")
                .drawn("Density matrix of " + scenario.title(), "matrix", "matrix", "density-matrix");
        Optional<BlochVector> vector = BlochVector.of(scenario.model(), result.trajectory());
        if (vector.isPresent()) {
            BlochVectorViews views = new BlochVectorViews(result, vector.get());
            String caption = "Bloch vector of " + scenario.title();
            out = out.table("blochvector", "bloch-vector", views::table)
                    .chart(
                            "blochvector",
                            "bloch-sphere",
                            new Drawing(caption, () -> List.of(views.sphere()), Drawing.Form.of(Picture.Shape.MATRIX)))
                    .chart("Bloch vector over time", "blochcomponents", "bloch-vector", views::components);
        }
        return result.rates().isEmpty()
                ? out
                : out.table(
                        "rate-equation",
                        "rate-equation",
                        () -> RateTables.populations(
                                scenario.title(), result.rates().get(), scenario));
    }

    private static List<String> sentences(BlochResult result) {
        Scenario scenario = result.scenario();
        SolverReport report = result.trajectory().report();
        Lines lines = new Lines(scenario.title())
                .add(
                        "Bloch equation, epsilon = %.6g: solver %s, %s; %s",
                        scenario.model().epsilon(),
                        report.solver(),
                        report.work(),
                        result.trajectory().conservation())
                .choice(report)
                .all(report.remarks());
        if (result.rates().isPresent()) {
            lines.add(
                    "Rate equation (%s): at most %.3g away",
                    result.rates().get().report().solver(), result.distance().orElseThrow());
            if (!result.rates().get().report().remark().isEmpty()) {
                lines.plain("Rate equation, remark: "
                        + result.rates().get().report().remark());
            }
        } else {
            lines.plain("Rate equation: none. " + result.withoutRates().orElse(""));
        }
        return lines.model(scenario).list();
    }
}
