package io.github.secular.classical.space;

/**
 * How particles step. Steps that are to be held against steps of half the size are taken on the same paths of the noises.
 *
 * @param longest step in fast time, before it is taken in parts
 * @param parts in how many parts each step is taken
 * @param draws in how many parts a continuous noise is drawn over a step
 */
record EnsemblePace(double longest, int parts, int draws) {
    /** Steps of their own. */
    static EnsemblePace of(double longest) {
        return new EnsemblePace(longest, 1, 1);
    }

    /** The same, on the paths of {@link #halved}. */
    EnsemblePace whole() {
        return new EnsemblePace(longest, 1, 2);
    }

    /** Every step halved, on the paths of {@link #whole}. */
    EnsemblePace halved() {
        return new EnsemblePace(longest, 2, 1);
    }
}
