package io.github.secular.view;

import java.util.Arrays;
import java.util.List;
import net.imglib2.Interval;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.img.basictypeaccess.array.FloatArray;
import net.imglib2.img.cell.Cell;
import net.imglib2.img.cell.CellGrid;
import net.imglib2.img.cell.LazyCellImg;
import net.imglib2.type.numeric.real.DoubleType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.util.Intervals;

/**
 * An image with all that a host needs to show it: axes, units, colours, labels and its account of itself. It is an
 * ImgLib2 image itself, the same as {@code data}.
 *
 * @param title title of the window
 * @param data a read-only view on the arrays of the result; dimension 0 is x (columns, to the right), 1 is y (rows,
 *     down), then, in a density matrix, 2 is the channel and 3 the time
 * @param axes one per dimension of {@code data}
 * @param channels one, or one per position of dimension 2
 * @param info the text under Image &gt; Show Info, lines of "key: value"
 * @param planes the 32-bit pixels themselves, row by row, channels before frames, where {@code data} is a view on such;
 *     else empty. They are shared: a host that shows them shows any change in both, unless there are so many that
 *     {@link Planes} are made when they are asked for
 */
public record CalibratedImage(
        String title,
        RandomAccessibleInterval<DoubleType> data,
        List<Axis> axes,
        List<Channel> channels,
        String info,
        List<float[]> planes)
        implements RandomAccessibleInterval<DoubleType> {
    public CalibratedImage {
        axes = List.copyOf(axes);
        channels = List.copyOf(channels);
        planes = planes instanceof Planes ? planes : List.copyOf(planes);
    }

    /** Of data without pixels of their own. */
    public CalibratedImage(
            String title,
            RandomAccessibleInterval<DoubleType> data,
            List<Axis> axes,
            List<Channel> channels,
            String info) {
        this(title, data, axes, channels, info, List.of());
    }

    /** The same under another title. */
    public CalibratedImage called(String other) {
        return new CalibratedImage(other, data, axes, channels, info, planes);
    }

    @Override
    public int numDimensions() {
        return data.numDimensions();
    }

    @Override
    public long min(int dimension) {
        return data.min(dimension);
    }

    @Override
    public long max(int dimension) {
        return data.max(dimension);
    }

    @Override
    public RandomAccess<DoubleType> randomAccess() {
        return data.randomAccess();
    }

    @Override
    public RandomAccess<DoubleType> randomAccess(Interval interval) {
        return data.randomAccess(interval);
    }

    @Override
    public DoubleType getType() {
        return data.getType();
    }

    /** Number of time frames: the length of dimension 3, or 1. */
    public int frames() {
        return data.numDimensions() < 4 ? 1 : (int) data.dimension(3);
    }

    /** What stands above one plane: "Re ρ, t = 12.5 ns", or the channel alone where there is one frame only. */
    public String sliceLabel(int channel, int frame) {
        String name = channels.get(channel).name();
        return data.numDimensions() < 4
                ? name
                : name + ", " + axes.get(3).labels().get(frame);
    }

    /** The value at column x, row y of a plane. */
    public double value(int x, int y, int channel, int frame) {
        if (!planes.isEmpty()) {
            return planes.get(frame * channels.size() + channel)[y * (int) data.dimension(0) + x];
        }
        return data.numDimensions() < 4
                ? data.getAt(x, y).get()
                : data.getAt(x, y, channel, frame).get();
    }

    /** Whether all its pixels may be in memory at once; else a host asks for a plane when it shows it. */
    public boolean isWhole() {
        return planes.isEmpty()
                ? Float.BYTES * Intervals.numElements(data) <= Planes.WHOLE
                : !(planes instanceof Planes);
    }

    /** A view on planes of 32 bit. @param dimensions columns and rows of each, then those over which planes run */
    public static RandomAccessibleInterval<DoubleType> doubles(List<float[]> planes, long... dimensions) {
        int[] plane = new int[dimensions.length];
        Arrays.fill(plane, 1);
        plane[0] = (int) dimensions[0];
        plane[1] = (int) dimensions[1];
        CellGrid grid = new CellGrid(dimensions, plane);
        RandomAccessibleInterval<FloatType> pixels = new LazyCellImg<>(grid, new FloatType(), number -> {
            long[] first = new long[dimensions.length];
            grid.getCellDimensions(number, first, new int[dimensions.length]);
            return new Cell<>(plane, first, new FloatArray(planes.get((int) number)));
        });
        return Converters.convert(pixels, (in, out) -> out.set(in.get()), new DoubleType());
    }
}
