package io.github.secular.run;

import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.scenario.ManyLevels;

/** The rate equation of many levels, solved; everything in slow time. @param limitModel "averaged" or "chi" */
public record ManyLevelsResult(ManyLevels model, String limitModel, PopulationTrajectory populations) {}
