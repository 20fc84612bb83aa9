package io.github.secular.scenario;

import io.github.secular.numerics.Progress;
import java.util.Optional;

/** A model that can be asked and changed: a {@link ModelFile}, or a {@link ModelScenario}, which has been read. */
public interface Model {
    /**
     * The whole problem.
     *
     * @throws io.github.secular.numerics.InvalidInputException if the model is wrong, in one sentence
     */
    ModelScenario scenario();

    /**
     * The same model with changes, in order, the later over the earlier ones.
     *
     * @param changes "path=value", such as "epsilon=0.05" or "levels.energies[1]=1.2"; the value is read as JSON, or as
     *     a text where it is none
     * @throws io.github.secular.numerics.InvalidInputException if there is nothing to change there
     */
    Model with(String... changes);

    /** The model file with all changes, pretty printed; empty for a model built in code. */
    String json();

    /**
     * The model as far as its rate equation needs it, if it has too many levels to be read in full.
     *
     * @param progress asked whether the work is still wanted, for a coupling is asked of every pair of levels
     */
    default Optional<ManyLevels> manyLevels(Progress progress) {
        return Optional.empty();
    }
}
