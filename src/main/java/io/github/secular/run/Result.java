package io.github.secular.run;

import io.github.secular.scenario.ModelScenario;

/** What a run of a scenario gives: the answer itself, of which model, and how it was found. */
public interface Result {
    ModelScenario scenario();

    Provenance provenance();
}
