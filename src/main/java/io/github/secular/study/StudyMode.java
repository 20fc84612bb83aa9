package io.github.secular.study;

/** What becomes of an unfinished study that is in the folder already. */
public enum StudyMode {
    /** It is left alone, and the new one refused. */
    NEW,
    /** It goes on where it was; another one is refused. */
    RESUME,
    /** It begins anew. */
    RESTART
}
