package io.github.secular.command;

import io.github.secular.numerics.Progress;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Work that can be left behind. It hears of cancellation where it asks for it, which may be seconds later within one
 * step of a solver; whoever waits for it is free at once, and what it still does is for nobody.
 */
final class Stoppable {
    /** How often it is asked whether the work is still wanted, in milliseconds. */
    private static final int INTERVAL = 50;

    private Stoppable() {}

    /**
     * Does the work on another thread, and waits for it.
     *
     * @param progress what the work asks, too
     * @throws CancellationException as soon as the work is no longer wanted
     */
    static void run(Progress progress, Runnable work) {
        FutureTask<Void> task = new FutureTask<>(work, null);
        Thread worker = new Thread(task, Thread.currentThread().getName() + ", at work");
        worker.setDaemon(true);
        worker.start();
        while (true) {
            try {
                task.get(INTERVAL, TimeUnit.MILLISECONDS);
                return;
            } catch (TimeoutException e) {
                progress.check();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CancellationException("Cancelled.");
            } catch (ExecutionException e) {
                throw Stoppable.<RuntimeException>asItWas(e.getCause());
            }
        }
    }

    /** Whatever the work has thrown, errors of the virtual machine among them. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T asItWas(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
