package io.github.secular.command;

import io.github.secular.classical.harmonic.ExactMoments;
import io.github.secular.drive.Wave;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.scenario.ModelScenario;
import io.github.secular.scenario.Scenario;
import io.github.secular.scenario.SpaceScenario;

/** Kinds of models, of which alone some inputs matter. */
final class ModelKinds {
    private ModelKinds() {}

    static boolean isQuantum(ModelScenario model) {
        return model instanceof Scenario;
    }

    /** An atom whose light changes in its run. */
    static boolean hasChangingLight(ModelScenario model) {
        return model instanceof Scenario atom && atom.model().drive() instanceof Wave wave && wave.hasEnvelopes();
    }

    static boolean isInTheLine(ModelScenario model) {
        return model instanceof ClassicalScenario;
    }

    /** In two or three dimensions. */
    static boolean isInSpace(ModelScenario model) {
        return model instanceof SpaceScenario;
    }

    /** Where the equations of the moments may close. */
    static boolean mayHaveExactMoments(ModelScenario model) {
        return model instanceof ClassicalScenario particle && ExactMoments.mayClose(particle.problem());
    }
}
