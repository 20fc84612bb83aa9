package io.github.secular.study;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.BitSet;

/** Makes a study: in memory, or with a journal in a folder, from which it goes on after it was killed. */
public final class StudyRun {
    private final Study study;
    private final int threads;
    private final Progress progress;

    /**
     * @param threads at least 1
     * @param progress hears how many runs have ended, from the thread that calls
     */
    public StudyRun(Study study, int threads, Progress progress) {
        if (threads < 1) {
            throw new InvalidInputException("threads", "" + threads, "at least 1");
        }
        this.study = study;
        this.threads = threads;
        this.progress = progress;
    }

    /** All processors of this machine. */
    public static int allThreads() {
        return Runtime.getRuntime().availableProcessors();
    }

    /** Writes what a study found into its folder. */
    @FunctionalInterface
    public interface Output {
        void write(StudyResult result) throws IOException;
    }

    /**
     * In memory alone.
     *
     * @throws InvalidInputException if the study does not suit its model
     * @throws java.util.concurrent.CancellationException if the progress says so
     */
    public StudyResult inMemory() {
        Recording recording = Recording.of(study);
        Table table = new Table(recording, study.points());
        try {
            table.fill(threads, progress, record -> {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table.result(study);
    }

    /**
     * With a journal in a folder.
     *
     * @param mode what becomes of an unfinished study that is there
     * @param output writes the results; the study counts as unfinished until it has
     * @throws InvalidInputException if the study does not suit its model, or the folder
     *     holds an unfinished or another study
     * @throws IOException if the folder cannot be written to, or another process works in it
     * @throws java.util.concurrent.CancellationException if the progress says so; what has ended is kept
     */
    public StudyResult inFolder(Path folder, StudyMode mode, Output output) throws IOException {
        Recording recording = Recording.of(study);
        Fingerprint fingerprint = Fingerprint.of(study, recording);
        Table table = new Table(recording, study.points());
        try (Journal journal = Journal.open(folder, fingerprint, mode)) {
            journal.before().forEach(table::put);
            table.fill(threads, progress, journal::add);
            StudyResult result = table.result(study);
            output.write(result);
            journal.finish();
            return result;
        }
    }

    /** The rows as they come in. */
    private static final class Table {
        private final Recording recording;
        private final double[][] points;
        private final double[][] values;
        private final String[] sentences;

        Table(Recording recording, double[][] points) {
            this.recording = recording;
            this.points = points;
            this.values = new double[points.length][];
            this.sentences = new String[points.length];
            Arrays.fill(sentences, "");
        }

        void put(RunRecord record) {
            values[record.run()] = record.values();
            sentences[record.run()] = record.sentence();
        }

        void fill(int threads, Progress progress, Recording.Sink sink) throws IOException {
            BitSet done = new BitSet(points.length);
            for (int i = 0; i < points.length; i++) {
                done.set(i, values[i] != null);
            }
            new StudyEngine(recording, points, done, record -> {
                        put(record);
                        sink.take(record);
                    })
                    .run(threads, progress);
        }

        StudyResult result(Study study) {
            return new StudyResult(study, recording.columns(), points, values, Arrays.asList(sentences));
        }
    }
}
