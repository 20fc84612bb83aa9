package io.github.secular.view;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.scenario.Units;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Two images and what is between them, against numbers that are counted here. */
class ImagePairTest {
    private static final int COLUMNS = 4;
    private static final int ROWS = 3;
    private static final Axis LEVELS = Axis.counted("n", List.of("a", "b", "c"));

    private static Axis times(double last, String unit) {
        double[] t = Samples.even(last, COLUMNS);
        return new Axis("time", 0, 1, "", List.of("t0", "t1", "t2", "t3"), false, Axis.Values.of(t, unit));
    }

    /** Rows over uneven times. */
    private static CalibratedImage strip(String title, double[] values, Axis time, Axis rows, String channel) {
        double largest = java.util.Arrays.stream(values).map(Math::abs).max().orElse(0);
        return new CalibratedImage(
                title,
                BlochImages.view(p -> values[p.getIntPosition(1) * COLUMNS + p.getIntPosition(0)], COLUMNS, ROWS),
                List.of(time, rows),
                List.of(Channel.positive(channel, largest)),
                "");
    }

    private static CalibratedImage strip(String title, double[] values) {
        return strip(title, values, times(3, "s"), LEVELS, "rate (1/s)");
    }

    /** rho_nm = r exp(i phi), one matrix a time. */
    private static CalibratedImage matrices(String title, double[][] r, double[][] phi) {
        int n = (int) Math.sqrt(r[0].length);
        List<String> names = IntStream.range(0, n).mapToObj(i -> "" + i).toList();
        return new CalibratedImage(
                title,
                BlochImages.view(
                        p -> {
                            int i = p.getIntPosition(1) * n + p.getIntPosition(0);
                            int t = p.getIntPosition(3);
                            return ComplexChannels.value(
                                    p.getIntPosition(2), r[t][i] * Math.cos(phi[t][i]), r[t][i] * Math.sin(phi[t][i]));
                        },
                        n,
                        n,
                        4,
                        r.length),
                List.of(
                        Axis.counted("m", names),
                        Axis.counted("n", names),
                        ComplexChannels.axis(4),
                        new TimeAxis(Samples.even(1, r.length), Units.SCALED).axis()),
                List.of(
                        Channel.signed("Re ρ", 1),
                        Channel.signed("Im ρ", 1),
                        Channel.positive("|ρ|", 1),
                        new Channel("arg ρ", ColourMap.cyclic(), -Math.PI, Math.PI)),
                "");
    }

    @Test
    void whatIsSubtractedIsWhatWasGiven() {
        SplittableRandom random = new SplittableRandom(12);
        double[] a = random.doubles(COLUMNS * ROWS, 0, 5).toArray();
        double[] b = random.doubles(COLUMNS * ROWS, 0, 7).toArray();
        a[5] = Double.NaN;
        ImagePair pair = ImagePair.of(strip("one", a), strip("two", b));
        Table table = new ImagePairViews(pair).table();
        for (int t = 0; t < COLUMNS; t++) {
            double largest = 0;
            double squares = 0;
            int count = 0;
            for (int n = 0; n < ROWS; n++) {
                double d = a[n * COLUMNS + t] - b[n * COLUMNS + t];
                assertEquals(d, pair.subtracted().value(t, n, 0, 0), 1e-6);
                if (!Double.isNaN(d)) {
                    largest = Math.max(largest, Math.abs(d));
                    squares += d * d;
                    count++;
                }
            }
            assertEquals(largest, table.numbers("largest")[t], 1e-6);
            assertEquals(Math.sqrt(squares / count), table.numbers("rms")[t], 1e-6);
        }
        assertArrayEquals(Samples.even(3, COLUMNS), table.numbers("time"));
        assertEquals("s", table.column("time").unit());
        assertEquals("1/s", table.column("rms").unit());
        String said = String.join("\n", new ImagePairViews(pair).sentences());
        assertTrue(said.contains("1 pixels of rate have a number in one of the two only."), said);
        // one range of colours for both, and 0 in the middle of the third
        assertEquals(
                pair.first().channels().get(0).high(),
                pair.second().channels().get(0).high());
        Channel third = pair.subtracted().channels().get(0);
        assertEquals(-third.low(), third.high());
        assertTrue(new ImagePairViews(pair).chart().isPresent());
    }

    /** Phases on both sides of the cut are near to each other; the distance is that of the complex numbers. */
    @Test
    void complexNumbersAreComparedAsSuch() {
        SplittableRandom random = new SplittableRandom(7);
        double[][][] r = new double[2][2][];
        double[][][] phi = new double[2][2][];
        for (int k = 0; k < 2; k++) {
            for (int t = 0; t < 2; t++) {
                r[k][t] = random.doubles(4, 0.1, 1).toArray();
                phi[k][t] = random.doubles(4, -Math.PI, Math.PI).toArray();
            }
        }
        phi[0][1][2] = Math.PI - 0.01;
        phi[1][1][2] = 0.02 - Math.PI;
        r[0][0][0] = 0;
        ImagePair pair = ImagePair.of(matrices("one", r[0], phi[0]), matrices("two", r[1], phi[1]));
        assertEquals(-0.03, pair.subtracted().value(0, 1, 3, 1), 1e-6);
        assertTrue(Double.isNaN(pair.subtracted().value(0, 0, 3, 0)));
        double largest = 0;
        for (int t = 0; t < 2; t++) {
            double of = 0;
            for (int i = 0; i < 4; i++) {
                double square = r[0][t][i] * r[0][t][i]
                        + r[1][t][i] * r[1][t][i]
                        - 2 * r[0][t][i] * r[1][t][i] * Math.cos(phi[0][t][i] - phi[1][t][i]);
                of = Math.max(of, Math.sqrt(square));
            }
            assertEquals(of, new ImagePairViews(pair).table().numbers("largest")[t], 1e-6);
            largest = Math.max(largest, of);
        }
        String said = new ImagePairViews(pair).sentences().get(2);
        assertTrue(said.startsWith("Largest |A − B| of ρ: " + GridAxis.text(largest) + ", at n = "), said);
    }

    /** Three panels, each telling its own value; all follow one slider. */
    @Test
    void aPictureShowsAllThree() {
        double[][] zero = new double[2][4];
        double[][] one = {{0.1, 0.2, 0.3, 0.4}, {0.5, 0.6, 0.7, 0.8}};
        double[][] two = {{0.1, 0.2, 0.3, 0.4}, {0.25, 0.35, 0.45, 0.55}};
        ImagePair pair = ImagePair.of(matrices("one", one, zero), matrices("two", two, zero));
        ImagePairViews views = new ImagePairViews(pair);
        assertArrayEquals(new int[] {0, 1}, views.plane());
        Picture picture = views.picture(true, true).orElseThrow();
        for (int t = 0; t < 2; t++) {
            Sketch sketch = picture.sketch(0, t);
            BufferedImage drawn = sketch.draw(900, 320);
            assertEquals(900, drawn.getWidth());
            TreeSet<String> said = new TreeSet<>();
            for (int x = 0; x < 900; x += 5) {
                for (int y = 0; y < 320; y += 5) {
                    said.add(sketch.hover(x, y).replaceFirst(", t = .*?:", ":"));
                }
            }
            assertTrue(said.contains("n = 1, m = 0: Re ρ, A = " + SiTime.digits(one[t][2])), said::toString);
            assertTrue(said.contains("n = 1, m = 0: Re ρ, B = " + SiTime.digits(two[t][2])), said::toString);
            assertTrue(said.contains("n = 1, m = 0: Re ρ, A − B = " + (t == 0 ? "0" : "0.25")), said::toString);
            assertEquals(3, sketch.copies().size());
            assertEquals(5, sketch.values().columns().size());
        }
        assertEquals(
                2,
                views.picture(true, false).orElseThrow().sketch(0, 0).copies().size());
        assertEquals(
                1,
                views.picture(false, true).orElseThrow().sketch(0, 0).copies().size());
    }

    private static void refused(String words, CalibratedImage b) {
        CalibratedImage a = strip("one", new double[COLUMNS * ROWS]);
        String said = Assertions.assertThrows(InvalidInputException.class, () -> ImagePair.of(a, b))
                .getMessage();
        assertTrue(
                said.contains(words) && said.startsWith("second: found \"two\" (") && said.contains("\"one\""), said);
    }

    private static CalibratedImage movie(String channel) {
        float[] plane = {1, 2, 3, 4};
        return new CalibratedImage(
                channel,
                CalibratedImage.doubles(List.of(plane), 2, 2, 1, 1),
                List.of(
                        new Axis("x", 0, 1, "", List.of(), true),
                        new Axis("p", 1, -1, "", List.of(), true),
                        Axis.counted("channel", List.of(channel)),
                        new TimeAxis(new double[] {0}, Units.SCALED).axis()),
                List.of(Channel.positive(channel, 4)),
                "",
                List.of(plane));
    }

    /** As a Wigner function and a classical density. */
    @Test
    void whatValuesAreCalledDoesNotMatter() {
        ImagePair pair = ImagePair.of(movie("W"), movie("f"));
        assertEquals(0, pair.subtracted().value(1, 1, 0, 0));
        assertEquals("W, A", pair.first().channels().get(0).name());
        assertEquals("f, B", pair.second().channels().get(0).name());
        assertEquals("W, f, A − B", pair.subtracted().channels().get(0).name());
    }

    @Test
    void whatHasOtherAxesIsToldInOneSentence() {
        double[] v = new double[COLUMNS * ROWS];
        refused("time: 4 places from 0 to 4 s", strip("two", v, times(4, "s"), LEVELS, "rate (1/s)"));
        refused("time: 4 places from 0 to 3 ms", strip("two", v, times(3, "ms"), LEVELS, "rate (1/s)"));
        refused("1/ms", strip("two", v, times(3, "s"), LEVELS, "rate (1/ms)"));
        Axis others = Axis.counted("n", List.of("a", "b", "d"));
        refused("n: a, b, d", strip("two", v, times(3, "s"), others, "rate (1/s)"));
        refused("4", matrices("two", new double[2][4], new double[2][4]));
    }
}
