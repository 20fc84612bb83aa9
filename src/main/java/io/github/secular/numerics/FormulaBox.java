package io.github.secular.numerics;

/** All values of a formula over a box of its variables, by interval arithmetic: the bounds may be wide, never narrow. */
public final class FormulaBox {
    private FormulaBox() {}

    /**
     * @param from lower corner, one entry per variable, at least one
     * @param to upper corner
     * @return {lower bound, upper bound}, which may be infinite
     */
    public static double[] bounds(Formula f, double[] from, double[] to) {
        Interval[] others = new Interval[from.length - 1];
        for (int i = 1; i < from.length; i++) {
            others[i - 1] = new Interval(from[i], to[i]);
        }
        Interval out = new FormulaBounds(f.term(), others).values(from[0], to[0]);
        return new double[] {out.lo(), out.hi()};
    }
}
