package io.github.secular.host.imagej;

import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.ImageProcessor;
import io.github.secular.classical.PhaseMovie;
import io.github.secular.classical.PhaseRange;
import io.github.secular.numerics.InvalidInputException;
import java.util.AbstractList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An image of ImageJ's as values over phase space: x to the right, p upwards where its calibration says so. */
public final class PhaseImage {
    /** Of the largest value: what is below 0 by less is 0 to the digits of a pixel of 32 bits. */
    private static final double ROUNDING = Math.ulp(1f);

    private static final Pattern TOLERANCE = Pattern.compile("(?m)^Tolerance: (\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?)$");

    private PhaseImage() {}

    /**
     * The rectangle that an image covers, from its calibration or as given.
     *
     * @param given from and to of x, then of p; empty, or NaN, where the calibration decides
     */
    public static PhaseRange range(ImagePlus image, double[] given) {
        Calibration c = image.getCalibration();
        boolean x = known(given, 0);
        boolean p = known(given, 2);
        if (!(x && p) && !c.scaled() && c.xOrigin == 0 && c.yOrigin == 0) {
            throw new InvalidInputException(
                    "image",
                    "\"" + image.getTitle() + "\" without a calibration",
                    "a calibrated image, or the ranges of x and p");
        }
        double bottom = (c.yOrigin + 0.5 - image.getHeight()) * c.pixelHeight;
        double top = (c.yOrigin + 0.5) * c.pixelHeight;
        return new PhaseRange(
                x ? given[0] : (-0.5 - c.xOrigin) * c.pixelWidth,
                x ? given[1] : (image.getWidth() - 0.5 - c.xOrigin) * c.pixelWidth,
                p ? given[2] : c.getInvertY() ? bottom : -top,
                p ? given[3] : c.getInvertY() ? top : -bottom);
    }

    private static boolean known(double[] given, int axis) {
        return given.length == 4 && !Double.isNaN(given[axis] + given[axis + 1]);
    }

    /**
     * The frames of an image; a stack without frames is read slice by slice. A frame is copied each time it is asked for.
     *
     * @param given as above; given ranges of p run from the bottom row to the top row
     * @param negative whether values below 0 are welcome
     * @throws InvalidInputException with number and place of values that are negative or NaN
     */
    public static PhaseMovie movie(ImagePlus image, double[] given, boolean negative) {
        int n = frames(image);
        double interval = image.getCalibration().frameInterval;
        double[] times = new double[n];
        for (int k = 0; k < n; k++) {
            times[k] = k * (interval > 0 ? interval : 1);
        }
        boolean up = known(given, 2);
        List<double[]> frames = new AbstractList<>() {
            @Override
            public double[] get(int k) {
                return pixels(image, k + 1, up, negative);
            }

            @Override
            public int size() {
                return n;
            }
        };
        return new PhaseMovie(range(image, given), image.getWidth(), image.getHeight(), times, frames);
    }

    /**
     * One frame of an image, the others not looked at.
     *
     * @param frame from 1
     * @param given as above
     * @param negative as above
     */
    public static PhaseMovie frame(ImagePlus image, int frame, double[] given, boolean negative) {
        if (frame < 1 || frame > frames(image)) {
            throw new InvalidInputException(
                    "frame", frame + " of " + image.getTitle(), "a number from 1 to " + frames(image));
        }
        return new PhaseMovie(
                range(image, given),
                image.getWidth(),
                image.getHeight(),
                new double[1],
                List.of(pixels(image, frame, known(given, 2), negative)));
    }

    private static boolean isFramed(ImagePlus image) {
        return image.getNFrames() > 1 || image.getStackSize() == 1;
    }

    private static int frames(ImagePlus image) {
        return isFramed(image) ? image.getNFrames() : image.getStackSize();
    }

    /** Rows from the lowest p up. */
    private static double[] pixels(ImagePlus image, int frame, boolean upwards, boolean negative) {
        if (image.getType() == ImagePlus.COLOR_RGB) {
            throw new InvalidInputException(
                    "image", "\"" + image.getTitle() + "\", a picture in colours", "an image of values, 8 to 32 bit");
        }
        Calibration c = image.getCalibration();
        boolean up = upwards || c.getInvertY();
        int columns = image.getWidth();
        int rows = image.getHeight();
        int slice = isFramed(image) ? image.getStackIndex(1, 1, frame) : frame;
        ImageProcessor pixels = image.getStack().getProcessor(slice);
        double[] out = new double[columns * rows];
        double least = negative ? Double.NEGATIVE_INFINITY : -error(image) * largest(pixels, c);
        int bad = 0;
        String place = "";
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                double value = c.getCValue((double) pixels.getf(x, y));
                boolean wrong = Double.isNaN(value) || Double.isInfinite(value) || value < least;
                if (wrong && bad++ == 0) {
                    place = value + " at column " + x + ", row " + y;
                }
                out[(up ? rows - 1 - y : y) * columns + x] = value;
            }
        }
        if (bad > 0) {
            throw new InvalidInputException(
                    "frame " + frame + " of " + image.getTitle(),
                    bad + (bad == 1 ? " pixel" : " pixels") + " that cannot be densities, the first " + place,
                    negative ? "finite values" : "values of at least 0, or negative=true");
        }
        return out;
    }

    /** How far below 0 an image may be for its error alone, in parts of its largest value: of one of a run, its tolerance. */
    private static double error(ImagePlus image) {
        String info = image.getInfoProperty();
        Matcher told = TOLERANCE.matcher(info == null ? "" : info);
        return told.find() ? Math.max(ROUNDING, Double.parseDouble(told.group(1))) : ROUNDING;
    }

    private static double largest(ImageProcessor pixels, Calibration c) {
        double out = 0;
        for (int i = 0; i < pixels.getPixelCount(); i++) {
            out = Math.max(out, Math.abs(c.getCValue((double) pixels.getf(i))));
        }
        return out;
    }

    /** The unit of the frame interval, "" where it has none. */
    public static String timeUnit(ImagePlus image) {
        String unit = image.getCalibration().getTimeUnit();
        boolean own = unit == null || unit.equals("t") || image.getCalibration().frameInterval <= 0;
        return own ? "" : unit;
    }
}
