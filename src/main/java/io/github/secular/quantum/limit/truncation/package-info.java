/**
 * Infinitely many levels given by formulas, and how many of them a computation needs (MATH-quantum, section 8).
 * {@link io.github.secular.quantum.limit.truncation.LevelFormulas} makes models and sparse rates of any first N
 * levels; {@link io.github.secular.quantum.limit.truncation.Truncation} chooses N for a tolerance.
 */
package io.github.secular.quantum.limit.truncation;
