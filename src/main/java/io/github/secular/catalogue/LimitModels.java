package io.github.secular.catalogue;

import io.github.secular.drive.RandomDrive;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.limit.LimitModel;
import io.github.secular.quantum.limit.MemoryModel;
import io.github.secular.quantum.limit.PolarisedModel;
import io.github.secular.quantum.limit.RandomOperatorLimit;
import io.github.secular.quantum.limit.RandomRateEquation;
import io.github.secular.quantum.limit.RateEquation;
import io.github.secular.quantum.limit.RateModel;
import io.github.secular.quantum.limit.SlowGeneratorModel;
import io.github.secular.quantum.limit.TransitionRates;
import java.util.List;
import java.util.stream.Stream;

/** The known limit models by name. */
public final class LimitModels {
    /** The name that stands for the usual limit of a model's kind of drive. */
    public static final String AUTOMATIC = "automatic";

    private static final String OF_WAVES = "averaged";
    private static final String OF_NOISES = "random";

    private final List<LimitModel> models;

    /** @param models names differ; {@link #AUTOMATIC} is none of them */
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
                new SlowGeneratorModel(),
                MemoryModel.delayed(),
                MemoryModel.delayFree(),
                RandomRateEquation.limit(),
                RandomRateEquation.damped(),
                new RandomOperatorLimit()));
    }

    public List<LimitModel> all() {
        return models;
    }

    /** All names that {@link #named} knows, "automatic" first. */
    public List<String> names() {
        return Stream.concat(Stream.of(AUTOMATIC), models.stream().map(LimitModel::name))
                .toList();
    }

    /**
     * @param name one of {@link #names}
     * @param model decides what "automatic" is: the averaged rates under a wave, the rates (19) under noises
     * @throws InvalidInputException if there is no such limit model
     */
    public LimitModel named(String name, BlochModel model) {
        String wanted = name;
        if (name.equals(AUTOMATIC)) {
            wanted = model.drive() instanceof RandomDrive ? OF_NOISES : OF_WAVES;
        }
        for (LimitModel m : models) {
            if (m.name().equals(wanted)) {
                return m;
            }
        }
        throw new InvalidInputException("limit", "\"" + name + "\"", "one of " + String.join(", ", names()));
    }

    /** The same at one slow time. */
    public TransitionRates rates(String name, BlochModel model, double t) {
        return rates(name, model, new double[] {t}).get(0);
    }

    /**
     * The transition rates that a limit model makes of a drive, a matrix per time.
     *
     * @param name one of {@link #names}
     * @param times slow times at which envelopes are taken
     * @throws InvalidInputException if there is no such limit model
     * @throws RefusalException if the model has no rates, or the limit model is not made of any
     */
    public List<TransitionRates> rates(String name, BlochModel model, double[] times) {
        if (named(name, model) instanceof RateModel rates) {
            return rates.rates(model, times);
        }
        throw new RefusalException(
                "The limit \"" + name + "\" is not made of transition rates: choose the limit \"automatic\".");
    }
}
