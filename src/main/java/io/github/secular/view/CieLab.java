package io.github.secular.view;

/**
 * Colours in CIELAB (CIE 15: L from 0, black, to 100, white; a towards red, b towards yellow; white D65) and their
 * sRGB values (IEC 61966-2-1). Equal distances are about equally visible.
 */
record CieLab(double lightness, double a, double b) {
    /** White point D65, Y = 1. */
    private static final double[] WHITE = {0.95047, 1, 1.08883};

    private static final double DELTA = 6.0 / 29;

    /** From lightness, chroma and hue (radians). */
    static CieLab ofHue(double lightness, double chroma, double hue) {
        return new CieLab(lightness, chroma * Math.cos(hue), chroma * Math.sin(hue));
    }

    /** From an sRGB colour 0xRRGGBB. */
    static CieLab ofRgb(int rgb) {
        double r = linear((rgb >> 16 & 255) / 255.0);
        double g = linear((rgb >> 8 & 255) / 255.0);
        double b = linear((rgb & 255) / 255.0);
        double x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / WHITE[0]);
        double y = f(0.2126729 * r + 0.7151522 * g + 0.0721750 * b);
        double z = f((0.0193339 * r + 0.1191920 * g + 0.9503041 * b) / WHITE[2]);
        return new CieLab(116 * y - 16, 500 * (x - y), 200 * (y - z));
    }

    /** sRGB components, between 0 and 1 if a screen can show the colour. */
    double[] rgb() {
        double fy = (lightness + 16) / 116;
        double x = WHITE[0] * inverse(fy + a / 500);
        double y = inverse(fy);
        double z = WHITE[2] * inverse(fy - b / 200);
        return new double[] {
            encoded(3.2404542 * x - 1.5371385 * y - 0.4985314 * z),
            encoded(-0.9692660 * x + 1.8760108 * y + 0.0415560 * z),
            encoded(0.0556434 * x - 0.2040259 * y + 1.0572252 * z)
        };
    }

    /**
     * 0xRRGGBB. Of the eight ways of rounding up or down it takes the one nearest in lightness first and then in
     * hue, because plain rounding makes the lightness of 256 small steps stumble.
     */
    int toRgb() {
        double[] exact = rgb();
        int best = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (int way = 0; way < 8; way++) {
            int colour = 0;
            for (int c = 0; c < 3; c++) {
                double scaled = 255 * Math.max(0, Math.min(1, exact[c]));
                int rounded = (int) Math.floor(scaled) + (way >> c & 1);
                colour = colour << 8 | Math.min(255, rounded);
            }
            CieLab got = ofRgb(colour);
            double dl = 10 * (got.lightness - lightness);
            double distance = dl * dl + (got.a - a) * (got.a - a) + (got.b - b) * (got.b - b);
            if (distance < smallest) {
                smallest = distance;
                best = colour;
            }
        }
        return best;
    }

    double distance(CieLab other) {
        return Math.hypot(lightness - other.lightness, Math.hypot(a - other.a, b - other.b));
    }

    private static double f(double t) {
        return t > DELTA * DELTA * DELTA ? Math.cbrt(t) : t / (3 * DELTA * DELTA) + 4.0 / 29;
    }

    private static double inverse(double t) {
        return t > DELTA ? t * t * t : 3 * DELTA * DELTA * (t - 4.0 / 29);
    }

    private static double linear(double c) {
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static double encoded(double c) {
        return c <= 0.0031308 ? 12.92 * c : 1.055 * Math.pow(c, 1 / 2.4) - 0.055;
    }
}
