package io.github.secular.host.imagej;

import ij.IJ;
import ij.VirtualStack;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.view.CalibratedImage;
import java.util.Arrays;
import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.real.DoubleType;

/**
 * The planes of an image that is too large for the memory, each made or read when it is shown. As in all virtual stacks of
 * ImageJ, what is painted on a plane is gone when another one is shown.
 */
final class LargeStack extends VirtualStack {
    private static final int BITS = 32;

    private final CalibratedImage image;
    private final String[] labels;

    LargeStack(CalibratedImage image) {
        super((int) image.dimension(0), (int) image.dimension(1));
        this.image = image;
        int channels = image.channels().size();
        this.labels = new String[channels * image.frames()];
        Arrays.setAll(labels, i -> image.sliceLabel(i % channels, i / channels));
        setBitDepth(BITS);
    }

    /** A plane of an image. @param number channels before frames, counted from 0 */
    static FloatProcessor plane(CalibratedImage image, int number) {
        int width = (int) image.dimension(0);
        int height = (int) image.dimension(1);
        if (!image.planes().isEmpty()) {
            return new FloatProcessor(width, height, image.planes().get(number));
        }
        int channels = image.channels().size();
        int[] place = {0, 0, number % channels, number / channels};
        FloatProcessor plane = new FloatProcessor(width, height);
        RandomAccess<DoubleType> pixel = image.randomAccess();
        pixel.setPosition(Arrays.copyOf(place, image.numDimensions()));
        for (int y = 0; y < height; y++) {
            pixel.setPosition(y, 1);
            for (int x = 0; x < width; x++) {
                pixel.setPosition(x, 0);
                plane.setf(x, y, (float) pixel.get().get());
            }
        }
        return plane;
    }

    /** Without numbers, and with a sentence in the log, where its file is gone or another one. */
    @Override
    public ImageProcessor getProcessor(int slice) {
        ImageProcessor out;
        try {
            out = plane(image, slice - 1);
        } catch (InvalidInputException e) {
            IJ.log(e.getMessage());
            out = new FloatProcessor(getWidth(), getHeight());
            Arrays.fill((float[]) out.getPixels(), Float.NaN);
        }
        out.setColorModel(getColorModel());
        return out;
    }

    @Override
    public Object getPixels(int slice) {
        return getProcessor(slice).getPixels();
    }

    @Override
    public int size() {
        return labels.length;
    }

    @Override
    public int getSize() {
        return size();
    }

    @Override
    public String getSliceLabel(int slice) {
        return labels[slice - 1];
    }

    @Override
    public void setSliceLabel(String label, int slice) {
        labels[slice - 1] = label;
    }
}
