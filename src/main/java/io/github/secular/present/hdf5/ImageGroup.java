package io.github.secular.present.hdf5;

import io.github.secular.view.Axis;
import io.github.secular.view.BlochImages;
import io.github.secular.view.CalibratedImage;
import io.github.secular.view.Channel;
import io.github.secular.view.ColourMap;
import io.github.secular.view.ComplexChannels;
import io.github.secular.view.Planes;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.WritableGroup;
import io.jhdf.api.WritableNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.DoubleType;

/**
 * An image in a group: {@code data}, its axes {@code axis_0} … as NumPy counts them, so that the last is x, the labels
 * along them, channels and account. A complex image has no axis of channels in the file, but a last one of real and
 * imaginary part.
 */
final class ImageGroup {
    private static final String DATA = "data";
    private static final String COMPLEX = "complex";
    private static final String CHANNELS = "channels";
    private static final String COLOURS = "colours";
    private static final String RANGES = "ranges";
    private static final String INFO = "info";
    private static final String AXIS = "axis_";
    private static final String LABELS = "labels_";
    private static final int CHANNEL = 2;

    private ImageGroup() {}

    static void write(CalibratedImage image, WritableGroup group, SeriesWriter out) throws IOException {
        SeriesWriter.attribute(group, ResultFile.TITLE, image.title());
        boolean complex = ComplexChannels.has(image);
        WritableNode data = out.put(group, DATA, complex ? complex(image) : real(image));
        List<String> names = new ArrayList<>();
        for (int d = image.numDimensions() - 1; d >= 0; d--) {
            if (!complex || d != CHANNEL) {
                write(image.axes().get(d), (int) image.dimension(d), names.size(), group, out);
                names.add(image.axes().get(d).name());
            }
        }
        SeriesWriter.attribute(data, "axes", names.toArray(new String[0]));
        if (complex) {
            SeriesWriter.attribute(data, COMPLEX, "real", "imaginary");
        }
        List<Channel> channels = image.channels();
        out.put(
                group,
                CHANNELS,
                Series.texts(channels.stream().map(Channel::name).toList()));
        out.put(
                group,
                COLOURS,
                Series.texts(channels.stream().map(c -> c.colours().name()).toList()));
        out.put(
                group,
                RANGES,
                Series.doubles(
                        at -> at % 2 == 0
                                ? channels.get((int) at / 2).low()
                                : channels.get((int) at / 2).high(),
                        channels.size(),
                        2));
        group.putDataset(INFO, image.info());
    }

    private static void write(Axis axis, int length, int number, WritableGroup group, SeriesWriter out)
            throws IOException {
        WritableNode values = out.put(group, AXIS + number, Series.doubles(at -> axis.coordinate((int) at), length));
        SeriesWriter.attribute(values, "name", axis.name());
        SeriesWriter.attribute(values, "unit", axis.coordinateUnit());
        // as ImageJ has it
        values.putAttribute("origin", axis.origin());
        values.putAttribute("spacing", axis.spacing());
        SeriesWriter.attribute(values, "spacing_unit", axis.unit());
        values.putAttribute("calibrated", axis.calibrated() ? 1 : 0);
        values.putAttribute("listed", axis.values().numbers().isEmpty() ? 0 : 1);
        if (!axis.labels().isEmpty()) {
            out.put(group, LABELS + number, Series.texts(axis.labels()));
        }
    }

    private static Series real(CalibratedImage image) {
        long[] shape = reversed(image.dimensionsAsLongArray());
        return image.planes().isEmpty()
                ? Series.doubles(numbers(image, image.dimensionsAsLongArray()), shape)
                : Series.floats(image.planes(), shape);
    }

    private static Series complex(CalibratedImage image) {
        long[] dimensions = image.dimensionsAsLongArray();
        dimensions[CHANNEL] = 2;
        Series.Numbers parts = numbers(image, dimensions);
        long plane = dimensions[0] * dimensions[1];
        long[] shape = new long[dimensions.length];
        if (dimensions.length > 3) {
            shape[0] = dimensions[3];
        }
        shape[shape.length - 3] = dimensions[1];
        shape[shape.length - 2] = dimensions[0];
        shape[shape.length - 1] = 2;
        // re, im of a pixel side by side in the file, in planes of their own in the image
        return Series.doubles(at -> parts.at(at / (2 * plane) * 2 * plane + at % 2 * plane + at / 2 % plane), shape);
    }

    /** The pixels as they follow one another in an image, x first. */
    private static Series.Numbers numbers(CalibratedImage image, long... dimensions) {
        var pixel = image.randomAccess();
        return at -> {
            long rest = at;
            for (int d = 0; d < dimensions.length; d++) {
                pixel.setPosition(rest % dimensions[d], d);
                rest /= dimensions[d];
            }
            return pixel.get().get();
        };
    }

    private static long[] reversed(long... lengths) {
        long[] out = new long[lengths.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = lengths[out.length - 1 - i];
        }
        return out;
    }

    /** The image; of a large one the planes are read when they are asked for. */
    static CalibratedImage read(Group group, SeriesReader in) throws IOException {
        Node data = in.child(group, DATA);
        List<Channel> channels = channels(group, in);
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; group.getChildren().containsKey(AXIS + i); i++) {
            axes.add(0, axis(group, i, in));
        }
        long[] shape = in.shape(data);
        boolean complex = data.getAttributes().containsKey(COMPLEX);
        if (complex) {
            axes.add(Math.min(CHANNEL, axes.size()), ComplexChannels.axis(channels.size()));
        }
        long[] dimensions = reversed(shape);
        if (complex) {
            in.require(shape.length > 2 && shape[shape.length - 1] == 2, "no complex numbers in " + data.getPath());
            dimensions[0] = shape[shape.length - 2];
            dimensions[1] = shape[shape.length - 3];
            dimensions[CHANNEL] = channels.size();
        }
        in.require(
                dimensions.length > 1 && dimensions.length == axes.size(),
                axes.size() + " axes of " + dimensions.length + " in " + group.getPath());
        in.require(
                channels.size() == (dimensions.length > CHANNEL ? dimensions[CHANNEL] : 1),
                channels.size() + " channels in " + group.getPath());
        for (int d = 0; d < dimensions.length; d++) {
            int labels = axes.get(d).labels().size();
            in.require(
                    labels == 0 || labels == dimensions[d],
                    labels + " labels along " + axes.get(d).name());
        }
        Pixels pixels = complex ? complex(data, in, dimensions) : real(data, in, dimensions);
        return new CalibratedImage(
                in.word(group, ResultFile.TITLE), pixels.data(), axes, channels, in.text(group, INFO), pixels.planes());
    }

    /** @param planes of 32 bit, if the image is made of such */
    private record Pixels(RandomAccessibleInterval<DoubleType> data, List<float[]> planes) {}

    private static Pixels real(Node data, SeriesReader in, long... dimensions) throws IOException {
        if (!in.is(data, float[].class)) {
            Series.Numbers values = in.numbers(data);
            return new Pixels(
                    BlochImages.view(
                            at -> {
                                long place = 0;
                                for (int d = dimensions.length - 1; d >= 0; d--) {
                                    place = place * dimensions[d] + at.getLongPosition(d);
                                }
                                return values.at(place);
                            },
                            dimensions),
                    List.of());
        }
        int size = Math.toIntExact(dimensions[0] * dimensions[1]);
        Parts<float[]> parts = in.parts(data, float[].class);
        int count = (int) (Series.length(dimensions) / size);
        List<float[]> planes = Planes.of(count, size, in.whole(), number -> {
            float[] plane = new float[size];
            parts.fill(plane, (long) number * size);
            return plane;
        });
        return new Pixels(CalibratedImage.doubles(planes, dimensions), planes);
    }

    private static Pixels complex(Node data, SeriesReader in, long... dimensions) {
        Series.Numbers values = in.numbers(data);
        return new Pixels(
                BlochImages.view(
                        at -> {
                            long frame = dimensions.length > 3 ? at.getLongPosition(3) : 0;
                            long entry = (frame * dimensions[1] + at.getLongPosition(1)) * dimensions[0]
                                    + at.getLongPosition(0);
                            return ComplexChannels.value(
                                    at.getIntPosition(CHANNEL), values.at(2 * entry), values.at(2 * entry + 1));
                        },
                        dimensions),
                List.of());
    }

    private static Axis axis(Group group, int number, SeriesReader in) {
        Node values = in.child(group, AXIS + number);
        String labels = LABELS + number;
        return new Axis(
                in.word(values, "name"),
                in.number(values, "origin"),
                in.number(values, "spacing"),
                in.word(values, "spacing_unit"),
                group.getChildren().containsKey(labels) ? in.texts(in.child(group, labels)) : List.of(),
                in.integer(values, "calibrated") == 1,
                in.integer(values, "listed") == 1
                        ? new Axis.Values(
                                Arrays.stream(in.doubles(values)).boxed().toList(), in.word(values, "unit"))
                        : Axis.Values.NONE);
    }

    private static List<Channel> channels(Group group, SeriesReader in) {
        List<String> names = in.texts(in.child(group, CHANNELS));
        List<String> colours = in.texts(in.child(group, COLOURS));
        double[] ranges = in.doubles(in.child(group, RANGES));
        in.require(
                colours.size() == names.size() && ranges.length == 2 * names.size(),
                "channels without colours in " + group.getPath());
        List<Channel> out = new ArrayList<>();
        for (int c = 0; c < names.size(); c++) {
            out.add(new Channel(names.get(c), ColourMap.named(colours.get(c)), ranges[2 * c], ranges[2 * c + 1]));
        }
        return out;
    }
}
