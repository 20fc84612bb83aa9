package io.github.secular.host.headless;

import io.github.secular.numerics.Progress;
import io.github.secular.present.StudyPresentation;
import io.github.secular.study.StudyMode;
import io.github.secular.study.StudyRun;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a study is and where it goes: the same wherever its runs are made. */
final class StudyOptions {
    @Parameters(index = "0", paramLabel = "STUDY.json", description = "The study file.")
    private Path study;

    @Mixin
    private OutputOptions output;

    @ArgGroup(exclusive = true)
    private Unfinished unfinished = new Unfinished();

    /** What becomes of an unfinished study in the folder. */
    static final class Unfinished {
        @Option(names = "--resume", description = "Go on with the unfinished study in the folder.")
        private boolean resume;

        @Option(names = "--restart", description = "Begin the unfinished study in the folder anew.")
        private boolean restart;
    }

    /** Reads a study and says who makes its runs. */
    @FunctionalInterface
    interface Maker {
        StudyRun of(Path study, Progress progress) throws IOException;
    }

    /** Makes the study in its folder. @return the exit status */
    int make(CommandLineEntry entry, Maker maker) throws IOException {
        StudyMode mode = unfinished.resume ? StudyMode.RESUME : unfinished.restart ? StudyMode.RESTART : StudyMode.NEW;
        maker.of(study, entry.progress())
                .inFolder(output.folder(), mode, result -> entry.put(StudyPresentation.of(result), output));
        return 0;
    }
}
