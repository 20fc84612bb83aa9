package io.github.secular.command;

import ij.IJ;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.TimeLeft;
import org.scijava.app.StatusService;
import org.scijava.task.Task;
import org.scijava.task.TaskService;

/**
 * Progress on the host's status line and in its list of tasks; cancelled by the task's stop button or by Escape. A run
 * that ends before anybody could read of it, as in a macro's loop, is not told of.
 */
final class HostProgress implements Progress, AutoCloseable {
    private static final int STEPS = 1000;
    /** The status line is for people: no more than twenty reports a second. */
    private static final long INTERVAL_NANOS = 50_000_000L;

    private final StatusService status;
    private final TaskService tasks;
    private final String title;
    private final boolean macro;
    /** Null until the first report. */
    private volatile Task task;

    private final long start = System.nanoTime();
    private final TimeLeft left = new TimeLeft();
    private long last = start;

    /** Nobody waits for this run any more; work that has not heard of it yet tells nobody anything. */
    private volatile boolean closed;

    HostProgress(String title, StatusService status, TaskService tasks, boolean macro) {
        this.status = status;
        this.tasks = tasks;
        this.title = title;
        this.macro = macro;
        if (!macro) {
            IJ.resetEscape(); // an Escape of yesterday is not meant for this run; one within a macro is
        }
    }

    /** One at a time, and none after the end: work that is left behind must not have the last word. */
    @Override
    public synchronized void at(double fraction, String what) {
        long now = System.nanoTime();
        if (closed || now - last < INTERVAL_NANOS) {
            return;
        }
        last = now;
        if (task == null) {
            Task started = tasks.createTask(title);
            started.setProgressMaximum(STEPS);
            started.start();
            task = started;
        }
        int step = (int) Math.round(STEPS * Math.max(0, Math.min(1, fraction)));
        String words = left.with((now - start) * 1e-9, fraction, what);
        task.setProgressValue(step);
        task.setStatusMessage(words);
        status.showStatus(step, STEPS, title + ": " + words);
    }

    @Override
    public boolean isCancelled() {
        return closed
                || task != null && task.isCanceled()
                || IJ.escapePressed()
                || Thread.currentThread().isInterrupted();
    }

    /** The host itself says how the command ended, but not within a macro. */
    @Override
    public synchronized void close() {
        closed = true;
        if (task != null) {
            task.finish();
            status.showStatus(STEPS, STEPS, macro ? "" : null);
        }
    }
}
