package io.github.secular.quantum.limit;

import io.github.secular.numerics.InvalidInputException;
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
}
