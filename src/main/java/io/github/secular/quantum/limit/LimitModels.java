package io.github.secular.quantum.limit;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import java.util.List;

/** The known limit models by name. */
public final class LimitModels {
    private final List<LimitModel> models;

    /** @param models the first is the default; names differ */
    public LimitModels(List<LimitModel> models) {
        this.models = List.copyOf(models);
    }

    /** All limit models of this program. */
    public static LimitModels standard() {
        return new LimitModels(List.of(
                RateEquation.averaged(),
                RateEquation.chi(),
                RateEquation.resonant(),
                new PolarisedModel(),
                MemoryModel.delayed(),
                MemoryModel.delayFree()));
    }

    public List<LimitModel> all() {
        return models;
    }

    public List<String> names() {
        return models.stream().map(LimitModel::name).toList();
    }

    /**
     * @param name one of {@link #names}
     * @throws InvalidInputException if there is no such limit model
     */
    public LimitModel named(String name) {
        return models.stream()
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new InvalidInputException("limit", "\"" + name + "\"", "one of " + String.join(", ", names())));
    }

    /**
     * The transition rates that a limit model makes of a wave, with envelopes as at t = 0.
     *
     * @param name one of {@link #names}
     * @throws InvalidInputException if there is no such limit model
     * @throws RefusalException if the model has no rates, or the limit model is not made of any
     */
    public TransitionRates rates(String name, BlochModel model) {
        if (named(name) instanceof RateModel equation) {
            return equation.rates(model, 0);
        }
        throw new RefusalException(
                "The limit \"" + name + "\" is not made of transition rates: choose the limit \"averaged\".");
    }
}
