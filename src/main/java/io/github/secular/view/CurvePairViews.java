package io.github.secular.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.SymbolAxis;

/** Curves of two charts over each other; what is between them as an image, a table, sentences. */
public final class CurvePairViews {
    private final CurvePair pair;

    public CurvePairViews(CurvePair pair) {
        this.pair = pair;
    }

    /**
     * The curves over each other, and what is between them.
     *
     * @param both whether the curves are to be seen
     * @param subtracted whether A − B is to be seen
     */
    public JFreeChart chart(boolean both, boolean subtracted) {
        return new CurvePairChart(
                        pair,
                        Stream.concat(
                                        worst().map(w -> says(w) + own(w.of().interpolated()) + ".").stream(),
                                        interpolation().stream())
                                .toList())
                .draw(both, subtracted);
    }

    /** The places of all pairs, upwards. */
    private double[] places() {
        return pair.all().stream()
                .flatMapToDouble(p -> Arrays.stream(p.x()))
                .sorted()
                .distinct()
                .toArray();
    }

    /** A − B of a pair at these places, NaN where it is not known. */
    private static double[] at(CurvePair.Pair p, double[] places) {
        double[] difference = p.difference();
        return Arrays.stream(places)
                .map(x -> {
                    int i = Arrays.binarySearch(p.x(), x);
                    return i < 0 ? Double.NaN : difference[i];
                })
                .toArray();
    }

    private String domainName() {
        return CurvePair.label(pair.domain()).replaceFirst(" \\([^()]*\\)$", "");
    }

    /** A row for each place: A − B of each pair, of several also the largest |A − B| and the rms. */
    public Table table() {
        double[] x = places();
        List<CurvePair.Pair> pairs = pair.all();
        List<Column> out = new ArrayList<>();
        out.add(
                pair.domain() instanceof SymbolAxis names
                        ? Column.texts(
                                domainName(),
                                Arrays.stream(x)
                                        .mapToObj(v -> names.getSymbols()[(int) Math.round(v)])
                                        .toList())
                        : Column.reals(domainName(), CurvePair.unit(pair.domain()), x));
        List<double[]> all = pairs.stream().map(p -> at(p, x)).toList();
        out.add(Column.reals(
                "largest", "", x.length, i -> known(all, i).map(Math::abs).max().orElse(Double.NaN)));
        out.add(Column.reals(
                "rms",
                "",
                x.length,
                i -> Math.sqrt(known(all, i).map(d -> d * d).average().orElse(Double.NaN))));
        List<String> names =
                ChartTable.free(pairs.stream().map(p -> "A-B of " + p.name()).toList());
        IntStream.range(0, pairs.size()).forEach(k -> out.add(Column.reals(names.get(k), "", all.get(k))));
        return new Table(title(), out);
    }

    private static DoubleStream known(List<double[]> all, int place) {
        return all.stream().mapToDouble(d -> d[place]).filter(d -> !Double.isNaN(d));
    }

    /** "Difference of" and what A is called. */
    public String title() {
        return "Difference of " + pair.titles().get(0);
    }

    /** A − B, places × curves; NaN where it is not known. */
    public CalibratedImage image() {
        double[] x = places();
        List<CurvePair.Pair> pairs = pair.all();
        List<float[]> planes = List.of(new float[x.length * pairs.size()]);
        double largest = 0;
        for (int k = 0; k < pairs.size(); k++) {
            double[] d = at(pairs.get(k), x);
            for (int i = 0; i < x.length; i++) {
                planes.get(0)[k * x.length + i] = (float) d[i];
                largest = Math.abs(d[i]) > largest ? Math.abs(d[i]) : largest;
            }
        }
        return new CalibratedImage(
                title(),
                CalibratedImage.doubles(planes, x.length, pairs.size()),
                List.of(
                        across(x),
                        Axis.counted(
                                "curve",
                                ChartTable.free(
                                        pairs.stream().map(CurvePair.Pair::name).toList()))),
                List.of(Channel.signed("A − B", largest)),
                "Difference: A − B\n" + String.join("\n", sentences()) + "\nOrientation: x: "
                        + CurvePair.label(pair.domain()) + ", y: curve\n",
                planes);
    }

    private Axis across(double[] x) {
        String name = domainName().equals("t") ? "time" : domainName();
        String unit = CurvePair.unit(pair.domain());
        if (pair.domain() instanceof SymbolAxis names) {
            return Axis.counted(
                    name,
                    Arrays.stream(x)
                            .mapToObj(v -> names.getSymbols()[(int) Math.round(v)])
                            .toList());
        }
        return TimeAxis.isEven(x) && x.length > 1
                ? new Axis(name, x[0], (x[x.length - 1] - x[0]) / (x.length - 1), unit, List.of(), true)
                : new Axis(name, 0, 1, "", List.of(), false, Axis.Values.of(x, unit));
    }

    /** Where one pair is farthest apart. @param place number of the place */
    private record Worst(CurvePair.Pair of, String unit, int place) {
        double size() {
            return Math.abs(of.difference()[place]);
        }
    }

    private Optional<Worst> worst() {
        return worsts().stream().max(Comparator.comparingDouble(Worst::size));
    }

    private List<Worst> worsts() {
        List<Worst> out = new ArrayList<>();
        for (CurvePair.Panel panel : pair.panels()) {
            for (CurvePair.Pair p : panel.pairs()) {
                double[] d = p.difference();
                IntStream.range(0, d.length)
                        .filter(i -> !Double.isNaN(d[i]))
                        .boxed()
                        .max(Comparator.comparingDouble(i -> Math.abs(d[i])))
                        .ifPresent(i -> out.add(new Worst(p, CurvePair.unit(panel.range()), i)));
            }
        }
        return out;
    }

    private String says(Worst w) {
        String unit = w.unit().isEmpty() ? "" : " " + w.unit();
        String across = CurvePair.unit(pair.domain()).isEmpty() ? "" : " " + CurvePair.unit(pair.domain());
        double x = w.of().x()[w.place()];
        String where = pair.domain() instanceof SymbolAxis names
                ? names.getSymbols()[(int) Math.round(x)]
                : SiTime.digits(x) + across;
        return "Largest |A − B| of " + w.of().name() + ": " + GridAxis.text(w.size()) + unit + ", at " + domainName()
                + " = " + where;
    }

    private static String own(double interpolated) {
        if (Double.isNaN(interpolated)) {
            return "";
        }
        return "; of this interpolation may make up "
                + (Double.isInfinite(interpolated) ? "all" : "about " + GridAxis.text(interpolated));
    }

    private Optional<String> interpolation() {
        return pair.all().stream().allMatch(p -> Double.isNaN(p.interpolated()))
                ? Optional.empty()
                : Optional.of("The points lie at different places: interpolated onto those of both in the range that"
                        + " they share.");
    }

    /** What is compared, how far it is apart and where, what is doubtful. */
    public List<String> sentences() {
        List<String> out = new ArrayList<>(
                List.of("A: " + pair.titles().get(0), "B: " + pair.titles().get(1)));
        for (Worst w : worsts()) {
            double rms = Math.sqrt(Arrays.stream(w.of().difference())
                    .filter(d -> !Double.isNaN(d))
                    .map(d -> d * d)
                    .average()
                    .orElse(0));
            if (!w.of().isSame()) {
                out.add(says(w) + "; rms over " + w.of().x().length + " places: " + GridAxis.text(rms)
                        + own(w.of().interpolated()) + ".");
            }
        }
        List<String> same = pair.all().stream()
                .filter(CurvePair.Pair::isSame)
                .map(CurvePair.Pair::name)
                .toList();
        if (!same.isEmpty()) {
            out.add("The same in A and B: " + String.join("; ", same) + ".");
        }
        interpolation().ifPresent(out::add);
        if (!pair.alone().isEmpty()) {
            out.add("Without a counterpart, and left out: " + String.join("; ", pair.alone()) + ".");
        }
        return out;
    }
}
