/**
 * From a scenario to results: what every host runs, without knowing any host.
 *
 * <p>In the room: {@link QuantumRuns} (evolution, rates, comparison), {@link QuantumReports} (equilibrium, hypotheses,
 * regime, ensembles), {@link ClassicalRuns}, {@link ShellAverageRun} (movies from anywhere); one {@code …Result} record
 * for each kind of answer; {@link Provenance}, the account that travels with all of them: model, overrides, method,
 * tolerance, version, conservation.
 *
 * <p>What flows: a scenario and a {@code Progress} in, a result record out. Solvers and limits come by name from their
 * lists. {@code view} turns results into tables, images and charts, {@code present} names them; {@code command} and
 * {@code host} call this room and nothing below it for physics. Measures of error are methods of the results.
 *
 * <p>To be kept: no file, window, dialog or image format is known here, so that all of it runs in a test; a result
 * carries the scenario and the report that made it; a limit that a model does not have is an absent value with a
 * reason, not an error.
 *
 * <p>A new kind of answer is a method and a result record here.
 */
package io.github.secular.run;
