package io.github.secular.classical.space;

import io.github.secular.numerics.Formula;
import io.github.secular.numerics.FormulaArrays;
import java.util.SplittableRandom;

/**
 * What the motion needs of a function of positions and momenta: of a(q) + b(p) the slopes of both, each of which alone moves a
 * particle explicitly; of another one all of its slopes together (doc/vlasov-solvers.md, V10.5).
 *
 * @param kick ∂_q of a(q) + b(p), null where it is 0
 * @param shift ∂_p of a(q) + b(p), null where it is 0
 * @param both ∂_q, then ∂_p, of a function that is no such sum, else null
 */
record MomentumParts(FormulaArrays kick, FormulaArrays shift, FormulaArrays both) {
    private static final int PLACES = 64;
    private static final double ROUNDING = 1e-12;

    /** @param d how many positions there are, and momenta behind them */
    static MomentumParts of(Formula f, int d) {
        FormulaArrays kick = FormulaArrays.gradient(f, d);
        if (!hasMomenta(f, d)) {
            return new MomentumParts(kick.isZero() ? null : kick, null, null);
        }
        FormulaArrays shift = FormulaArrays.gradient(f, d, 2 * d);
        boolean isSum = true;
        for (int a = 0; a < d; a++) {
            isSum &= !kick.reads(d + a) && !shift.reads(a);
        }
        return isSum
                ? new MomentumParts(kick.isZero() ? null : kick, shift.isZero() ? null : shift, null)
                : new MomentumParts(null, null, FormulaArrays.gradient(f, 2 * d));
    }

    /** Whether a momentum occurs in it. */
    static boolean hasMomenta(Formula f, int d) {
        boolean out = false;
        for (int a = d; a < 2 * d; a++) {
            out |= f.dependsOn(a);
        }
        return out;
    }

    /** 1 for f(q, −p) = f(q, p), −1 for f(q, −p) = −f(q, p), else 0, as far as some places tell. */
    static int parity(Formula f, int d) {
        if (!hasMomenta(f, d)) {
            return 1;
        }
        SplittableRandom random = new SplittableRandom(1);
        double[][] at = new double[2 * d][PLACES];
        for (int a = 0; a < 2 * d; a++) {
            for (int i = 0; i < PLACES / 2; i++) {
                at[a][i] = 2 * random.nextDouble() - 1;
                at[a][i + PLACES / 2] = a < d ? at[a][i] : -at[a][i];
            }
        }
        FormulaArrays value = FormulaArrays.valueAndGradient(f, 0);
        double[] out = new double[PLACES];
        value.at(at, PLACES, new double[][] {out}, value.room());
        boolean isEven = true;
        boolean isOdd = true;
        for (int i = 0; i < PLACES / 2; i++) {
            double small = ROUNDING * (Math.abs(out[i]) + Math.abs(out[i + PLACES / 2]));
            isEven &= Math.abs(out[i] - out[i + PLACES / 2]) <= small;
            isOdd &= Math.abs(out[i] + out[i + PLACES / 2]) <= small;
        }
        return isEven ? 1 : isOdd ? -1 : 0;
    }
}
