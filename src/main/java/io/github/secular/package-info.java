/**
 * Scripting in five lines, and the whole program for other programs.
 *
 * <p>{@link io.github.secular.Secular} is a model to ask: a sample, a model file or a model built in code, with
 * changes. Each question (solve, limit, rates, compare, hypotheses …) is answered by an
 * {@link io.github.secular.Outcome}: images, tables and charts by name, sentences, and all of it as files.
 *
 * <p>What flows: names and numbers of a script in; results as ImgLib2 images, tables, JFreeCharts out. The questions
 * themselves are {@code present}'s, as the subcommands ask them, so that the same call gives the same files.
 *
 * <p>To be kept: it stands on all floors and none stands on it; both kinds of model are asked in the same words; no
 * SciJava context, no window; whatever is wrong is one sentence; README's examples are run by the tests as they stand.
 *
 * <p>A new question is a method of {@link io.github.secular.Secular}.
 */
package io.github.secular;
