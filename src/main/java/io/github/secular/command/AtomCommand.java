package io.github.secular.command;

import io.github.secular.scenario.ModelFile;
import io.github.secular.scenario.ModelScenario;
import io.github.secular.scenario.ScenarioReader;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** A quantum model of one's own: levels, couplings, rates, light or noises. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Quantum>Atom...")
public class AtomCommand extends BuildCommand {
    public AtomCommand() {
        super("lambda-two-frequency");
    }

    @Override
    CommandForm form() {
        return built(ScenarioReader.SAMPLES).chart("The levels with light, noise and rates between them.");
    }

    @Override
    ModelScenario read(ModelFile file) {
        return file.quantum();
    }

    @Override
    public boolean isClassical() {
        return false;
    }
}
