package io.github.secular.command;

import ij.ImagePlus;
import io.github.secular.numerics.Progress;
import io.github.secular.present.RatesPresentation;
import io.github.secular.run.QuantumRuns;
import io.github.secular.scenario.Scenario;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.DoubleType;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The rates of transitions that the wave of a model causes between its levels. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Transition Rates...")
public class TransitionRatesCommand extends QuantumCommand {
    @Parameter(type = ItemIO.OUTPUT)
    private Img<DoubleType> rates;

    @Parameter(type = ItemIO.OUTPUT)
    private ImagePlus ratesimage;

    @Override
    CommandForm form() {
        return quantum().table("One row per pair of levels.").image("The matrix of rates.");
    }

    @Override
    void compute(QuantumRuns runs, Scenario scenario, Progress progress) {
        publish(RatesPresentation.of(runs.transitionRates(scenario, limit, progress)));
    }
}
