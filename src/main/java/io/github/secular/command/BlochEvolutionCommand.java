package io.github.secular.command;

import ij.IJ;
import ij.ImagePlus;
import io.github.secular.numerics.Progress;
import io.github.secular.present.BlochPresentation;
import io.github.secular.run.BlochResult;
import io.github.secular.run.QuantumRuns;
import io.github.secular.scenario.Scenario;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.DoubleType;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;

/** The density matrix of a model over time, with the rate equation beside its populations. */
@Plugin(type = Command.class, menuPath = "Plugins>Secular>Bloch Evolution...")
public class BlochEvolutionCommand extends SolvingCommand {
    @Parameter(
            label = "Show chart",
            description = "The populations over time, the rate equation dashed.",
            required = false,
            persist = false)
    private boolean showplot = true;

    @Parameter(
            label = "Show table",
            description = "Times, populations, trace, purity, norm of the coherences.",
            required = false,
            persist = false)
    private boolean showtable = true;

    @Parameter(
            label = "Show images",
            description = "The density matrix as a hyperstack, the populations as an image.",
            required = false,
            persist = false)
    private boolean showimage = true;

    @Parameter(type = ItemIO.OUTPUT)
    private Img<DoubleType> populations;

    @Parameter(type = ItemIO.OUTPUT)
    private ImagePlus populationsimage;

    @Parameter(type = ItemIO.OUTPUT)
    private Img<DoubleType> matrix;

    @Parameter(type = ItemIO.OUTPUT)
    private ImagePlus matriximage;

    @Override
    String title() {
        return "Bloch Evolution";
    }

    @Override
    void compute(QuantumRuns runs, Scenario scenario, Progress progress) {
        BlochResult result = runs.bloch(scenario, limit(), progress);
        result.withoutRates().ifPresent(reason -> IJ.log(scenario.title() + ": no rate equation. " + reason));
        publish(BlochPresentation.of(result));
    }

    @Override
    public boolean shows(String output) {
        return shows(output, showplot, showtable, showimage);
    }
}
