package io.github.secular.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StoppableTest {
    @Test
    void workIsDoneAndWaitedFor() {
        AtomicBoolean done = new AtomicBoolean();
        Stoppable.run(Progress.NONE, () -> done.set(true));
        assertTrue(done.get());
    }

    /** Work that never asks is left behind: it is still busy when whoever waited for it is free. */
    @Test
    @Timeout(60)
    void nobodyWaitsForWorkThatIsNotWanted() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch freed = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        AtomicReference<Thread> worker = new AtomicReference<>();
        Progress stopped = Progress.unwatched(() -> begun.getCount() == 0);
        assertThrows(
                CancellationException.class,
                () -> Stoppable.run(stopped, () -> {
                    worker.set(Thread.currentThread());
                    begun.countDown();
                    try {
                        freed.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    ended.set(true);
                }));
        assertFalse(ended.get(), "still at work");
        assertTrue(worker.get().isDaemon(), "does not keep the program alive");
        freed.countDown();
        worker.get().join();
        assertTrue(ended.get());
    }

    @Test
    void anInterruptEndsTheWaiting() {
        Thread.currentThread().interrupt();
        CountDownLatch freed = new CountDownLatch(1);
        assertThrows(
                CancellationException.class,
                () -> Stoppable.run(Progress.NONE, () -> {
                    try {
                        freed.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }));
        assertTrue(Thread.interrupted(), "and is still there");
        freed.countDown();
    }

    @Test
    void whatIsThrownComesThroughAsItWas() {
        RefusalException refusal = new RefusalException("No.");
        assertSame(
                refusal,
                assertThrows(
                        RefusalException.class,
                        () -> Stoppable.run(Progress.NONE, () -> {
                            throw refusal;
                        })));
        StackOverflowError error = new StackOverflowError();
        assertEquals(
                error,
                assertThrows(
                        StackOverflowError.class,
                        () -> Stoppable.run(Progress.NONE, () -> {
                            throw error;
                        })));
    }
}
