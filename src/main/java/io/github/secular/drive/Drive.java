package io.github.secular.drive;

/** What shakes the system: the matrix function V(t) of doc/quantum.md, Q1.2. */
public sealed interface Drive permits Wave, RandomDrive {
    /** The number of levels it acts on. */
    int size();
}
