package io.github.secular.classical;

/**
 * A point of rest: U′(x) = 0.
 *
 * @param position x
 * @param energy U(x); that of a separatrix unless the kind is MINIMUM
 * @param kind what U does there
 * @param degenerate whether U″ vanishes too: a minimum where ω → 0, or a saddle with a stronger singularity
 */
public record CriticalPoint(double position, double energy, Kind kind, boolean degenerate) {
    /** Minimum: the bottom of a well. Maximum, inflection: an unstable point, with orbits of infinite period. */
    public enum Kind {
        MINIMUM,
        MAXIMUM,
        INFLECTION
    }

    /** Whether orbits of infinite period end here. */
    public boolean isSeparatrix() {
        return kind != Kind.MINIMUM;
    }
}
