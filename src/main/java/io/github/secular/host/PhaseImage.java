package io.github.secular.host;

import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.ImageProcessor;
import io.github.secular.classical.PhaseMovie;
import io.github.secular.classical.PhaseRange;
import io.github.secular.numerics.InvalidInputException;
import java.util.AbstractList;
import java.util.List;

/** An image of ImageJ's as values over phase space: x to the right, p upwards where its calibration says so. */
public final class PhaseImage {
    private PhaseImage() {}

    /**
     * The rectangle that an image covers, from its calibration or as given.
     *
     * @param given {from, to} of x, then of p; NaN where the calibration decides
     */
    public static PhaseRange range(ImagePlus image, double[] given) {
        Calibration c = image.getCalibration();
        double[] x = {(-0.5 - c.xOrigin) * c.pixelWidth, (image.getWidth() - 0.5 - c.xOrigin) * c.pixelWidth};
        double[] p = {(c.yOrigin + 0.5) * c.pixelHeight, (c.yOrigin + 0.5 - image.getHeight()) * c.pixelHeight};
        boolean known = given.length == 4 && !Double.isNaN(given[0] + given[1] + given[2] + given[3]);
        if (!known && !c.scaled() && c.xOrigin == 0 && c.yOrigin == 0) {
            throw new InvalidInputException(
                    "image",
                    "\"" + image.getTitle() + "\" without a calibration",
                    "a calibrated image, or the ranges of x and p");
        }
        return known
                ? new PhaseRange(given[0], given[1], given[2], given[3])
                : upwards(c)
                        ? new PhaseRange(x[0], x[1], p[1], p[0])
                        : new PhaseRange(
                                x[0],
                                x[1],
                                (-0.5 - c.yOrigin) * c.pixelHeight,
                                (image.getHeight() - 0.5 - c.yOrigin) * c.pixelHeight);
    }

    private static boolean upwards(Calibration c) {
        return c.getInvertY();
    }

    /**
     * The frames of an image; a stack without frames is read slice by slice. A frame is copied each time it is asked for.
     *
     * @param given as above; given ranges of p run from the bottom row to the top row
     * @param negative whether values below 0 are welcome
     * @throws InvalidInputException with number and place of values that are negative or NaN
     */
    public static PhaseMovie movie(ImagePlus image, double[] given, boolean negative) {
        PhaseRange range = range(image, given);
        boolean known = given.length == 4 && !Double.isNaN(given[0] + given[1] + given[2] + given[3]);
        boolean up = known || upwards(image.getCalibration());
        int columns = image.getWidth();
        int rows = image.getHeight();
        boolean framed = image.getNFrames() > 1 || image.getStackSize() == 1;
        int n = framed ? image.getNFrames() : image.getStackSize();
        double interval = image.getCalibration().frameInterval;
        double[] times = new double[n];
        for (int k = 0; k < n; k++) {
            times[k] = k * (interval > 0 ? interval : 1);
        }
        List<double[]> frames = new AbstractList<>() {
            @Override
            public double[] get(int k) {
                return frame(image, k, framed ? image.getStackIndex(1, 1, k + 1) : k + 1, up, negative);
            }

            @Override
            public int size() {
                return n;
            }
        };
        return new PhaseMovie(range, columns, rows, times, frames);
    }

    /** Frame number k, from 0, of a slice of the stack. */
    private static double[] frame(ImagePlus image, int k, int slice, boolean up, boolean negative) {
        ImageProcessor pixels = image.getStack().getProcessor(slice);
        int columns = pixels.getWidth();
        int rows = pixels.getHeight();
        double[] frame = new double[columns * rows];
        int bad = 0;
        String place = "";
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                double value = pixels.getf(x, y);
                boolean wrong = Double.isNaN(value) || Double.isInfinite(value) || value < 0 && !negative;
                if (wrong && bad++ == 0) {
                    place = value + " at column " + x + ", row " + y;
                }
                frame[(up ? rows - 1 - y : y) * columns + x] = value;
            }
        }
        if (bad > 0) {
            throw new InvalidInputException(
                    "frame " + (k + 1) + " of " + image.getTitle(),
                    bad + " pixels that cannot be densities, the first " + place,
                    negative ? "finite values" : "values of at least 0");
        }
        return frame;
    }

    /** The unit of the frame interval, "" where it has none. */
    public static String timeUnit(ImagePlus image) {
        String unit = image.getCalibration().getTimeUnit();
        boolean own = unit == null || unit.equals("t") || image.getCalibration().frameInterval <= 0;
        return own ? "" : unit;
    }
}
