package io.github.secular.host.headless;

import io.github.secular.host.imagej.ImageFiles;
import io.github.secular.present.StudyPresentation;
import io.github.secular.study.StudyFile;
import io.github.secular.study.StudyMode;
import io.github.secular.study.StudyRun;
import io.github.secular.study.ThreadEngine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Makes a parameter study in a folder, or goes on with one that was killed there. */
@Command(
        name = "study",
        description = "Run a parameter study: a table and an image of numbers recorded from many runs.")
final class StudySubcommand implements Callable<Integer> {
    @ParentCommand
    private CommandLineEntry entry;

    @Parameters(index = "0", paramLabel = "STUDY.json", description = "The study file.")
    private Path study;

    @Mixin
    private OutputOptions output;

    @ArgGroup(exclusive = true)
    private Unfinished unfinished = new Unfinished();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "How many runs at a time (default: as many as there are processors).")
    private int threads = ThreadEngine.allThreads();

    /** What becomes of an unfinished study in the folder. */
    static final class Unfinished {
        @Option(names = "--resume", description = "Go on with the unfinished study in the folder.")
        private boolean resume;

        @Option(names = "--restart", description = "Begin the unfinished study in the folder anew.")
        private boolean restart;
    }

    @Override
    public Integer call() throws IOException {
        StudyMode mode = unfinished.resume ? StudyMode.RESUME : unfinished.restart ? StudyMode.RESTART : StudyMode.NEW;
        new StudyRun(StudyFile.open(study, new ImageFiles()), threads, entry.progress())
                .inFolder(output.folder(), mode, result -> entry.put(StudyPresentation.of(result), output));
        return 0;
    }
}
