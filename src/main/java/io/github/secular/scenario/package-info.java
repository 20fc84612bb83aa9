/**
 * The model file: a JSON description of an atom and its light, read, validated and brought to scaled units.
 *
 * <p>{@link io.github.secular.scenario.ScenarioReader} reads a file (the format is documented in
 * {@code sample-data/README.md}), applies overrides and gives a {@link io.github.secular.scenario.Scenario}. Each section
 * of the file has a class of its own; all of them look at the file through {@code Place}, a value together with its path,
 * so that every complaint names where it stands. Laboratory numbers become scaled ones by the one rule of MATH-quantum,
 * section 1b ({@code LabModel}); {@link io.github.secular.scenario.LabReport} says what came of them and whether rates can
 * be expected to be a limit.
 */
package io.github.secular.scenario;
