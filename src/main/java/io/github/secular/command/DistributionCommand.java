package io.github.secular.command;

import ij.ImagePlus;
import net.imglib2.img.Img;
import net.imglib2.type.numeric.real.DoubleType;
import org.scijava.ItemIO;
import org.scijava.plugin.Parameter;

/** A command on a classical model that puts out an energy distribution over time as well. */
abstract class DistributionCommand extends ClassicalCommand {
    @Parameter(type = ItemIO.OUTPUT)
    private Img<DoubleType> distribution;

    @Parameter(type = ItemIO.OUTPUT)
    private ImagePlus distributionimage;

    DistributionCommand() {}

    /** @param sample the name of the sample that is offered first */
    DistributionCommand(String sample) {
        super(sample);
    }
}
