package io.github.secular.asymptotics.hypotheses;

/**
 * One hypothesis, held against one model.
 *
 * @param name as in the papers ("HQ1'", "Hyp. 1")
 * @param statement what it asks for, in a few words
 * @param holds whether the model satisfies it
 * @param value the number that decides; NaN where there is none
 * @param evidence what the number is and where it was found
 */
public record HypothesisCheck(String name, String statement, boolean holds, double value, String evidence) {}
