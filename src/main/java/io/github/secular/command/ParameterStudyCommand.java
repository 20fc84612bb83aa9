package io.github.secular.command;

import io.github.secular.numerics.Progress;
import io.github.secular.present.StudyPresentation;
import io.github.secular.scenario.ModelScenario;
import io.github.secular.study.Study;
import io.github.secular.study.StudyFile;
import io.github.secular.study.StudyRun;
import io.github.secular.study.ThreadEngine;
import java.io.File;
import java.util.Optional;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** A parameter study from a file: its table, its image, and a chart. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Parameter Study...")
public class ParameterStudyCommand extends ModelCommand {
    @Parameter(label = "Study file", description = "A study file (JSON).")
    private File file;

    @Parameter(
            label = "Cores",
            description = "How many runs are made at a time; 0: as many as there are processors. The numbers do not"
                    + " depend on it.")
    private int cores;

    public ParameterStudyCommand() {
        super("");
    }

    @Override
    CommandForm form() {
        return CommandForm.withoutModel("file", "cores")
                .file("file", "json")
                .outImages("study")
                .chart("Lines over one parameter, a map of the first recorded number over two or more.")
                .table("A row a run: parameters, what was recorded, a sentence where something could not be.")
                .image("Of full grids: the first parameter to the right, the second upwards, channels recorded.");
    }

    /** Opens the file, which is all that can be wrong before the runs. */
    @Override
    public Optional<ModelScenario> model() {
        study();
        return super.model();
    }

    private Study study() {
        return StudyFile.open(given(file, "a study file"), views().imageFiles());
    }

    @Override
    void compute(Progress progress) {
        publish(StudyPresentation.of(
                new StudyRun(study(), cores == 0 ? ThreadEngine.allThreads() : cores, progress).inMemory()));
    }

    @Override
    String outOfMemory() {
        return "There is not enough memory for this study: fewer cores, or smaller models.";
    }
}
