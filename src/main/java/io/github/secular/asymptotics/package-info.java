/**
 * The micro model against its limit: how large the error is, and of which order in ε.
 *
 * <p>{@link ComparisonRunner} runs a Bloch model and a limit side by side over a list of ε,
 * * {@link VlasovComparisonRunner} a Vlasov problem and energy diffusion; {@link Comparison}
 * holds what came out, with the orders observed (doc/bloch-solvers.md, B10). {@link ComparisonTimes} chooses times at
 * which no crest of the error and no pulse is missed. {@link TruncationStudy} does the same for the number of levels.
 * {@code hypotheses} says before any run which theorem holds; {@code semiclassical} sees one well with and without ħ.
 *
 * <p>What flows: models and solvers in, rows of numbers out. Nothing here reads files or draws.
 *
 * <p>To be kept: an error counts in an order only where it stands clear of what the solvers' own errors may be; the sup
 * is over times, since the error at one time oscillates with t/ε² (doc/vlasov-solvers.md, V9.1). This is the only
 * physics room that knows both sides.
 */
package io.github.secular.asymptotics;
