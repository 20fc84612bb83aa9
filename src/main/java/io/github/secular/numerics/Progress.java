package io.github.secular.numerics;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** How long work tells where it stands, and learns that nobody wants it any more. */
public interface Progress {
    /** Nobody watches, nobody cancels. */
    Progress NONE = unwatched(() -> false);

    /** Nobody watches; work ends when this says so. */
    static Progress unwatched(BooleanSupplier isCancelled) {
        return new Progress() {
            @Override
            public void at(double fraction, String what) {}

            @Override
            public boolean isCancelled() {
                return isCancelled.getAsBoolean();
            }
        };
    }

    /** Nobody watches; work ends when the thread that calls this, or the one that works, is interrupted. */
    static Progress untilInterrupted() {
        Thread owner = Thread.currentThread();
        return unwatched(() -> owner.isInterrupted() || Thread.currentThread().isInterrupted());
    }

    /**
     * Reports the state of the work; cheap enough for every output time.
     *
     * @param fraction done so far, 0 … 1
     * @param what a few words for a status line
     */
    void at(double fraction, String what);

    boolean isCancelled();

    /** A part of this work of which nothing is told; it ends when this work is no longer wanted. */
    default Progress quietly() {
        return unwatched(this::isCancelled);
    }

    /** Says at once what a user should know before waiting. */
    default void say(String sentence) {
        at(0, sentence);
    }

    /** @throws CancellationException if the work is no longer wanted */
    default void check() {
        if (isCancelled()) {
            throw new CancellationException("Cancelled.");
        }
    }

    /** The part from {@code start} to {@code end} of this work, as a progress of its own. */
    default Progress part(double start, double end) {
        return part(start, end, "");
    }

    /** The same, with words before those that are told of it, such as "epsilon 2 of 6". @param head may be empty */
    default Progress part(double start, double end, String head) {
        Progress whole = this;
        return new Progress() {
            @Override
            public void at(double fraction, String what) {
                whole.at(start + fraction * (end - start), head.isEmpty() ? what : head + ": " + what);
            }

            @Override
            public void say(String sentence) {
                whole.say(sentence);
            }

            @Override
            public boolean isCancelled() {
                return whole.isCancelled();
            }
        };
    }
}
