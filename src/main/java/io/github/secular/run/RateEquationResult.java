package io.github.secular.run;

import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.scenario.Scenario;

/** A rate equation (or another limit model) solved. @param limitModel the name of the limit model */
public record RateEquationResult(
        Scenario scenario, String limitModel, PopulationTrajectory populations, Provenance provenance)
        implements Result {}
