package io.github.secular.quantum.limit;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.quantum.BlochModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The formulas for transition rates, by the name under which they are chosen. */
public final class RateFormulas {
    private final Map<String, Function<BlochModel, TransitionRates>> formulas;

    private RateFormulas(Map<String, Function<BlochModel, TransitionRates>> formulas) {
        this.formulas = formulas;
    }

    /** "averaged": paper 2 (17); "chi": paper 1, A(t; n, k) at t = 0. */
    public static RateFormulas standard() {
        Map<String, Function<BlochModel, TransitionRates>> all = new LinkedHashMap<>();
        all.put("averaged", AveragedRates::of);
        all.put("chi", model -> ChiRates.at(model, 0));
        return new RateFormulas(all);
    }

    public List<String> names() {
        return List.copyOf(formulas.keySet());
    }

    /**
     * @param name one of {@link #names}
     * @throws InvalidInputException if there is no such formula
     * @throws io.github.secular.numerics.RefusalException if the model has no such rates
     */
    public TransitionRates rates(String name, BlochModel model) {
        Function<BlochModel, TransitionRates> formula = formulas.get(name);
        if (formula == null) {
            throw new InvalidInputException("rates", "\"" + name + "\"", "one of " + String.join(", ", names()));
        }
        return formula.apply(model);
    }
}
