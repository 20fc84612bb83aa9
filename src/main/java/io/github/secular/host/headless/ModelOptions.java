package io.github.secular.host.headless;

import io.github.secular.host.imagej.ImageFiles;
import io.github.secular.numerics.Progress;
import io.github.secular.scenario.ManyLevels;
import io.github.secular.scenario.ModelFile;
import io.github.secular.scenario.ModelScenario;
import io.github.secular.scenario.Scenario;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The model, what is changed in it, and where results go: the same for every subcommand. */
final class ModelOptions {
    @Parameters(index = "0", paramLabel = "MODEL.json", description = "The model file.")
    private Path model;

    @Mixin
    private OutputOptions output;

    @Option(
            names = "--set",
            paramLabel = "path=value",
            description = "Changes a value of the model, such as epsilon=0.05 or levels.energies[1]=2. Repeatable.")
    private List<String> overrides = new ArrayList<>();

    private ModelFile file;

    /** @throws io.github.secular.numerics.InvalidInputException with one sentence on what is wrong */
    Scenario read() {
        return file().quantum();
    }

    /** The model as far as its rate equation needs it, if it has many levels. */
    Optional<ManyLevels> readMany(Progress progress) {
        return file().manyLevels(progress);
    }

    /** The model, of whichever kind it is. */
    ModelScenario readAny() {
        return file().scenario();
    }

    private ModelFile file() {
        if (file == null) {
            file = ModelFile.open(model, new ImageFiles()).with(overrides);
        }
        return file;
    }

    OutputOptions output() {
        return output;
    }
}
