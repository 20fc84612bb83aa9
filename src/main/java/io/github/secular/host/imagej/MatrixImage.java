package io.github.secular.host.imagej;

import ij.ImagePlus;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/** An image of ImageJ's as density matrices: columns m, rows n, a channel for the real and one for the imaginary parts. */
public final class MatrixImage {
    private MatrixImage() {}

    /**
     * The matrices of all frames, as far as 32-bit pixels tell.
     *
     * @throws InvalidInputException if the image is no such
     */
    public static List<ComplexMatrix> matrices(ImagePlus image) {
        int n = image.getWidth();
        String first = image.getStack().getSliceLabel(1);
        if (image.getHeight() != n || image.getNChannels() < 2 || first == null || !first.startsWith("Re")) {
            throw new InvalidInputException(
                    "matrix",
                    "\"" + image.getTitle() + "\"",
                    "the title of a density matrix with its channels Re and Im");
        }
        List<ComplexMatrix> out = new ArrayList<>();
        for (int frame = 1; frame <= image.getNFrames(); frame++) {
            var re = image.getStack().getProcessor(image.getStackIndex(1, 1, frame));
            var im = image.getStack().getProcessor(image.getStackIndex(2, 1, frame));
            double[] entries = new double[2 * n * n];
            for (int row = 0; row < n; row++) {
                for (int column = 0; column < n; column++) {
                    entries[2 * (row * n + column)] = re.getf(column, row);
                    entries[2 * (row * n + column) + 1] = im.getf(column, row);
                }
            }
            out.add(ComplexMatrix.of(n, n, entries));
        }
        return out;
    }
}
