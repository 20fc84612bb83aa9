package io.github.secular.host.headless;

import io.github.secular.host.imagej.ImageFiles;
import io.github.secular.numerics.Progress;
import io.github.secular.scenario.ImageSource;
import io.github.secular.study.Study;
import io.github.secular.study.StudyEngine;
import io.github.secular.study.StudyFile;
import io.github.secular.study.StudyRun;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** The subcommand {@code study} as a program of its own, whose runs are made by an engine that this room does not know. */
public final class StudyProgram {
    private StudyProgram() {}

    /** An engine for a study, which is there as long as the study needs it. */
    @FunctionalInterface
    public interface Engines {
        /**
         * @param file of the study
         * @param images opens the images that it may name
         */
        StudyEngine of(Path file, Study study, ImageSource images) throws IOException;
    }

    /**
     * @param name what the program is called in its usage
     * @return the exit status: 0; 1 after one sentence on {@code err}; 2 for wrong usage
     */
    public static int run(PrintStream out, PrintStream err, String name, Engines engines, String... args) {
        CommandLineEntry entry = new CommandLineEntry(out, err);
        StudyOptions options = new StudyOptions();
        Callable<Integer> call = () -> options.make(entry, (file, progress) -> made(file, engines, progress));
        CommandSpec spec = CommandSpec.wrapWithoutInspection(call)
                .name(name)
                .addMixin("study", CommandSpec.forAnnotatedObject(options))
                .mixinStandardHelpOptions(true)
                .versionProvider(new CommandLineEntry.Release());
        spec.usageMessage().description("Run a parameter study with " + name + ".");
        return entry.execute(new CommandLine(spec), args);
    }

    private static StudyRun made(Path file, Engines engines, Progress progress) throws IOException {
        ImageFiles images = new ImageFiles();
        Study study = StudyFile.open(file, images);
        return new StudyRun(study, engines.of(file, study, images), progress);
    }
}
