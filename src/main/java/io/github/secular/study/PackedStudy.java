package io.github.secular.study;

import io.github.secular.scenario.ImageSource;
import io.github.secular.scenario.ModelFile;
import io.github.secular.scenario.PackedModel;
import java.io.Serializable;
import java.nio.file.Path;

/**
 * A study file with its model and all files that these name, to be opened on another machine.
 *
 * @param text of the study file
 * @param name of it, for complaints
 */
public record PackedStudy(String text, String name, PackedModel model) implements Serializable {
    /** @throws io.github.secular.numerics.InvalidInputException as {@link StudyFile#open} does, or if a file is missing */
    public static PackedStudy of(Path file, ImageSource images) {
        String text = ModelFile.text(file);
        String name = file.getFileName().toString();
        Study study = StudyFile.read(text, name, place -> StudyFile.named(place, file, images));
        return new PackedStudy(text, name, ((ModelFile) study.model()).packed());
    }

    /** The same study as {@link StudyFile#open} gives where the files are. */
    public Study open(ImageSource images) {
        ModelFile opened = ModelFile.of(model, images);
        return StudyFile.read(text, name, place -> opened);
    }
}
