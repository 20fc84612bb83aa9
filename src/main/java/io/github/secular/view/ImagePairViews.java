package io.github.secular.view;

import io.github.secular.numerics.Sentence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;

/** How far two images are apart, at each time: as a table, a chart, sentences; and the two beside their difference. */
public final class ImagePairViews {
    private static final String TIME = "time";
    /** Of 32-bit numbers, relative to the largest. */
    private static final double ROUNDING = 6e-8;

    private final ImagePair pair;
    private final List<Gap> gaps;

    /**
     * How far a quantity is apart at one time, or at all where there is no time.
     *
     * @param largest |A − B| over all pixels, NaN if none has a number in both
     * @param rms root of the mean square of |A − B| over the same pixels
     * @param size the largest |A| or |B| of these pixels
     * @param at column, row and frame of the largest
     * @param missing how many pixels have a number in one of the two only
     */
    private record Gap(
            ImagePair.Quantity of, int time, double largest, double rms, double size, int[] at, int missing) {}

    public ImagePairViews(ImagePair pair) {
        this.pair = pair;
        this.gaps = pair.quantities().stream()
                .flatMap(q -> IntStream.range(0, times()).mapToObj(t -> gap(q, t)))
                .toList();
    }

    public ImagePair pair() {
        return pair;
    }

    /** Which dimension is the time, −1 for none. */
    private int timeDimension() {
        List<Axis> axes = pair.subtracted().axes();
        return IntStream.range(0, axes.size())
                .filter(d -> TIME.equals(axes.get(d).name()))
                .findFirst()
                .orElse(-1);
    }

    private int times() {
        int d = timeDimension();
        return d < 0 ? 1 : (int) pair.subtracted().dimension(d);
    }

    private Gap gap(ImagePair.Quantity of, int time) {
        CalibratedImage image = pair.subtracted();
        int d = timeDimension();
        int[] from = {0, 0, 0};
        int[] to = {(int) image.dimension(0), (int) image.dimension(1), image.frames()};
        if (d >= 0) {
            int place = Math.min(d, 2);
            from[place] = time;
            to[place] = time + 1;
        }
        double largest = Double.NaN;
        double size = 0;
        double squares = 0;
        int count = 0;
        int missing = 0;
        int[] at = from.clone();
        for (int frame = from[2]; frame < to[2]; frame++) {
            for (int y = from[1]; y < to[1]; y++) {
                for (int x = from[0]; x < to[0]; x++) {
                    double distance = pair.distance(of, x, y, frame);
                    if (Double.isNaN(distance)) {
                        missing += pair.isOneSided(of, x, y, frame) ? 1 : 0;
                        continue;
                    }
                    count++;
                    squares += distance * distance;
                    size = Math.max(size, pair.size(of, x, y, frame));
                    if (!(distance <= largest)) {
                        largest = distance;
                        at = new int[] {x, y, frame};
                    }
                }
            }
        }
        return new Gap(of, time, largest, Math.sqrt(squares / count), size, at, missing);
    }

    /** A row for each time and each quantity: largest and rms difference, where the largest is. */
    public Table table() {
        List<Column> out = new ArrayList<>();
        if (pair.quantities().size() > 1) {
            out.add(Column.texts("quantity", gaps, g -> g.of().name()));
        }
        int d = timeDimension();
        if (d >= 0) {
            Axis time = pair.subtracted().axes().get(d);
            out.add(Column.reals(TIME, time.coordinateUnit(), gaps, g -> time.coordinate(g.time())));
        }
        String unit = unit();
        out.add(Column.reals("largest", unit, gaps, Gap::largest));
        out.add(Column.reals("rms", unit, gaps, Gap::rms));
        out.add(Column.texts("where", gaps, this::where));
        return new Table(pair.subtracted().title(), out);
    }

    private String where(Gap gap) {
        return Double.isNaN(gap.largest())
                ? ""
                : new Hover(pair.subtracted()).place(gap.at()[0], gap.at()[1], gap.at()[2]);
    }

    /** Largest and rms difference over time; empty where there are not several times. */
    public Optional<JFreeChart> chart() {
        if (times() < 2) {
            return Optional.empty();
        }
        Axis time = pair.subtracted().axes().get(timeDimension());
        ValueAxis domain = PictureAxis.of(time, times()).drawn();
        boolean logarithmic = domain instanceof DecadeAxis;
        if (!logarithmic) {
            domain.setRange(time.coordinate(0), time.coordinate(times() - 1));
        }
        XYPlot plot = new XYPlot(
                null, domain, new NumberAxis("difference" + (unit().isEmpty() ? "" : " (" + unit() + ")")), null);
        int colour = 0;
        for (ImagePair.Quantity of : pair.quantities()) {
            List<Gap> own = gaps.stream()
                    .filter(g -> g.of().equals(of))
                    .filter(g -> !logarithmic || time.coordinate(g.time()) > 0)
                    .toList();
            double[] t =
                    own.stream().mapToDouble(g -> time.coordinate(g.time())).toArray();
            String name = "|A − B| of " + of.name();
            EnergyCharts.Lines.add(
                    plot, colour, "largest " + name, t, i -> own.get(i).largest(), true);
            EnergyCharts.Lines.add(
                    plot, colour, "rms " + name, t, i -> own.get(i).rms(), false);
            colour = (colour + 1) % ChartStyle.MOST_LINES;
        }
        JFreeChart chart = ChartStyle.chart(
                pair.subtracted().title(), worst().map(this::says).orElse(""), plot);
        ChartStyle.legend(chart);
        return Optional.of(chart);
    }

    /** That of all quantities; "" where they have several, or none. */
    private String unit() {
        List<String> units = pair.quantities().stream()
                .map(ImagePair.Quantity::unit)
                .distinct()
                .toList();
        return units.size() == 1 ? units.get(0) : "";
    }

    private Optional<Gap> worst() {
        return gaps.stream().filter(g -> g.largest() >= 0).max(Comparator.comparingDouble(Gap::largest));
    }

    private Optional<Gap> worst(ImagePair.Quantity of) {
        return gaps.stream()
                .filter(g -> g.of().equals(of) && g.largest() >= 0)
                .max(Comparator.comparingDouble(Gap::largest));
    }

    private String says(Gap gap) {
        String unit = gap.of().unit().isEmpty() ? "" : " " + gap.of().unit();
        return "largest |A − B| of " + gap.of().name() + ": " + GridAxis.text(gap.largest()) + unit + ", at "
                + where(gap);
    }

    /** What is compared, how far it is apart and where, what is doubtful. */
    public List<String> sentences() {
        List<String> out =
                new ArrayList<>(List.of(pair.first().title(), pair.second().title()));
        for (ImagePair.Quantity of : pair.quantities()) {
            Optional<Gap> found = worst(of);
            if (found.isEmpty()) {
                out.add("Of " + of.name() + " no pixel has a number in both.");
                continue;
            }
            Gap worst = found.get();
            List<Gap> own = gaps.stream().filter(g -> g.of().equals(of)).toList();
            double size = own.stream().mapToDouble(Gap::size).max().orElse(0);
            int missing = own.stream().mapToInt(Gap::missing).sum();
            Gap roughest = own.stream()
                    .filter(g -> g.rms() >= 0)
                    .max(Comparator.comparingDouble(Gap::rms))
                    .orElse(worst);
            if (worst.largest() == 0) {
                out.add(of.name() + " is the same in A and B, pixel by pixel.");
            } else {
                boolean several = times() > 1;
                out.add(capital(says(worst)) + Sentence.of(", %.2g of the largest value, ", worst.largest() / size)
                        + GridAxis.text(size) + ".");
                out.add("Root of the mean square over the pixels" + (several ? " of one time, largest" : "") + ": "
                        + GridAxis.text(roughest.rms()) + (several ? ", at " + time(roughest) : "") + ".");
            }
            if (worst.largest() > 0 && worst.largest() < 16 * ROUNDING * size) {
                out.add("The pixels are numbers of 32 bits: what is below " + GridAxis.text(ROUNDING * size)
                        + " is their rounding.");
            }
            if (missing > 0) {
                out.add(missing + " pixels of " + of.name() + " have a number in one of the two only.");
            }
        }
        return out;
    }

    private String time(Gap gap) {
        return pair.subtracted().axes().get(timeDimension()).labels().get(gap.time());
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** The plane where the difference is largest: channel and frame, from 0. */
    public int[] plane() {
        Gap worst = worst().orElse(gaps.get(0));
        CalibratedImage d = pair.subtracted();
        int channel = worst.of().channel();
        if (channel < 0) {
            channel = IntStream.range(0, 2)
                    .boxed()
                    .max(Comparator.comparingDouble(
                            c -> Math.abs(d.value(worst.at()[0], worst.at()[1], c, worst.at()[2]))))
                    .orElse(0);
        }
        return new int[] {channel, worst.at()[2]};
    }

    /**
     * A, B and A − B side by side; empty where the images are single rows of numbers.
     *
     * @param both whether A and B are to be seen
     * @param subtracted whether A − B is to be seen
     */
    public Optional<Picture> picture(boolean both, boolean subtracted) {
        CalibratedImage d = pair.subtracted();
        String title = "A − B; " + worst().map(this::says).orElse("no pixel has a number in both");
        CalibratedImage named = d.called(title);
        if (Picture.of(named).isEmpty()) {
            return Optional.empty();
        }
        int[] plane = plane();
        List<CalibratedImage> shared = List.of(pair.first(), pair.second());
        List<Picture> out = new ArrayList<>();
        if (both) {
            shared.forEach(image -> out.add(Picture.ofAny(image).alike(shared).at(plane[0], plane[1])));
        }
        if (subtracted) {
            out.add(Picture.ofAny(named).at(plane[0], plane[1]));
        }
        int last = out.size() - 1;
        return Optional.of(out.get(last).after(out.subList(0, last)));
    }
}
