package io.github.secular.numerics;

/**
 * A method that declines to answer rather than answer wrongly: it does not
 * converge, would take hopelessly long, or its error estimate exceeds the
 * tolerance. The message is one sentence for a user, with the remedy.
 */
public final class RefusalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RefusalException(String sentence) {
        super(sentence);
    }
}
