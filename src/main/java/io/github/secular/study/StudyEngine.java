package io.github.secular.study;

import io.github.secular.numerics.Progress;
import java.io.IOException;
import java.util.BitSet;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Makes the runs of a study on several threads. What a run gives does not depend on their number. */
final class StudyEngine {
    private static final int MILLISECONDS = 50;

    private final Recording recording;
    private final double[][] points;
    private final BitSet done;
    private final Sink sink;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile boolean isCancelled;

    /** Takes what has ended, from several threads. */
    @FunctionalInterface
    interface Sink {
        void take(RunRecord record) throws IOException;
    }

    /** @param done the runs that need not be made */
    StudyEngine(Recording recording, double[][] points, BitSet done, Sink sink) {
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
        return String.format(Locale.ROOT, "%d of %d runs", runs, left)
                + (runs == 0 ? "" : String.format(Locale.ROOT, ", %.0f s left", seconds / runs * (left - runs)));
    }

    private void work(CountDownLatch working) {
        Progress quiet = new Progress() {
            @Override
            public void at(double fraction, String what) {}

            @Override
            public boolean isCancelled() {
                return isCancelled || failure.get() != null;
            }
        };
        try {
            for (int run = next.getAndIncrement(); run < points.length; run = next.getAndIncrement()) {
                if (quiet.isCancelled()) {
                    return;
                }
                if (!done.get(run)) {
                    sink.take(recording.run(run, points[run], quiet));
                    ended.incrementAndGet();
                }
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
