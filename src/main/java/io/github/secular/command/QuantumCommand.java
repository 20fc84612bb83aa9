package io.github.secular.command;

import io.github.secular.catalogue.BlochSolvers;
import io.github.secular.catalogue.LimitModels;
import io.github.secular.numerics.Progress;
import io.github.secular.present.RatesPresentation;
import io.github.secular.run.QuantumRuns;
import io.github.secular.run.RateEquationResult;
import io.github.secular.scenario.ModelScenario;
import io.github.secular.scenario.Scenario;
import io.github.secular.scenario.ScenarioReader;
import java.util.Optional;
import java.util.stream.Stream;

/** What the commands on a quantum model have in common: the model, and what is usually varied of it. */
abstract class QuantumCommand extends ModelCommand {
    private static final int MOST_TIMES = 201;
    private static final String[] USUAL = {"epsilon", "endtime", "count", "tolerance", "limit"};

    QuantumCommand() {
        this("two-level-resonant");
    }

    /** @param sample the name of the sample that is offered first */
    QuantumCommand(String sample) {
        super(sample);
    }

    /** The model, what is usually varied of it, its limit. @param more inputs of this command */
    static CommandForm quantum(String... more) {
        return new CommandForm(Stream.of(USUAL, more).flatMap(Stream::of).toArray(String[]::new))
                .among("sample", ScenarioReader.SAMPLES)
                .among("limit", LimitModels.standard().names())
                .among("solver", MODEL_FILE, BlochSolvers.standard().names());
    }

    /** Computes and puts out. */
    abstract void compute(QuantumRuns runs, Scenario scenario, Progress progress);

    @Override
    final void compute(Progress progress) {
        Scenario scenario = scenario();
        runs(scenario);
        compute(QuantumRuns.standard(), scenario, progress);
    }

    @Override
    public final Optional<ModelScenario> model() {
        return Optional.of(scenario());
    }

    /** The model as it is solved for a first look. @param exact the least tolerance */
    final Scenario look(double exact) {
        Scenario scenario = scenario();
        return scenario.under(scenario.head().forALook(MOST_TIMES, exact), scenario.epsilon());
    }

    /** The rate equation of a model as a first look. @param what it is, within a sentence */
    final Previewing.Preview ofLimit(Scenario scenario, String what, Progress progress) {
        RateEquationResult result = QuantumRuns.standard().rateEquation(scenario, limit, progress);
        return new Previewing.Preview(
                RatesPresentation.of(result).drawing("chart"),
                what + " (" + result.limitModel() + ")" + at(scenario) + ".");
    }

    static String at(Scenario scenario) {
        return " at " + scenario.times().length + " times";
    }

    final Scenario scenario() {
        if (given() != null) {
            return (Scenario) given();
        }
        return hasFile()
                ? ScenarioReader.read(model.toPath(), changes())
                : ScenarioReader.sample(sample, changes().toArray(new String[0]));
    }

    @Override
    final String outOfMemory() {
        return "There is not enough memory for this model: fewer levels or times.";
    }
}
