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

/** The rate equation of a model solved: populations over time, without the coherences. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Rate Equation...")
public class RateEquationCommand extends QuantumCommand {
    @Parameter(type = ItemIO.OUTPUT)
    private Img<DoubleType> populations;

    @Parameter(type = ItemIO.OUTPUT)
    private ImagePlus populationsimage;

    @Override
    CommandForm form() {
        return quantum()
                .chart("The populations over time.")
                .table("Times and populations.")
                .image("The populations, level by time.");
    }

    @Override
    void compute(QuantumRuns runs, Scenario scenario, Progress progress) {
        publish(RatesPresentation.of(runs.rateEquation(scenario, limit, progress)));
    }
}
