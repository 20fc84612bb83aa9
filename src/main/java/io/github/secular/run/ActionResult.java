package io.github.secular.run;

import io.github.secular.classical.space.ActionDistribution;
import io.github.secular.scenario.SpaceScenario;

/** The diffusion equation in the plane of actions, solved. */
public record ActionResult(SpaceScenario scenario, ActionDistribution distribution, Provenance provenance)
        implements Result {}
