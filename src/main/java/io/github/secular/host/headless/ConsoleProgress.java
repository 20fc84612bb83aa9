package io.github.secular.host.headless;

import io.github.secular.numerics.Progress;
import io.github.secular.numerics.TimeLeft;
import java.io.PrintStream;
import java.util.Locale;

/** Progress as lines on a console, one a second at the most. Cancelled by ending the process. */
final class ConsoleProgress implements Progress {
    private static final long NANOS_BETWEEN_LINES = 1_000_000_000L;

    private final PrintStream out;
    private final Progress interrupted = Progress.untilInterrupted();
    private final long start = System.nanoTime();
    private final TimeLeft left = new TimeLeft();
    private long lastLine = start;

    ConsoleProgress(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void at(double fraction, String what) {
        long now = System.nanoTime();
        if (now - lastLine >= NANOS_BETWEEN_LINES) {
            lastLine = now;
            // of a stretch without length there is no part
            double done = Double.isNaN(fraction) ? 0 : fraction;
            out.printf(Locale.ROOT, "%3.0f %%  %s%n", 100 * done, left.with((now - start) * 1e-9, done, what));
        }
    }

    @Override
    public synchronized void say(String sentence) {
        out.println(sentence);
    }

    @Override
    public boolean isCancelled() {
        return interrupted.isCancelled();
    }
}
