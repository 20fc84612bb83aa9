package io.github.secular.host.headless;

import io.github.secular.catalogue.LimitModels;
import io.github.secular.catalogue.VlasovLimits;
import io.github.secular.classical.limit.CorrectedDiffusion;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.present.ClassicalAnswers;
import io.github.secular.present.Presentation;
import io.github.secular.present.QuantumAnswers;
import io.github.secular.present.SpaceAnswers;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.scenario.ManyLevels;
import io.github.secular.scenario.ModelScenario;
import io.github.secular.scenario.Scenario;
import io.github.secular.scenario.SpaceScenario;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import picocli.CommandLine.ParseResult;

/**
 * A subcommand as it was typed.
 *
 * @param model the model file and what is changed in it
 * @param typed the values of options
 * @param progress hears of long work
 */
record Question(ModelOptions model, ParseResult typed, Progress progress) {
    /** The value of an option, which has a default. */
    <T> T value(String option) {
        return typed.matchedOptionValue(
                option, typed.commandSpec().findOption(option).getValue());
    }

    /** Numbers; none where the option is not given. */
    double[] numbers(String option) {
        return typed.matchedOptionValue(option, new double[0]);
    }

    /** The texts of an option that takes a list. */
    List<String> list(String option) {
        return List.of(typed.matchedOptionValue(option, new String[0]));
    }

    /** The texts of an option that may be repeated. */
    List<String> texts(String option) {
        return typed.matchedOptionValue(option, List.of());
    }

    /** The time of {@link Subcommands#AT}, if it is given. */
    OptionalDouble at() {
        Double given = typed.matchedOptionValue(Subcommands.AT, null);
        return given == null ? OptionalDouble.empty() : OptionalDouble.of(given);
    }

    /** Whether an option is given. */
    boolean has(String option) {
        return typed.hasMatchedOption(option);
    }

    /** The limit's name; "automatic" where none is given, or none can be. */
    String limit() {
        return typed.matchedOptionValue(Subcommands.LIMIT, LimitModels.AUTOMATIC);
    }

    /** Whether images are wanted, which are made of the results. */
    boolean images() {
        return model.output().images();
    }

    Scenario quantum() {
        return model.read();
    }

    /** Asks a quantum model; another is refused. */
    QuantumAnswers ofQuantum() {
        return of(quantum());
    }

    /** Asks a classical model; another is refused. */
    ClassicalAnswers ofClassical() {
        return of(ClassicalScenario.of(model.readAny()));
    }

    QuantumAnswers of(Scenario scenario) {
        return new QuantumAnswers(scenario, progress);
    }

    ClassicalAnswers of(ClassicalScenario scenario) {
        return new ClassicalAnswers(scenario, has(Subcommands.CORRECTED) ? CorrectedDiffusion.NAME : limit(), progress);
    }

    SpaceAnswers of(SpaceScenario scenario) {
        VlasovLimits.standard().checkInSpace(limit());
        return new SpaceAnswers(scenario, progress);
    }

    /** Refuses options that say nothing to the model asked. @param found what it is @param allowed what it should be */
    void refuse(String found, String allowed, String... options) {
        for (String option : options) {
            if (has(option)) {
                throw new InvalidInputException(option, found, allowed);
            }
        }
    }

    /** Asks a classical model in any number of dimensions; another is refused. */
    Presentation ofParticles(
            Function<ClassicalAnswers, Presentation> one, Function<SpaceAnswers, Presentation> several) {
        ModelScenario scenario = model.readAny();
        if (scenario instanceof SpaceScenario space) {
            return several.apply(of(space));
        }
        if (scenario instanceof ClassicalScenario classical) {
            return one.apply(of(classical));
        }
        throw foreign();
    }

    private static InvalidInputException foreign() {
        return new InvalidInputException("kind", "\"quantum\"", "\"classical\" for this subcommand");
    }

    /** Asks a model of any kind. */
    Presentation ofAny(
            Function<Scenario, Presentation> quantum,
            Function<ClassicalScenario, Presentation> classical,
            Function<SpaceScenario, Presentation> several) {
        ModelScenario scenario = model.readAny();
        if (scenario instanceof SpaceScenario space) {
            return several.apply(space);
        }
        return scenario instanceof ClassicalScenario given ? classical.apply(given) : quantum.apply(model.read());
    }

    /** The model as far as its rate equation needs it, if it has many levels. */
    Optional<ManyLevels> many() {
        return model.readMany(progress());
    }
}
