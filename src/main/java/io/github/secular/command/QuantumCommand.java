package io.github.secular.command;

import io.github.secular.catalogue.BlochSolvers;
import io.github.secular.catalogue.LimitModels;
import io.github.secular.numerics.Progress;
import io.github.secular.run.QuantumRuns;
import io.github.secular.scenario.ModelScenario;
import io.github.secular.scenario.Scenario;
import io.github.secular.scenario.ScenarioReader;
import java.util.Optional;
import java.util.stream.Stream;

/** What the commands on a quantum model have in common: the model, and what is usually varied of it. */
abstract class QuantumCommand extends ModelCommand {
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

    private Scenario scenario() {
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
