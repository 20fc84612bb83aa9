package io.github.secular.present;

import io.github.secular.classical.PhaseRange;
import io.github.secular.run.Provenance;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.scenario.ModelScenario;
import io.github.secular.scenario.Scenario;
import io.github.secular.scenario.SpaceScenario;
import io.github.secular.view.ChartPicture;
import io.github.secular.view.LevelDiagram;
import io.github.secular.view.PhaseImages;
import io.github.secular.view.WellPicture;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.Supplier;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.Title;

/** A model before anything is computed. */
public final class ModelPresentation {
    private static final int PIXELS = 256;

    /** In a small picture the names of more levels than this would run into each other. */
    private static final int MOST_NAMES = 4;

    private ModelPresentation() {}

    /** Its levels with what connects them; or its well, what shakes it, and where it starts. */
    public static Presentation of(ModelScenario model) {
        Presentation out = Presentation.of(
                        model.title(), Provenance.of(model).build().text(), model.notes())
                .withModel(model.json())
                .warn(model.warnings());
        if (model instanceof Scenario quantum) {
            return out.chart("Levels", "chart", "levels", () -> LevelDiagram.of(quantum));
        }
        if (!(model instanceof ClassicalScenario classical)) {
            return out;
        }
        PhaseRange range = PhaseImages.range(classical);
        return out.chart("Well", "chart", "well", () -> WellPicture.potential(classical))
                .chart("Drive", "drive", "drive", () -> WellPicture.drive(classical))
                .image(
                        "start",
                        "start",
                        () -> PhaseImages.initial(
                                "Start of " + model.title(), classical.initial(), range, PIXELS, PIXELS));
    }

    /** A small picture of a model, without a title: its levels, or its well. */
    public static BufferedImage sketch(ModelScenario model, int width, int height) {
        JFreeChart chart = pictures(model, 1).get(0);
        chart.setTitle((String) null);
        for (Object beside : chart.getSubtitles()) { // a copy
            if (!(beside instanceof LegendTitle && model instanceof SpaceScenario)) {
                chart.removeSubtitle((Title) beside);
            }
        }
        if (model instanceof Scenario quantum && quantum.model().size() > MOST_NAMES) {
            List<?> all = chart.getXYPlot().getAnnotations();
            all.stream().filter(XYTextAnnotation.class::isInstance).forEach(name -> chart.getXYPlot()
                    .removeAnnotation((XYTextAnnotation) name, false));
        }
        return ChartPicture.render(chart, width, height);
    }

    /** The pictures that stand beside a model while it is edited. */
    public static List<JFreeChart> pictures(ModelScenario model) {
        return pictures(model, Integer.MAX_VALUE);
    }

    /** The first of them. */
    private static List<JFreeChart> pictures(ModelScenario model, int most) {
        List<Supplier<JFreeChart>> all = model instanceof ClassicalScenario well
                ? List.of(
                        () -> WellPicture.potential(well), () -> WellPicture.drive(well), () -> WellPicture.start(well))
                : model instanceof Scenario atom
                        ? List.of(() -> LevelDiagram.of(atom))
                        : List.of(() -> WellPicture.potential((SpaceScenario) model));
        return all.stream().limit(most).map(Supplier::get).toList();
    }
}
