package io.github.secular.asymptotics.hypotheses;

/**
 * Whether a theorem applies.
 *
 * @param theorem name and source
 * @param conclusion what it says about the limit
 * @param limitModel the limit model of this program it is about
 * @param applies whether all its hypotheses hold
 * @param failing the first hypothesis that fails, with its evidence; empty where it applies
 * @param promisedOrder the power of ε that bounds the error; NaN where the theorem gives no rate
 */
public record TheoremVerdict(
        String theorem, String conclusion, String limitModel, boolean applies, String failing, double promisedOrder) {}
