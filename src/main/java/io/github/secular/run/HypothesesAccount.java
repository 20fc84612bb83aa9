package io.github.secular.run;

import io.github.secular.asymptotics.hypotheses.HypothesisReport;
import java.util.List;

/** Which theorems hold for a model of either kind. */
public sealed interface HypothesesAccount extends Result permits HypothesesResult, ClassicalHypothesesResult {
    /** The hypotheses with their numbers, and the theorems. */
    HypothesisReport report();

    /** The report in words, with what is to be added for this very model. */
    String text();

    /** The names of the limit models that were held against the equation they are limits of. */
    List<String> compared();

    /** The order observed of a limit model; NaN where it was not compared, or no order could be seen. */
    double observedOrder(String limitModel);
}
