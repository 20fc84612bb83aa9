package io.github.secular.spark;

import io.github.secular.host.imagej.ImageFiles;
import io.github.secular.numerics.Progress;
import io.github.secular.study.PackedStudy;
import io.github.secular.study.StudyRuns;
import java.io.IOException;
import java.io.Serializable;

/** A study as it is sent to executors, each of which opens it once for all of its tasks. */
final class SharedStudy implements Serializable {
    private static final long serialVersionUID = 1;

    private final PackedStudy packed;
    private final String identity;
    private transient StudyRuns runs;

    /** @param identity what the study is on the driver, see {@link StudyRuns#identity} */
    SharedStudy(PackedStudy packed, String identity) {
        this.packed = packed;
        this.identity = identity;
    }

    /** @throws IllegalStateException if it is not the same study here, nor its runs */
    synchronized StudyRuns runs() throws IOException {
        if (runs == null) {
            StudyRuns opened = StudyRuns.of(packed.open(new ImageFiles()), Progress.NONE);
            if (!opened.identity().equals(identity)) {
                throw new IllegalStateException("the study or the program of this executor is not the driver's");
            }
            runs = opened;
        }
        return runs;
    }
}
