/**
 * The model file: a JSON description of a problem, read, validated and brought to scaled units.
 *
 * <p>A {@link io.github.secular.scenario.ModelFile} is parsed once (the format is documented in
 * {@code sample-data/README.md}), takes changes without a text between, and gives a
 * {@link io.github.secular.scenario.Scenario} or a {@link io.github.secular.scenario.ClassicalScenario}, read by
 * {@link io.github.secular.scenario.ScenarioReader} or {@link io.github.secular.scenario.ClassicalReader}; the same
 * objects are built in code by their {@code of}. What both kinds share stands in
 * {@link io.github.secular.scenario.ModelHead}. Each section of the file has a class of its own; all of them look at the
 * file through {@code Place}, a value together with its path, so that every complaint names where it stands. Laboratory
 * numbers become scaled ones by the one rule of doc/quantum.md, Q2 ({@code LabModel});
 * {@link io.github.secular.scenario.LabReport} says what came of them and whether rates can be expected to be a limit.
 * Many levels by formulas: {@code FormulaModel}, {@link io.github.secular.scenario.ManyLevels}.
 *
 * <p>What flows: text and overrides in, an immutable scenario out, with notes, warnings and the JSON that repeats it.
 *
 * <p>To be kept: an unknown key, a duplicate key and a number out of range are each refused with one sentence; what was
 * valid once stays valid; nothing is solved here.
 *
 * <p>A new key goes into the class of its section, and into {@code sample-data/README.md}.
 */
package io.github.secular.scenario;
