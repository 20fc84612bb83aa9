package io.github.secular.command;

import io.github.secular.scenario.ClassicalReader;
import io.github.secular.scenario.ModelFile;
import io.github.secular.scenario.ModelScenario;
import org.scijava.command.Command;
import org.scijava.plugin.Plugin;

/** A classical model of one's own: a well, what shakes it, relaxation, a start. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Classical>Well...")
public class WellCommand extends BuildCommand {
    public WellCommand() {
        super("duffing-two-frequency");
    }

    @Override
    CommandForm form() {
        return built(ClassicalReader.wells())
                .outImages("start")
                .chart("The well with energy shells.")
                .image("The start in phase space.");
    }

    @Override
    ModelScenario read(ModelFile file) {
        return file.classical();
    }

    @Override
    public boolean isClassical() {
        return true;
    }
}
