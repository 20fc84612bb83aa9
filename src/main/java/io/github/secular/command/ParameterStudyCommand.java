package io.github.secular.command;

import io.github.secular.numerics.Progress;
import io.github.secular.present.StudyPresentation;
import io.github.secular.scenario.Model;
import io.github.secular.scenario.ModelScenario;
import io.github.secular.scenario.Scenario;
import io.github.secular.study.CoarseFirst;
import io.github.secular.study.Study;
import io.github.secular.study.StudyEngine;
import io.github.secular.study.StudyFile;
import io.github.secular.study.StudyParameter;
import io.github.secular.study.StudyResult;
import io.github.secular.study.StudyRun;
import io.github.secular.study.ThreadEngine;
import io.github.secular.view.StudyViews;
import java.io.File;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** A parameter study from a file: its table, its image, and a chart. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Quantum and Classical>Parameter Study...")
public class ParameterStudyCommand extends ModelCommand {
    private static final String FILE = "the path of a study file";

    private static final int WATCHED = 201;

    @Parameter(label = "Study file", description = "A study file (JSON).")
    private File file;

    @Parameter(
            label = "Cores (0: all)",
            description = "How many runs are made at a time; 0: as many as there are processors. The numbers do not"
                    + " depend on it.")
    private int cores;

    /** Whether there is a map, which the chart draws as the picture of the image does. */
    private boolean mapped;

    public ParameterStudyCommand() {
        super("");
    }

    @Override
    CommandForm form() {
        return CommandForm.withoutModel("file", "cores")
                .file("file", "json")
                .needed("file", FILE)
                .outImages("study")
                .chart("Lines over one parameter, a map of the first recorded number over two or more.")
                .table("A row a run: parameters, what was recorded, a sentence where something could not be.")
                .image("Of full grids: the first parameter to the right, the second upwards, channels recorded.");
    }

    @Override
    boolean chartIsPicture() {
        return mapped;
    }

    /** Opens the file, which is all that can be wrong before the runs. */
    @Override
    public Optional<ModelScenario> model() {
        study();
        return super.model();
    }

    private Study study() {
        return StudyFile.open(Entries.given("file", file, FILE), views().imageFiles());
    }

    @Override
    void compute(Progress progress) {
        Study study = study();
        StudyEngine threads = new ThreadEngine(cores == 0 ? ThreadEngine.allThreads() : cores);
        mapped = StudyViews.hasMap(study);
        boolean watched = mapped && shows("studyimage") && !inMacro();
        if (!watched) {
            publish(StudyPresentation.of(new StudyRun(study, threads, progress).inMemory()));
            return;
        }
        ResultViews.LiveImage live = views().live();
        StudyResult result;
        try {
            result = new StudyRun(study, new CoarseFirst(threads), progress)
                    .inMemory(part -> live.show(StudyViews.image(part)));
        } catch (CancellationException e) {
            live.leave();
            throw e;
        }
        live.show(StudyViews.image(result));
        new Outputs(StudyPresentation.of(result), views())
                .with("study", live.image())
                .fill(this);
        if (live.image() != null) {
            live.image().setPosition(StudyPresentation.shownFirst(result) + 1, 1, 1);
            views().onClick(
                            live.image(),
                            (column, row, frame) -> open(result, StudyViews.run(study, column, row, frame)));
        }
    }

    /** Shows what one of the runs gives by itself. */
    private void open(StudyResult result, int run) {
        try {
            ModelScenario scenario = alone(result, run);
            if (scenario instanceof Scenario) {
                views().run(BlochEvolutionCommand.class, c -> {
                    c.limit = result.study().limit();
                    c.give(scenario);
                });
            } else {
                views().run(VlasovEvolutionCommand.class, c -> c.give(scenario));
            }
        } catch (RuntimeException e) {
            tell(e);
        }
    }

    /** The model of a run, called after its parameters; one that is looked at once, in the end, is watched until then. */
    private static ModelScenario alone(StudyResult result, int run) {
        Model model = result.study().at(result.points()[run]);
        StringBuilder title = new StringBuilder(result.study().title());
        for (int j = 0; j < result.study().parameters().size(); j++) {
            StudyParameter parameter = result.study().parameters().get(j);
            title.append(' ').append(parameter.name()).append('=');
            title.append((float) result.points()[run][j]);
        }
        ModelScenario once = model.with("title=" + title).scenario();
        double[] times = once.times();
        return times.length > 1 || !(times[0] > 0)
                ? once
                : model.with(
                                "title=" + title,
                                "times={\"end\":" + once.units().time(times[0]) + ",\"count\":" + WATCHED + "}")
                        .scenario();
    }

    @Override
    String outOfMemory() {
        return "There is not enough memory for this study: fewer cores, or smaller models.";
    }
}
