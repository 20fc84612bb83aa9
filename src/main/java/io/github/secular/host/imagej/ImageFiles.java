package io.github.secular.host.imagej;

import ij.IJ;
import ij.ImagePlus;
import io.github.secular.classical.PhaseMovie;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.scenario.ImageSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Image files as ImageJ opens them. */
public final class ImageFiles implements ImageSource {
    @Override
    public PhaseMovie frame(Path file, double[] ranges, int frame, boolean negative) {
        return PhaseImage.frame(open(file), frame, ranges, negative);
    }

    @Override
    public String unit(Path file) {
        String unit = open(file).getCalibration().getUnit();
        return unit == null || List.of("pixel", "pixels", "inch").contains(unit) ? "" : unit;
    }

    /** @throws InvalidInputException if there is no image of this name that ImageJ opens */
    public static ImagePlus open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(file.toString(), "no such file", "an image file");
        }
        int bits = TiffPixels.bits(file);
        if (bits > 32) {
            throw new InvalidInputException(
                    file.toString(),
                    "a TIFF of " + bits + " bits a pixel, which ImageJ does not open",
                    "one of 8, 16 or 32 bits (of a NumPy array: save it as float32)");
        }
        ImagePlus image = IJ.openImage(file.toString());
        if (image == null) {
            throw new InvalidInputException(file.toString(), "no image that ImageJ opens", "an image file");
        }
        return image;
    }
}
