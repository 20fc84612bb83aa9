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
public class RateEquationCommand extends LimitCommand {
    @Parameter(label = "Show chart", description = "The populations over time.", required = false, persist = false)
    private boolean showplot = true;

    @Parameter(label = "Show table", description = "Times and populations.", required = false, persist = false)
    private boolean showtable = true;

    @Parameter(label = "Show image", description = "The populations, level by time.", required = false, persist = false)
    private boolean showimage = true;

    @Parameter(type = ItemIO.OUTPUT)
    private Img<DoubleType> populations;

    @Parameter(type = ItemIO.OUTPUT)
    private ImagePlus populationsimage;

    @Override
    String title() {
        return "Rate Equation";
    }

    @Override
    void compute(QuantumRuns runs, Scenario scenario, Progress progress) {
        publish(RatesPresentation.of(runs.rateEquation(scenario, limit(), progress)));
    }

    @Override
    public boolean shows(String output) {
        return shows(output, showplot, showtable, showimage);
    }
}
