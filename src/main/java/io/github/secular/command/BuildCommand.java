package io.github.secular.command;

import io.github.secular.numerics.Progress;
import io.github.secular.present.ModelPresentation;
import io.github.secular.scenario.BorrowedWords;
import io.github.secular.scenario.ModelDocument;
import io.github.secular.scenario.ModelFile;
import io.github.secular.scenario.ModelScenario;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.scijava.plugin.Parameter;

/**
 * A model of one's own. By hand it is built in a window; in a macro line it is a file or a sample with changes, which is
 * drawn and, where that is asked for, saved.
 */
abstract class BuildCommand extends ModelCommand implements ModelBuilding {
    @Parameter(
            label = "Save as",
            description = "The path of the model file to be written, with all changes. Empty: none is written.")
    private String save = "";

    /** @param sample the name of the sample that is offered first */
    BuildCommand(String sample) {
        super(sample);
    }

    /** @param samples of the kind of model that is built */
    final CommandForm built(List<String> samples) {
        return new CommandForm("save").among("sample", samples);
    }

    /** The problem of a file, of the kind that is built. */
    abstract ModelScenario read(ModelFile file);

    @Override
    public final Optional<ModelScenario> model() {
        return Optional.of(read(file().with(changes())));
    }

    /** As it was made, without the changes that the inputs make. */
    private ModelFile file() {
        return hasFile() ? ModelFile.open(model.toPath(), views().imageFiles()) : ModelFile.sample(sample);
    }

    @Override
    final void compute(Progress progress) {
        ModelFile made = file();
        ModelFile file = made.with(changes());
        ModelScenario scenario = read(file);
        runs(scenario);
        publish(ModelPresentation.of(scenario));
        if (!blank(save)) {
            BorrowedWords words = BorrowedWords.of(new ModelDocument(made));
            words.in(new ModelDocument(file)).save(path());
        }
    }

    private Path path() {
        try {
            return Path.of(save.strip());
        } catch (InvalidPathException e) {
            throw new io.github.secular.numerics.InvalidInputException(
                    "save", "\"" + save + "\"", "the path of a file");
        }
    }

    @Override
    final String outOfMemory() {
        return "There is not enough memory for this model: fewer levels or times.";
    }
}
