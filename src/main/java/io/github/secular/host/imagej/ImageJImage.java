package io.github.secular.host.imagej;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.measure.Calibration;
import ij.process.FloatProcessor;
import ij.process.LUT;
import io.github.secular.view.Axis;
import io.github.secular.view.CalibratedImage;
import io.github.secular.view.Channel;
import io.github.secular.view.Hover;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A calibrated image as ImageJ has it: 32 bit, a hyperstack where there are channels or times. */
public final class ImageJImage {
    private static final String HOVER = "secular.hover";

    private ImageJImage() {}

    /** What its pixels are, in words; in memory only. @return null for an image that was not made here */
    public static Hover hover(ImagePlus image) {
        return image.getProperty(HOVER) instanceof Hover h ? h : null;
    }

    /** Copies the pixels, unless they are planes of 32 bit already: those are shared. Frames run over time, channels keep their own colours and display ranges. */
    public static ImagePlus of(CalibratedImage image) {
        int width = (int) image.data().dimension(0);
        int height = (int) image.data().dimension(1);
        int channels = image.channels().size();
        ImageStack stack = new ImageStack(width, height);
        for (int t = 0; t < image.frames(); t++) {
            for (int c = 0; c < channels; c++) {
                FloatProcessor plane = image.planes().isEmpty()
                        ? copy(image, width, height, c, t)
                        : new FloatProcessor(width, height, image.planes().get(t * channels + c));
                stack.addSlice(image.sliceLabel(c, t), plane);
            }
        }
        ImagePlus out = new ImagePlus(image.title(), stack);
        out.setDimensions(channels, 1, image.frames());
        out = coloured(out, image.channels());
        out.setCalibration(calibration(image));
        out.setProperty("Info", image.info());
        out.setProperty(HOVER, new Hover(image));
        LevelLabels.attach(out, image.axes().get(0), image.axes().get(1));
        return out;
    }

    private static FloatProcessor copy(CalibratedImage image, int width, int height, int channel, int frame) {
        FloatProcessor plane = new FloatProcessor(width, height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                plane.setf(x, y, (float) image.value(x, y, channel, frame));
            }
        }
        return plane;
    }

    /**
     * Writes a TIFF file that ImageJ opens as the same image, with calibration, colours, labels and info.
     *
     * @throws IOException if the file cannot be written
     */
    public static void save(ImagePlus image, Path file) throws IOException {
        FileSaver saver = new FileSaver(image);
        boolean written =
                image.getStackSize() > 1 ? saver.saveAsTiffStack(file.toString()) : saver.saveAsTiff(file.toString());
        if (!written) {
            throw new IOException("The image " + file + " cannot be written.");
        }
    }

    private static ImagePlus coloured(ImagePlus image, List<Channel> channels) {
        if (channels.size() == 1) {
            image.setLut(lut(channels.get(0)));
            image.setDisplayRange(channels.get(0).low(), channels.get(0).high());
            image.setOpenAsHyperStack(image.getStackSize() > 1);
            return image;
        }
        CompositeImage out = new CompositeImage(image, CompositeImage.COLOR);
        out.setOpenAsHyperStack(true);
        LUT[] luts = channels.stream().map(ImageJImage::lut).toArray(LUT[]::new);
        out.setLuts(luts);
        return out;
    }

    private static LUT lut(Channel channel) {
        LUT out = new LUT(
                channel.colours().component(0),
                channel.colours().component(1),
                channel.colours().component(2));
        out.min = channel.low();
        out.max = channel.high();
        return out;
    }

    private static Calibration calibration(CalibratedImage image) {
        Calibration out = new Calibration();
        Axis x = image.axes().get(0);
        Axis y = image.axes().get(1);
        out.pixelWidth = x.spacing();
        out.pixelHeight = Math.abs(y.spacing());
        out.xOrigin = -x.origin() / x.spacing(); // ImageJ: coordinate = (pixel − origin) · spacing
        out.yOrigin = -y.origin() / y.spacing();
        out.setInvertY(y.spacing() < 0); // ImageJ: coordinate = (origin − pixel) · spacing
        out.setXUnit(unit(x));
        out.setYUnit(unit(y));
        if (image.axes().size() > 3) {
            Axis time = image.axes().get(3);
            out.frameInterval = time.calibrated() ? time.spacing() : 0;
            out.setTimeUnit(unit(time));
        }
        out.setValueUnit(image.channels().get(0).name());
        return out;
    }

    /** ImageJ calls an axis without a unit "pixel", so that a dimensionless time needs a name of its own. */
    private static String unit(Axis axis) {
        if (!axis.unit().isEmpty()) {
            return axis.unit();
        }
        return switch (axis.name()) {
            case "time" -> "t";
            case "x", "p", "E" -> axis.name();
            default -> axis.name().startsWith("a_") ? "harmonic" : axis.labels().isEmpty() ? axis.name() : "level";
        };
    }
}
