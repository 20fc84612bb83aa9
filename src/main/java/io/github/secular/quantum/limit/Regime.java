package io.github.secular.quantum.limit;

/**
 * The rows of Table 1 of paper 2: how the damping ε^μ γ compares with the shifts ε^p δ of almost-degenerate
 * levels (doc/quantum.md, Q6.2).
 */
public enum Regime {
    /** μ = 0: the rates stay of order one and no time layer forms. */
    NO_LAYER("mu = 0"),
    /** μ < p: the shifts vanish inside the line width. */
    INSIDE_WIDTH("0 < mu/p < 1"),
    /** μ = p: shifts and width are of one size. */
    EQUAL("mu/p = 1"),
    /** p < μ < 2p: shifted lines are slower, but still fast. */
    SHIFTED_FAST("1 < mu/p < 2"),
    /** μ = 2p: shifted lines are as slow as the relaxation. */
    SHIFTED_SLOW("mu/p = 2"),
    /** μ > 2p: shifted lines do not matter in the limit. */
    SHIFTED_OUT("mu/p > 2");

    /** Relative size below which μ/p counts as 1 or 2: 0.3/0.2 is not 1.5 in binary. */
    public static final double TOLERANCE = 1e-9;

    private final String range;

    Regime(String range) {
        this.range = range;
    }

    /** The range of μ/p in a form to print. */
    public String range() {
        return range;
    }

    /**
     * @param mu μ ≥ 0
     * @param p p ≥ 0; 0 means detunings of order one
     */
    public static Regime of(double mu, double p) {
        if (mu == 0) {
            return NO_LAYER;
        }
        if (same(mu, p)) {
            return EQUAL;
        }
        if (same(mu, 2 * p)) {
            return SHIFTED_SLOW;
        }
        if (mu < p) {
            return INSIDE_WIDTH;
        }
        return mu < 2 * p ? SHIFTED_FAST : SHIFTED_OUT;
    }

    /** Whether two exponents are one number. */
    static boolean same(double a, double b) {
        return Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
    }

    /** Whether the shifted lines belong to the singular part, too. */
    public boolean shiftedLinesAreSingular() {
        return this == INSIDE_WIDTH || this == EQUAL || this == SHIFTED_FAST;
    }
}
