package io.github.secular.present;

import io.github.secular.classical.PhaseRange;
import io.github.secular.run.Provenance;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.scenario.ModelScenario;
import io.github.secular.scenario.Scenario;
import io.github.secular.view.LevelDiagram;
import io.github.secular.view.PhaseImages;
import io.github.secular.view.WellPicture;
import java.util.List;
import org.jfree.chart.JFreeChart;

/** A model before anything is computed. */
public final class ModelPresentation {
    private static final int PIXELS = 256;

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
        ClassicalScenario classical = (ClassicalScenario) model;
        PhaseRange range = PhaseImages.range(classical);
        return out.chart("Well", "chart", "well", () -> WellPicture.potential(classical))
                .chart("Drive", "drive", "drive", () -> WellPicture.drive(classical))
                .image(
                        "start",
                        "start",
                        () -> PhaseImages.initial(
                                "Start of " + model.title(), classical.initial(), range, PIXELS, PIXELS));
    }

    /** The pictures that stand beside a model while it is edited. */
    public static List<JFreeChart> pictures(ModelScenario model) {
        return model instanceof ClassicalScenario well
                ? List.of(WellPicture.potential(well), WellPicture.drive(well), WellPicture.start(well))
                : List.of(LevelDiagram.of((Scenario) model));
    }
}
