package io.github.secular.host;

import ij.IJ;
import ij.ImagePlus;
import io.github.secular.classical.PhaseMovie;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.scenario.ImageSource;
import java.nio.file.Files;
import java.nio.file.Path;

/** Image files as ImageJ opens them. */
public final class ImageFiles implements ImageSource {
    @Override
    public PhaseMovie frame(Path file, double[] ranges, int frame, boolean negative) {
        return PhaseImage.frame(open(file), frame, ranges, negative);
    }

    /** @throws InvalidInputException if there is no image of this name that ImageJ opens */
    public static ImagePlus open(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new InvalidInputException(file.toString(), "no such file", "an image file");
        }
        ImagePlus image = IJ.openImage(file.toString());
        if (image == null) {
            throw new InvalidInputException(file.toString(), "no image that ImageJ opens", "an image file");
        }
        return image;
    }
}
