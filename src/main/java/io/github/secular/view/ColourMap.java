package io.github.secular.view;

import io.github.secular.numerics.InvalidInputException;
import java.util.function.DoubleFunction;

/** 256 colours from the lowest value to the highest, computed in CIELAB. Immutable. */
public final class ColourMap {
    /** Number of entries. */
    public static final int SIZE = 256;

    private static final String DIVERGING = "diverging";
    private static final String SEQUENTIAL = "sequential";
    private static final String CYCLIC = "cyclic";

    /** Each is computed once, when it is first wanted. */
    private static final class Diverging {
        static final ColourMap MAP = makeDiverging();
    }

    private static final class Sequential {
        static final ColourMap MAP = makeSequential();
    }

    private static final class Cyclic {
        static final ColourMap MAP = makeCyclic();
    }

    private final String name;
    private final int[] colours;

    private ColourMap(String name, int[] colours) {
        this.name = name;
        this.colours = colours;
    }

    /**
     * Blue, white, red, for signed values around 0: both ends about equally dark, lightness rising and falling evenly.
     * Source: K. Moreland, Diverging Color Maps for Scientific Visualization, ISVC 2009: linear in the polar form of
     * CIELAB (magnitude, saturation angle, hue), through white, with the hue spun on the way to white.
     */
    public static ColourMap diverging() {
        return Diverging.MAP;
    }

    private static ColourMap makeDiverging() {
        Polar blue = Polar.of(CieLab.ofRgb(0x3B4CC0));
        Polar red = Polar.of(CieLab.ofRgb(0xB40426));
        // Moreland's own white has 88; on white paper a lighter one reads as "nothing here".
        double magnitude = 96;
        Polar whiteOfBlue = new Polar(magnitude, 0, blue.spunHue(magnitude));
        Polar whiteOfRed = new Polar(magnitude, 0, red.spunHue(magnitude));
        return new ColourMap(DIVERGING, sample(x -> {
            Polar colour = x < 0.5 ? blue.towards(whiteOfBlue, 2 * x) : whiteOfRed.towards(red, 2 * x - 1);
            return colour.lab();
        }));
    }

    /**
     * Black, violet, red, orange, pale yellow, for values from 0 up: lightness rises throughout and neighbours are
     * equally far apart. A curve of rising lightness and turning hue in CIELAB, walked at constant speed (CIE 1976
     * colour difference).
     */
    public static ColourMap sequential() {
        return Sequential.MAP;
    }

    private static ColourMap makeSequential() {
        int fine = 4096;
        double[] length = new double[fine + 1];
        for (int i = 1; i <= fine; i++) {
            length[i] = length[i - 1] + heat((double) i / fine).distance(heat((double) (i - 1) / fine));
        }
        return new ColourMap(SEQUENTIAL, sample(x -> {
            int at = java.util.Arrays.binarySearch(length, x * length[fine]);
            int below = Math.max(0, Math.min(fine - 1, at >= 0 ? at : -at - 2));
            double part = (x * length[fine] - length[below]) / (length[below + 1] - length[below]);
            return heat((below + part) / fine);
        }));
    }

    /**
     * A circle of hues at one lightness and one chroma in CIELAB, for phases from −π to π: the two ends are the same
     * colour, and equal steps of phase are equal steps of colour. Phase 0 is red.
     */
    public static ColourMap cyclic() {
        return Cyclic.MAP;
    }

    private static ColourMap makeCyclic() {
        // The largest circle at this lightness that a screen can show; red is at hue 0.
        return new ColourMap(CYCLIC, sample(x -> CieLab.ofHue(70, 37, 2 * Math.PI * (x - 0.5))));
    }

    public String name() {
        return name;
    }

    /** The one of this name. @throws InvalidInputException if there is none */
    public static ColourMap named(String name) {
        return switch (name) {
            case DIVERGING -> diverging();
            case SEQUENTIAL -> sequential();
            case CYCLIC -> cyclic();
            default ->
                throw new InvalidInputException("colours", name, DIVERGING + ", " + SEQUENTIAL + " or " + CYCLIC);
        };
    }

    /** Entry i, 0 to 255, as 0xRRGGBB. */
    public int rgb(int i) {
        return colours[i];
    }

    /** The colour 0xRRGGBB of a value between low and high; values beyond take the colour of the end, NaN the lowest. */
    public int rgb(double value, double low, double high) {
        double x = (value - low) / (high - low);
        return colours[(int) Math.max(0, Math.min(SIZE - 1, Math.floor(x * SIZE)))];
    }

    /** One component of all entries: 0 red, 1 green, 2 blue; 256 unsigned bytes, as ImageJ's tables want them. */
    public byte[] component(int component) {
        byte[] out = new byte[SIZE];
        for (int i = 0; i < SIZE; i++) {
            out[i] = (byte) (colours[i] >> 8 * (2 - component));
        }
        return out;
    }

    private static CieLab heat(double s) {
        double hue = Math.toRadians(300 + 160 * s);
        return CieLab.ofHue(5 + 90 * s, 34 + 20 * Math.sin(Math.PI * s), hue);
    }

    private static int[] sample(DoubleFunction<CieLab> colour) {
        int[] out = new int[SIZE];
        for (int i = 0; i < SIZE; i++) {
            out[i] = colour.apply((double) i / (SIZE - 1)).toRgb();
        }
        return out;
    }

    /** CIELAB in polar form (Moreland's Msh): |Lab|, angle from the lightness axis, hue. */
    private record Polar(double magnitude, double saturation, double hue) {
        static Polar of(CieLab c) {
            double m = Math.sqrt(c.lightness() * c.lightness() + c.a() * c.a() + c.b() * c.b());
            return new Polar(m, Math.acos(c.lightness() / m), Math.atan2(c.b(), c.a()));
        }

        CieLab lab() {
            double chroma = magnitude * Math.sin(saturation);
            return CieLab.ofHue(magnitude * Math.cos(saturation), chroma, hue);
        }

        Polar towards(Polar other, double part) {
            return new Polar(
                    magnitude + part * (other.magnitude - magnitude),
                    saturation + part * (other.saturation - saturation),
                    hue + part * (other.hue - hue));
        }

        /** The hue that white of this magnitude takes so that the way there is straight (Moreland 2009, figure 8). */
        double spunHue(double white) {
            if (magnitude >= white) {
                return hue;
            }
            double spin =
                    saturation * Math.sqrt(white * white - magnitude * magnitude) / (magnitude * Math.sin(saturation));
            return hue > -Math.PI / 3 ? hue + spin : hue - spin;
        }
    }
}
