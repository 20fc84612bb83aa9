package io.github.secular.study;

import io.github.secular.numerics.Progress;
import java.io.IOException;
import java.util.stream.IntStream;

/** All runs of a study, ready to be made by whoever takes some of them. Safe for use by several threads. */
public final class StudyRuns {
    /** So many runs are taken at a time where they are solved side by side; at first, to see whether they are. */
    private static final int LARGEST_STACK = 256;

    private static final int FIRST_STACK = 4;

    private final Study study;
    private final Recording recording;
    private final double[][] points;

    private StudyRuns(Study study, Recording recording) {
        this.study = study;
        this.recording = recording;
        this.points = study.points();
    }

    /** @throws io.github.secular.numerics.InvalidInputException if the study does not suit its model */
    public static StudyRuns of(Study study, Progress progress) {
        return new StudyRuns(study, Recording.of(study, progress));
    }

    public Study study() {
        return study;
    }

    /** How many there are. */
    public int count() {
        return points.length;
    }

    /** How many numbers are recorded of each. */
    public int width() {
        return recording.columns().size();
    }

    /** All that the numbers depend on, but for an image: two studies of one identity have the same runs. */
    public String identity() throws IOException {
        return Fingerprint.of(study, recording).withoutImage();
    }

    Recording recording() {
        return recording;
    }

    /** Runs × parameters; never modified. */
    double[][] points() {
        return points;
    }

    /** Where a worker takes the runs from that it makes. */
    @FunctionalInterface
    public interface Queue {
        /** The numbers of the next runs, at least one and not many more than asked for; none when all are taken. */
        int[] take(int most);
    }

    /**
     * The work of one thread: takes runs until there are none, and makes them, side by side where their solver can.
     *
     * @throws IOException if the sink throws it
     * @throws java.util.concurrent.CancellationException if the progress says so
     */
    public void work(Queue queue, StudyEngine.Sink sink, Progress progress) throws IOException {
        int[] numbers = queue.take(FIRST_STACK);
        while (numbers.length > 0) {
            double[][] values = IntStream.of(numbers).mapToObj(i -> points[i]).toArray(double[][]::new);
            boolean together = recording.runs(numbers, values, sink, progress);
            numbers = queue.take(together ? LARGEST_STACK : 1);
        }
    }
}
