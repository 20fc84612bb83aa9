package io.github.secular.host.headless;

import io.github.secular.host.imagej.ImageFiles;
import io.github.secular.study.StudyFile;
import io.github.secular.study.StudyRun;
import io.github.secular.study.ThreadEngine;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Makes a parameter study in a folder, or goes on with one that was killed there. */
@Command(
        name = "study",
        description = "Run a parameter study: a table and an image of numbers recorded from many runs.")
final class StudySubcommand implements Callable<Integer> {
    @ParentCommand
    private CommandLineEntry entry;

    @Mixin
    private StudyOptions options;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many runs at a time (default: as many as there are processors).")
    private int threads = ThreadEngine.allThreads();

    @Override
    public Integer call() throws IOException {
        return options.make(
                entry, (study, progress) -> new StudyRun(StudyFile.open(study, new ImageFiles()), threads, progress));
    }
}
