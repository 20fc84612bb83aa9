package io.github.secular.run;

import io.github.secular.quantum.limit.TransitionRates;
import io.github.secular.scenario.Scenario;

/** The transition rates of a model, slow time; {@code scenario().units()} turns them into 1/s. */
public record TransitionRatesResult(Scenario scenario, TransitionRates rates, Provenance provenance) {}
