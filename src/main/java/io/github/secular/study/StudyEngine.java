package io.github.secular.study;

import io.github.secular.numerics.Progress;
import io.github.secular.numerics.Sentence;
import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** Makes the runs of a study on several threads. What a run gives does not depend on their number. */
final class StudyEngine {
    private static final int MILLISECONDS = 50;

    /** So many runs a thread takes at a time where they are solved side by side, at first, and into how many parts it leaves the rest. */
    private static final int LARGEST_BLOCK = 256;

    private static final int FIRST_BLOCK = 4;
    private static final int SHARES = 4;

    private final Recording recording;
    private final double[][] points;
    private final BitSet done;
    private final Recording.Sink sink;
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile boolean isCancelled;
    private int threads = 1;
    private int next;

    /**
     * @param done the runs that need not be made
     * @param sink takes what has ended, from several threads
     */
    StudyEngine(Recording recording, double[][] points, BitSet done, Recording.Sink sink) {
        this.recording = recording;
        this.points = points;
        this.done = done;
        this.sink = sink;
    }

    /**
     * Makes all runs; the progress is told and asked by this thread alone.
     *
     * @throws CancellationException if the progress says so, or this thread is interrupted
     * @throws IOException if the sink throws it
     */
    void run(int threads, Progress progress) throws IOException {
        int left = points.length - done.cardinality();
        CountDownLatch working = new CountDownLatch(Math.max(1, Math.min(threads, left)));
        long count = working.getCount();
        this.threads = (int) count;
        for (int i = 0; i < count; i++) {
            Thread worker = new Thread(() -> work(working), "study-" + i);
            worker.setDaemon(true);
            worker.start();
        }
        watch(working, left, progress);
        Throwable reason = failure.get();
        if (reason instanceof IOException e) {
            throw e;
        }
        if (reason instanceof Error e) {
            throw e;
        }
        if (reason instanceof RuntimeException e) {
            throw e;
        }
        if (isCancelled) {
            throw new CancellationException("Cancelled.");
        }
    }

    private void watch(CountDownLatch working, int left, Progress progress) {
        long start = System.nanoTime();
        boolean interrupted = false;
        while (true) {
            try {
                if (working.await(MILLISECONDS, TimeUnit.MILLISECONDS)) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
                isCancelled = true;
            }
            isCancelled |= progress.isCancelled();
            progress.at((double) ended.get() / Math.max(1, left), words(left, (System.nanoTime() - start) / 1e9));
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private String words(int left, double seconds) {
        int runs = ended.get();
        return Sentence.of("%d of %d runs", runs, left)
                + (runs == 0 ? "" : Sentence.of(", %.0f s left", seconds / runs * (left - runs)));
    }

    /** The next runs that are to be made; near the end fewer, so that no thread has to wait for another. */
    private synchronized int[] take(int most) {
        int share = (points.length - next) / (SHARES * threads);
        int count = Math.max(1, Math.min(most, share));
        int[] out = new int[count];
        int found = 0;
        for (; next < points.length && found < count; next++) {
            if (!done.get(next)) {
                out[found++] = next;
            }
        }
        return Arrays.copyOf(out, found);
    }

    private void work(CountDownLatch working) {
        Progress quiet = Progress.unwatched(() -> isCancelled || failure.get() != null);
        try {
            int[] numbers = take(FIRST_BLOCK);
            while (numbers.length > 0) {
                double[][] values =
                        IntStream.of(numbers).mapToObj(i -> points[i]).toArray(double[][]::new);
                boolean together = recording.runs(
                        numbers,
                        values,
                        record -> {
                            sink.take(record);
                            ended.incrementAndGet();
                        },
                        quiet);
                numbers = take(together ? LARGEST_BLOCK : 1);
            }
        } catch (CancellationException e) {
            // said by the thread that watches
        } catch (Throwable e) {
            failure.compareAndSet(null, e);
        } finally {
            working.countDown();
        }
    }
}
