package io.github.secular.study;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Makes the runs of a study on threads of this program. */
public final class ThreadEngine implements StudyEngine {
    /** Into so many parts a thread leaves its share of the rest. */
    private static final int SHARES = 4;

    private final int threads;

    /** @param threads at least 1 */
    public ThreadEngine(int threads) {
        if (threads < 1) {
            throw new InvalidInputException("threads", "" + threads, "at least 1");
        }
        this.threads = threads;
    }

    /** On all processors of this machine. */
    public static int allThreads() {
        return Runtime.getRuntime().availableProcessors();
    }

    @Override
    public Job start(StudyRuns runs, int[] wanted, Sink sink) {
        Work work = new Work(runs, wanted, sink, Math.max(1, Math.min(threads, wanted.length)));
        work.begin();
        return work;
    }

    /** Threads that take runs from one queue. */
    private static final class Work implements Job {
        private final StudyRuns runs;
        private final int[] wanted;
        private final Sink sink;
        private final int threads;
        private final CountDownLatch working;
        private final AtomicReference<Throwable> failure = new AtomicReference<>();
        private volatile boolean isCancelled;
        private int next;

        Work(StudyRuns runs, int[] wanted, Sink sink, int threads) {
            this.runs = runs;
            this.wanted = wanted;
            this.sink = sink;
            this.threads = threads;
            this.working = new CountDownLatch(threads);
        }

        void begin() {
            for (int i = 0; i < threads; i++) {
                Thread worker = new Thread(this::work, "study-" + i);
                worker.setDaemon(true);
                worker.start();
            }
        }

        /** Near the end fewer, so that no thread has to wait for another. */
        private synchronized int[] take(int most) {
            int left = wanted.length - next;
            int count = Math.min(left, Math.max(1, Math.min(most, left / (SHARES * threads))));
            next += count;
            return Arrays.copyOfRange(wanted, next - count, next);
        }

        private void work() {
            try {
                runs.work(this::take, sink, Progress.unwatched(() -> isCancelled || failure.get() != null));
            } catch (CancellationException e) {
                // whoever cancelled knows
            } catch (Throwable e) {
                failure.compareAndSet(null, e);
            } finally {
                working.countDown();
            }
        }

        @Override
        public boolean await(long milliseconds) throws IOException, InterruptedException {
            if (!working.await(milliseconds, TimeUnit.MILLISECONDS)) {
                return false;
            }
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
            return true;
        }

        @Override
        public void cancel() {
            isCancelled = true;
        }
    }
}
