package io.github.secular.study;

import java.io.IOException;

/**
 * Makes the runs of a study: on the threads of this program ({@link ThreadEngine}) or elsewhere. Where and in which order
 * is an engine's own affair, what a run gives is not: all of them make runs by {@link StudyRuns#work}. Which runs are
 * wanted, what becomes of their records, and whom to tell of it is the caller's.
 */
public interface StudyEngine {
    /**
     * Begins, and returns at once.
     *
     * @param wanted the numbers of the runs to make, each once; never modified
     * @param sink takes what has ended, from any thread, from several at a time
     */
    Job start(StudyRuns runs, int[] wanted, Sink sink);

    /** Takes records as they come. */
    @FunctionalInterface
    interface Sink {
        void take(RunRecord record) throws IOException;
    }

    /** Runs on their way. */
    interface Job {
        /**
         * Waits for the end.
         *
         * @return whether nothing more will come; false if this time went by before
         * @throws IOException if the sink threw it, or what makes the runs was lost for good
         */
        boolean await(long milliseconds) throws IOException, InterruptedException;

        /** No more runs are wanted: what is on its way may be given up. */
        void cancel();
    }
}
