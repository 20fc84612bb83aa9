/**
 * Infinitely many levels given by formulas, and how many of them a computation needs (doc/quantum.md, Q9).
 *
 * <p>{@link io.github.secular.quantum.limit.truncation.LevelFormulas} makes models and sparse rates of any first N
 * levels; {@link io.github.secular.quantum.limit.truncation.Truncation} chooses N for a tolerance by doubling.
 *
 * <p>What flows: formulas from the model file in, models, rates and populations of N levels out; {@code asymptotics}
 * makes a study of the error over N and ε of them.
 *
 * <p>To be kept: what leaves the set of levels is dropped in gain and in loss, so that the sum of populations is kept;
 * populations given by a formula are normalised by whoever gives them, and not again here. Models are made for any
 * number of levels without a dense matrix where only rates are wanted.
 */
package io.github.secular.quantum.limit.truncation;
