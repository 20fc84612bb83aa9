package io.github.secular.view;

import io.github.secular.numerics.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Two images over the same axes, A and B, in the same colours, and A − B pixel by pixel.
 *
 * <p>Of complex numbers (channels Re, Im, modulus, phase) the difference of each channel is taken: that of moduli is
 * |A| − |B|, that of phases lies in (−π, π] and is NaN where one of the two is next to nothing. How far such images are
 * apart is told by |A − B|, from Re and Im.
 */
public final class ImagePair {
    private static final double SAME = 1e-9;
    private static final int PHASE = 3;
    /** Behind the names of channels. */
    private static final String A = ", A";

    private static final String B = ", B";

    private final CalibratedImage first;
    private final CalibratedImage second;
    private final CalibratedImage difference;

    private ImagePair(CalibratedImage a, CalibratedImage b) {
        first = in(common(a, b, A), "A: " + a.title(), a);
        second = in(common(b, a, B), "B: " + b.title(), b);
        difference = difference();
    }

    /** @throws InvalidInputException if they are not over the same axes, or of different units */
    public static ImagePair of(CalibratedImage a, CalibratedImage b) {
        requireSame(
                a,
                b,
                "one of as many dimensions as",
                String.valueOf(a.axes().size()),
                "" + b.axes().size());
        for (int d = 0; d < a.axes().size(); d++) {
            int length = (int) a.dimension(d);
            if (length != b.dimension(d) || !isSame(a.axes().get(d), b.axes().get(d), length)) {
                throw refusal(
                        a,
                        b,
                        words(b.axes().get(d), (int) b.dimension(d)),
                        "one over the same axes, here " + words(a.axes().get(d), length));
            }
        }
        for (int c = 0; c < a.channels().size(); c++) {
            requireSame(
                    a,
                    b,
                    "one in the same unit,",
                    words(unit(a.channels().get(c).name())),
                    words(unit(b.channels().get(c).name())));
        }
        return new ImagePair(a, b);
    }

    private static void requireSame(CalibratedImage a, CalibratedImage b, String what, String ofA, String ofB) {
        if (!ofA.equals(ofB)) {
            throw refusal(a, b, ofB, what + " " + ofA);
        }
    }

    private static InvalidInputException refusal(CalibratedImage a, CalibratedImage b, String found, String allowed) {
        return new InvalidInputException(
                "second", "\"" + b.title() + "\" (" + found + ")", allowed + ", to go with \"" + a.title() + "\"");
    }

    private static String words(String unit) {
        return unit.isEmpty() ? "no unit" : unit;
    }

    /** "1/s" of "rate (1/s)". */
    static String unit(String channel) {
        int bracket = channel.lastIndexOf(" (");
        return bracket > 0 && channel.endsWith(")") ? channel.substring(bracket + 2, channel.length() - 1) : "";
    }

    private static boolean isSame(Axis a, Axis b, int length) {
        // what the values are called may differ, but not that they are complex
        boolean names = "channel".equals(a.name()) && !ComplexChannels.isAxis(a) && !ComplexChannels.isAxis(b);
        boolean numbers = "time".equals(a.name()) || a.labels().isEmpty() || names;
        if (!a.name().equals(b.name())
                || !a.coordinateUnit().equals(b.coordinateUnit())
                || !numbers && !a.labels().equals(b.labels())) {
            return false;
        }
        double extent = IntStream.range(0, length)
                .mapToDouble(i -> Math.abs(a.coordinate(i)))
                .max()
                .orElse(0);
        return IntStream.range(0, length).allMatch(i -> Math.abs(a.coordinate(i) - b.coordinate(i)) <= SAME * extent);
    }

    /** "time: 50 places from 0 to 12.5 ns", "level: g, e". */
    private static String words(Axis axis, int length) {
        if (!"time".equals(axis.name()) && !axis.labels().isEmpty()) {
            return axis.name() + ": " + String.join(", ", axis.labels());
        }
        return axis.name() + ": " + length + " places from " + SiTime.digits(axis.coordinate(0)) + " to "
                + SiTime.digits(axis.coordinate(length - 1))
                + (axis.coordinateUnit().isEmpty() ? "" : " " + axis.coordinateUnit());
    }

    /** The channels of {@code a}, in colours that reach as far as either's. */
    private static List<Channel> common(CalibratedImage a, CalibratedImage b, String ending) {
        List<Channel> out = new ArrayList<>();
        for (int c = 0; c < a.channels().size(); c++) {
            Channel of = a.channels().get(c);
            Channel with = b.channels().get(c);
            double low = Math.min(of.low(), with.low());
            double high = Math.max(of.high(), with.high());
            // one of the two may have values of both signs
            out.add(
                    of.colours() == with.colours()
                            ? new Channel(of.name() + ending, of.colours(), low, high)
                            : Channel.signed(of.name() + ending, Math.max(high, -low)));
        }
        return out;
    }

    private static CalibratedImage in(List<Channel> channels, String title, CalibratedImage image) {
        return new CalibratedImage(title, image.data(), image.axes(), channels, image.info(), image.planes());
    }

    private CalibratedImage difference() {
        int columns = (int) first.dimension(0);
        int rows = (int) first.dimension(1);
        int channels = first.channels().size();
        List<float[]> planes = new ArrayList<>();
        double[] largest = new double[channels];
        for (int t = 0; t < first.frames(); t++) {
            for (int c = 0; c < channels; c++) {
                float[] plane = new float[columns * rows];
                for (int i = 0; i < plane.length; i++) {
                    double d = difference(i % columns, i / columns, c, t);
                    plane[i] = (float) d;
                    largest[c] = Math.abs(d) > largest[c] ? Math.abs(d) : largest[c];
                }
                planes.add(plane);
            }
        }
        long[] dimensions = IntStream.range(0, first.axes().size())
                .mapToLong(first::dimension)
                .toArray();
        return new CalibratedImage(
                "Difference of " + first.title().substring(3),
                CalibratedImage.doubles(planes, dimensions),
                first.axes(),
                IntStream.range(0, channels)
                        .mapToObj(c -> Channel.signed(name(c) + ", A − B", largest[c]))
                        .toList(),
                "Difference: A − B\nA: " + first.title().substring(3) + "\nB: "
                        + second.title().substring(3) + "\nAccount of A:\n" + first.info() + "Account of B:\n"
                        + second.info(),
                planes);
    }

    private double difference(int x, int y, int channel, int frame) {
        double d = first.value(x, y, channel, frame) - second.value(x, y, channel, frame);
        if (channel != PHASE || !ComplexChannels.isPolar(first)) {
            return d;
        }
        boolean known = MatrixPicture.hasPhase(first, x, y, frame) && MatrixPicture.hasPhase(second, x, y, frame);
        return known ? Math.IEEEremainder(d, 2 * Math.PI) : Double.NaN;
    }

    /** What a channel is called in both, "W, f" where that differs. */
    private String name(int channel) {
        String a = first.channels().get(channel).name();
        String b = second.channels().get(channel).name();
        String ofA = a.substring(0, a.length() - A.length());
        String ofB = b.substring(0, b.length() - B.length());
        return ofA.equals(ofB) ? ofA : ofA + ", " + ofB;
    }

    /** A, in colours that both share; its title begins with "A: ". */
    public CalibratedImage first() {
        return first;
    }

    /** B, in colours that both share; its title begins with "B: ". */
    public CalibratedImage second() {
        return second;
    }

    /** A − B, 32 bit, white where it is 0. */
    public CalibratedImage subtracted() {
        return difference;
    }

    /** What is compared: the numbers of a channel, or complex numbers. */
    record Quantity(String name, String unit, int channel) {}

    List<Quantity> quantities() {
        if (ComplexChannels.has(first)) {
            return List.of(new Quantity(name(0).substring("Re ".length()), "", -1));
        }
        return IntStream.range(0, first.channels().size())
                .mapToObj(c -> new Quantity(name(c).replaceFirst(" \\([^()]*\\)$", ""), unit(name(c)), c))
                .toList();
    }

    /** |A − B| of a quantity at a pixel. */
    double distance(Quantity of, int x, int y, int frame) {
        return of.channel() < 0
                ? Math.hypot(difference.value(x, y, 0, frame), difference.value(x, y, 1, frame))
                : Math.abs(difference.value(x, y, of.channel(), frame));
    }

    /** Whether one of the two has a number at a pixel, the other none. */
    boolean isOneSided(Quantity of, int x, int y, int frame) {
        int c = Math.max(0, of.channel());
        return Double.isNaN(first.value(x, y, c, frame)) != Double.isNaN(second.value(x, y, c, frame));
    }

    /** The largest |A| or |B| of a quantity at a pixel; NaN where one has no number. */
    double size(Quantity of, int x, int y, int frame) {
        int c = of.channel() < 0 ? 2 : of.channel();
        return Math.max(Math.abs(first.value(x, y, c, frame)), Math.abs(second.value(x, y, c, frame)));
    }
}
