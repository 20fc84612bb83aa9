package io.github.secular.view;

import java.util.List;

/** The channels of an image of complex numbers: real and imaginary part, modulus, phase in (−π, π]; or the first three. */
public final class ComplexChannels {
    /** Their labels, in order. */
    private static final List<String> ALL = List.of("Re", "Im", "abs", "phase");

    private ComplexChannels() {}

    /** Dimension 2 of such an image. @param count 4, or 3 without the phase */
    public static Axis axis(int count) {
        return Axis.counted("channel", ALL.subList(0, Math.min(count, ALL.size())));
    }

    /** Whether an axis is such channels. */
    static boolean isAxis(Axis axis) {
        return List.of(axis(3), axis(4)).contains(axis);
    }

    /** Whether dimension 2 of an image is such channels, so that its first two say all. */
    public static boolean has(CalibratedImage image) {
        // a study may record what it calls Re, Im and abs; its channels are then called that and no more
        return image.axes().size() > 2
                && isAxis(image.axes().get(2))
                && image.channels().get(0).name().startsWith("Re ");
    }

    /** Whether the last channel is a phase, and the one before it the modulus that belongs to it. */
    static boolean isPolar(CalibratedImage image) {
        return has(image)
                && image.channels().size() == ALL.size()
                && image.channels().get(2).low() >= 0;
    }

    /** The value in a channel, counted from 0. The phase of 0 is 0. */
    public static double value(int channel, double re, double im) {
        return switch (channel) {
            case 0 -> re;
            case 1 -> im;
            case 2 -> Math.hypot(re, im);
            // 0 rather than ±π for zeros of either sign
            default -> re == 0 && im == 0 ? 0 : Math.atan2(im, re);
        };
    }
}
