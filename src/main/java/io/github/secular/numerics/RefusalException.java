package io.github.secular.numerics;

/**
 * A method that declines to answer rather than answer wrongly: it does not
 * converge, would take hopelessly long, or its error estimate exceeds the
 * tolerance. The message is one sentence for a user, with the remedy.
 */
public final class RefusalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean ofProblem;

    public RefusalException(String sentence) {
        this(sentence, false);
    }

    private RefusalException(String sentence, boolean ofProblem) {
        super(sentence);
        this.ofProblem = ofProblem;
    }

    /** With numbers in the sentence. @param format as of {@link String#format}, in English */
    public static RefusalException of(String format, Object... values) {
        return new RefusalException(Sentence.of(format, values));
    }

    /** A refusal that concerns the problem, so that nobody need try another method by himself. */
    public static RefusalException ofProblem(String sentence) {
        return new RefusalException(sentence, true);
    }

    /** Whether it concerns the problem, and not one method alone. */
    public boolean isOfProblem() {
        return ofProblem;
    }
}
