package io.github.secular.study;

import io.github.secular.numerics.Progress;
import io.github.secular.numerics.Sentence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Makes a study: in memory, or with a journal in a folder, from which it goes on after it was killed. */
public final class StudyRun {
    private static final int MILLISECONDS = 50;
    /** Whoever watches sees one in so many turns of waiting. */
    private static final int TURNS = 4;

    private final Study study;
    private final StudyEngine engine;
    private final Progress progress;

    /** @param progress hears how many runs have ended, from the thread that calls */
    public StudyRun(Study study, StudyEngine engine, Progress progress) {
        this.study = study;
        this.engine = engine;
        this.progress = progress;
    }

    /** On threads of this program. @param threads at least 1 */
    public StudyRun(Study study, int threads, Progress progress) {
        this(study, new ThreadEngine(threads), progress);
    }

    /** Writes what a study found into its folder. */
    @FunctionalInterface
    public interface Output {
        void write(StudyResult result) throws IOException;
    }

    /**
     * In memory alone.
     *
     * @throws io.github.secular.numerics.InvalidInputException if the study does not suit its model
     * @throws CancellationException if the progress says so
     */
    public StudyResult inMemory() {
        return inMemory(part -> {});
    }

    /**
     * In memory alone, with somebody who watches.
     *
     * @param watcher gets what there is so far, several times a second, from the thread that calls: NaN in all columns of
     *     runs that have not ended
     */
    public StudyResult inMemory(Consumer<StudyResult> watcher) {
        Table table = new Table(StudyRuns.of(study, progress));
        try {
            fill(table, record -> {}, () -> watcher.accept(table.part()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return table.result();
    }

    /**
     * With a journal in a folder.
     *
     * @param mode what becomes of an unfinished study that is there
     * @param output writes the results; the study counts as unfinished until it has
     * @throws io.github.secular.numerics.InvalidInputException if the study does not suit its model, or the folder
     *     holds an unfinished or another study
     * @throws IOException if the folder cannot be written to, another process works in it, or what makes the runs was
     *     lost; what has ended is kept
     * @throws CancellationException if the progress says so; what has ended is kept
     */
    public StudyResult inFolder(Path folder, StudyMode mode, Output output) throws IOException {
        StudyRuns runs = StudyRuns.of(study, progress);
        Fingerprint fingerprint = Fingerprint.of(study, runs.recording());
        Table table = new Table(runs);
        try (Journal journal = Journal.open(folder, fingerprint, mode)) {
            journal.before().forEach(table::put);
            fill(table, journal::add, () -> {});
            StudyResult result = table.result();
            output.write(result);
            journal.finish();
            return result;
        }
    }

    /** Has the runs made that are not in the table yet; tells and asks the progress. */
    private void fill(Table table, StudyEngine.Sink sink, Runnable watcher) throws IOException {
        int[] wanted = table.missing();
        AtomicInteger ended = new AtomicInteger();
        StudyEngine.Job job = engine.start(table.runs, wanted, record -> {
            table.put(record);
            sink.take(record);
            ended.incrementAndGet();
        });
        long start = System.nanoTime();
        boolean cancelled = false;
        boolean interrupted = false;
        boolean over = false;
        int turn = 0;
        while (!over) {
            try {
                over = job.await(MILLISECONDS);
            } catch (InterruptedException e) {
                interrupted = true;
            }
            if (!cancelled && !over && (interrupted || progress.isCancelled())) {
                cancelled = true;
                job.cancel();
            }
            if (turn++ % TURNS == 0) {
                watcher.run();
            }
            tell(ended.get(), wanted.length, (System.nanoTime() - start) / 1e9);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (ended.get() < wanted.length) {
            throw new CancellationException("Cancelled.");
        }
    }

    private void tell(int ended, int all, double seconds) {
        String left = ended == 0 ? "" : Sentence.of(", %.0f s left", seconds / ended * (all - ended));
        progress.at((double) ended / Math.max(1, all), Sentence.of("%d of %d runs", ended, all) + left);
    }

    /** The rows as they come in. */
    private static final class Table {
        private final StudyRuns runs;
        private final double[][] values;
        private final String[] sentences;

        Table(StudyRuns runs) {
            this.runs = runs;
            this.values = new double[runs.count()][];
            this.sentences = new String[runs.count()];
            Arrays.fill(sentences, "");
        }

        void put(RunRecord record) {
            values[record.run()] = record.values();
            sentences[record.run()] = record.sentence();
        }

        int[] missing() {
            return IntStream.range(0, values.length)
                    .filter(i -> values[i] == null)
                    .toArray();
        }

        /** What there is so far. */
        StudyResult part() {
            double[] nothing = new double[runs.width()];
            Arrays.fill(nothing, Double.NaN);
            double[][] rows = values.clone();
            for (int i = 0; i < rows.length; i++) {
                rows[i] = rows[i] == null ? nothing : rows[i];
            }
            return new StudyResult(
                    runs.study(), runs.recording().columns(), runs.points(), rows, Arrays.asList(sentences.clone()));
        }

        StudyResult result() {
            return new StudyResult(
                    runs.study(), runs.recording().columns(), runs.points(), values, Arrays.asList(sentences));
        }
    }
}
