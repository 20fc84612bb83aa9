package io.github.secular.host.imagej;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.io.FileSaver;
import ij.measure.Calibration;
import ij.process.LUT;
import io.github.secular.view.Axis;
import io.github.secular.view.CalibratedImage;
import io.github.secular.view.Channel;
import io.github.secular.view.ColourMap;
import io.github.secular.view.Hover;
import io.github.secular.view.Planes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** A calibrated image as ImageJ has it: 32 bit, a hyperstack where there are channels or times. */
public final class ImageJImage {
    /** Grey, as in pictures. */
    private static final int NOTHING = 0xB8;

    private static final String HOVER = "secular.hover";

    /** The same as text, which ImageJ keeps in TIFFs. */
    private static final String AXES = "secular.axes";

    private ImageJImage() {}

    /** What its pixels are, in words, also after it was saved as TIFF and opened again. @return null for an image that was not made here */
    public static Hover hover(ImagePlus image) {
        if (image.getProperty(HOVER) instanceof Hover h) {
            return h;
        }
        String text = image.getProp(AXES);
        Hover read = text == null ? null : AxesText.read(text).orElse(null);
        if (read != null) {
            image.setProperty(HOVER, read);
        }
        return read;
    }

    /**
     * The pixels as they are now, shared, with the axes and colours that the image was made with, under its title; empty
     * where these are not known, or no longer fit: an image that was not made here, or was cropped, scaled or converted.
     */
    public static Optional<CalibratedImage> values(ImagePlus image) {
        Hover hover = hover(image);
        if (hover == null || image.getBitDepth() != 32 || !fits(image, hover)) {
            return Optional.empty();
        }
        ImageStack stack = image.getStack();
        IntFunction<float[]> plane = number -> (float[]) stack.getPixels(number + 1);
        List<float[]> planes = stack.isVirtual()
                ? Planes.of(stack.size(), (long) stack.getWidth() * stack.getHeight(), plane)
                : IntStream.range(0, stack.size()).mapToObj(plane).toList();
        long[] dimensions = {image.getWidth(), image.getHeight(), image.getNChannels(), image.getNFrames()};
        return Optional.of(new CalibratedImage(
                image.getTitle(),
                CalibratedImage.doubles(
                        planes, Arrays.copyOf(dimensions, hover.axes().size())),
                hover.axes(),
                hover.channels(),
                image.getInfoProperty() == null ? "" : image.getInfoProperty(),
                planes));
    }

    private static boolean fits(ImagePlus image, Hover hover) {
        int[] sizes = {image.getWidth(), image.getHeight(), image.getNChannels(), image.getNFrames()};
        for (int d = 0; d < hover.axes().size(); d++) {
            Axis axis = hover.axes().get(d);
            for (List<?> told : List.of(axis.labels(), axis.values().numbers())) {
                if (!told.isEmpty() && told.size() != sizes[d]) {
                    return false;
                }
            }
        }
        Calibration now = image.getCalibration();
        Calibration made = calibration(hover.axes(), hover.channels());
        return hover.channels().size() == image.getNChannels()
                && now.pixelWidth == made.pixelWidth
                && now.pixelHeight == made.pixelHeight
                && now.xOrigin == made.xOrigin
                && now.yOrigin == made.yOrigin;
    }

    /**
     * Copies the pixels, unless they are planes of 32 bit already: those are shared. Of a large image planes are made when they are shown.
     * Frames run over time, channels keep their own colours and display ranges.
     */
    public static ImagePlus of(CalibratedImage image) {
        int width = (int) image.data().dimension(0);
        int height = (int) image.data().dimension(1);
        int channels = image.channels().size();
        ImageStack stack = image.isWhole() ? new ImageStack(width, height) : new LargeStack(image);
        for (int i = 0; image.isWhole() && i < channels * image.frames(); i++) {
            stack.addSlice(image.sliceLabel(i % channels, i / channels), LargeStack.plane(image, i));
        }
        ImagePlus out = new ImagePlus(image.title(), stack);
        out.setDimensions(channels, 1, image.frames());
        out = coloured(out, image.channels(), hasHoles(stack));
        out.setCalibration(calibration(image.axes(), image.channels()));
        out.setProperty("Info", image.info());
        Hover hover = new Hover(image);
        out.setProperty(HOVER, hover);
        out.setProp(AXES, AxesText.write(hover));
        LevelLabels.attach(out, image.axes().get(0), image.axes().get(1));
        return out;
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

    private static ImagePlus coloured(ImagePlus image, List<Channel> channels, boolean holes) {
        if (channels.size() == 1) {
            LUT lut = lut(channels.get(0), holes);
            image.setLut(lut);
            image.setDisplayRange(lut.min, lut.max);
            image.setOpenAsHyperStack(image.getStackSize() > 1);
            return image;
        }
        CompositeImage out = new CompositeImage(image, CompositeImage.COLOR);
        out.setOpenAsHyperStack(true);
        LUT[] luts = channels.stream().map(c -> lut(c, holes)).toArray(LUT[]::new);
        out.setLuts(luts);
        return out;
    }

    /** Whether a value is missing. */
    private static boolean hasHoles(ImageStack stack) {
        for (int slice = 1; slice <= stack.getSize(); slice++) {
            for (float value : (float[]) stack.getPixels(slice)) {
                if (Float.isNaN(value)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** @param holes whether the first colour, in which ImageJ draws NaN, is to be grey, and no value's */
    private static LUT lut(Channel channel, boolean holes) {
        byte[][] colours = new byte[3][];
        for (int c = 0; c < 3; c++) {
            colours[c] = channel.colours().component(c);
            if (holes) {
                colours[c] = colours[c].clone();
                colours[c][0] = (byte) NOTHING;
            }
        }
        LUT out = new LUT(colours[0], colours[1], colours[2]);
        out.min = channel.low() - (holes ? (channel.high() - channel.low()) / (ColourMap.SIZE - 1) : 0);
        out.max = channel.high();
        return out;
    }

    private static Calibration calibration(List<Axis> axes, List<Channel> channels) {
        Calibration out = new Calibration();
        Axis x = axes.get(0);
        Axis y = axes.get(1);
        out.pixelWidth = x.spacing();
        out.pixelHeight = Math.abs(y.spacing());
        out.xOrigin = -x.origin() / x.spacing(); // ImageJ: coordinate = (pixel − origin) · spacing
        out.yOrigin = -y.origin() / y.spacing();
        out.setInvertY(y.spacing() < 0); // ImageJ: coordinate = (origin − pixel) · spacing
        out.setXUnit(unit(x));
        out.setYUnit(unit(y));
        if (axes.size() > 3) {
            Axis time = axes.get(3);
            out.frameInterval = time.calibrated() ? time.spacing() : 0;
            out.setTimeUnit(unit(time));
        }
        out.setValueUnit(channels.get(0).name());
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
