package io.github.secular.view;

import io.github.secular.numerics.InvalidInputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.LogAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;

/**
 * The curves of two charts, A and B, over the same axes, pair by pair, and A − B. Where the points of a pair lie at
 * different places, both are interpolated, straight in the coordinates of the axes (so on a logarithmic axis in the
 * logarithm), at the places of both within the range that they share.
 */
public final class CurvePair {
    private static final double SAME = 1e-9;

    /**
     * Two curves and what is between them.
     *
     * @param x places at which both are known, upwards
     * @param a A there, {@code b} B there, NaN where a curve is broken
     * @param interpolated the largest error that interpolation is likely to make; NaN where none was needed, infinite
     *     where it cannot be told
     */
    record Pair(
            String name,
            ChartCurves.Curve first,
            ChartCurves.Curve second,
            double[] x,
            double[] a,
            double[] b,
            double interpolated) {
        /** A − B at each place. */
        double[] difference() {
            return IntStream.range(0, x.length).mapToDouble(i -> a[i] - b[i]).toArray();
        }

        /** Whether A and B are one curve. */
        boolean isSame() {
            return Arrays.equals(first.x(), second.x()) && Arrays.equals(first.y(), second.y());
        }
    }

    /** Curves over one pair of axes. @param range that of A */
    record Panel(ValueAxis range, List<Pair> pairs) {}

    private final List<String> titles;
    private final ValueAxis domain;
    private final List<Panel> panels = new ArrayList<>();
    private final List<String> alone = new ArrayList<>();

    /**
     * @param firstTitle what A is called
     * @param secondTitle what B is called
     * @throws InvalidInputException if the axes are others, or no curve of one has a counterpart in the other
     */
    public CurvePair(String firstTitle, JFreeChart first, String secondTitle, JFreeChart second) {
        titles = List.of(firstTitle, secondTitle);
        ChartCurves a = curves("first", firstTitle, first);
        ChartCurves b = curves("second", secondTitle, second);
        domain = a.domain();
        double factor = factor(a.domain(), b.domain());
        if (a.panels().size() != b.panels().size()) {
            throw refusal(
                    b.panels().size() + " diagrams", "a chart of " + a.panels().size());
        }
        for (int i = 0; i < a.panels().size(); i++) {
            ChartCurves.Panel of = a.panels().get(i);
            ChartCurves.Panel with = b.panels().get(i);
            if (!unit(of.range()).equals(unit(with.range()))) {
                throw refusal(label(with.range()), "a chart of values in the unit of " + label(of.range()));
            }
            panels.add(new Panel(of.range(), pairs(of, with, factor)));
        }
        if (panels.stream().allMatch(p -> p.pairs().isEmpty())) {
            throw refusal(
                    "without a curve that is the counterpart of one of the first, over a range that both share",
                    "a chart of the same curves: "
                            + String.join(
                                    ", ",
                                    a.curves().stream()
                                            .map(ChartCurves.Curve::name)
                                            .toList()));
        }
    }

    /** Whether a chart has curves, and is no picture of an image. */
    public static boolean isOfCurves(JFreeChart chart) {
        return !(chart.getPlot() instanceof TimePlaces)
                && !ChartCurves.of(chart).curves().isEmpty();
    }

    private static ChartCurves curves(String input, String title, JFreeChart chart) {
        if (isOfCurves(chart)) {
            return ChartCurves.of(chart);
        }
        throw new InvalidInputException(
                input, "\"" + title + "\", in which there are no curves", "a chart of curves, or an image of values");
    }

    private InvalidInputException refusal(String found, String allowed) {
        return new InvalidInputException(
                "second",
                "\"" + titles.get(1) + "\" (" + found + ")",
                allowed + ", to go with \"" + titles.get(0) + "\"");
    }

    /** How many units of A's axis one of B's is. */
    private double factor(ValueAxis a, ValueAxis b) {
        boolean names = a instanceof SymbolAxis || b instanceof SymbolAxis;
        boolean same = label(a).equals(label(b))
                && (!names
                        || a instanceof SymbolAxis first
                                && b instanceof SymbolAxis second
                                && Arrays.equals(first.getSymbols(), second.getSymbols()));
        if (same) {
            return 1;
        }
        double out =
                label(a).startsWith("t (") && label(b).startsWith("t (") ? SiTime.factor(unit(b), unit(a)) : Double.NaN;
        if (Double.isNaN(out)) {
            throw refusal("over " + label(b), "a chart over " + label(a) + (names ? ", at the same places" : ""));
        }
        return out;
    }

    static String label(ValueAxis axis) {
        return axis.getLabel() == null ? "" : axis.getLabel();
    }

    static String unit(ValueAxis axis) {
        return ImagePair.unit(label(axis));
    }

    /** Counterparts have one name; or one but for what follows a comma; or are the only ones left. */
    private List<Pair> pairs(ChartCurves.Panel of, ChartCurves.Panel with, double factor) {
        List<ChartCurves.Curve> left = new ArrayList<>(of.curves());
        List<ChartCurves.Curve> others = new ArrayList<>(with.curves());
        ChartCurves.Curve[] found = new ChartCurves.Curve[left.size()];
        List<Function<ChartCurves.Curve, String>> keys = List.of(ChartCurves.Curve::name, c -> head(c.name()));
        for (Function<ChartCurves.Curve, String> key : keys) {
            for (int i = 0; i < left.size(); i++) {
                String name = key.apply(left.get(i));
                List<ChartCurves.Curve> like =
                        others.stream().filter(o -> key.apply(o).equals(name)).toList();
                if (found[i] == null && !like.isEmpty()) {
                    found[i] = like.get(0);
                    others.remove(like.get(0));
                }
            }
        }
        List<Integer> lonely = IntStream.range(0, left.size())
                .filter(i -> found[i] == null)
                .boxed()
                .toList();
        if (lonely.size() == 1 && others.size() == 1 && left.size() == 1) {
            found[lonely.get(0)] = others.remove(0);
        }
        List<Pair> out = new ArrayList<>();
        for (int i = 0; i < left.size(); i++) {
            Optional<Pair> pair = found[i] == null
                    ? Optional.empty()
                    : pair(left.get(i), scaled(found[i], factor), of.range() instanceof LogAxis);
            pair.ifPresent(out::add);
            if (pair.isEmpty()) {
                alone.add("A: " + left.get(i).name());
                others.addAll(found[i] == null ? List.of() : List.of(found[i]));
            }
        }
        others.forEach(o -> alone.add("B: " + o.name()));
        return out;
    }

    private static ChartCurves.Curve scaled(ChartCurves.Curve curve, double factor) {
        return new ChartCurves.Curve(
                curve.name(), Arrays.stream(curve.x()).map(x -> factor * x).toArray(), curve.y());
    }

    /** @return empty where one of the two is no function of its places, or there is no place that both reach */
    private Optional<Pair> pair(ChartCurves.Curve a, ChartCurves.Curve b, boolean logarithmic) {
        Optional<Straight> f = Straight.of(a, domain instanceof LogAxis, logarithmic);
        Optional<Straight> g = Straight.of(b, domain instanceof LogAxis, logarithmic);
        if (f.isEmpty() || g.isEmpty()) {
            return Optional.empty();
        }
        double low = Math.max(f.get().low(), g.get().low());
        double high = Math.min(f.get().high(), g.get().high());
        // what is nearer than this is one place
        DoubleUnaryOperator near =
                domain instanceof LogAxis ? x -> SAME * x : x -> SAME * Math.max(Math.abs(low), Math.abs(high));
        double[] all = DoubleStream.concat(
                        Arrays.stream(f.get().x()), Arrays.stream(g.get().x()))
                .filter(x -> x >= low - near.applyAsDouble(low) && x <= high + near.applyAsDouble(high))
                .sorted()
                .toArray();
        double[] x = IntStream.range(0, all.length)
                .filter(i -> i == 0 || all[i] - all[i - 1] > near.applyAsDouble(all[i]))
                .mapToDouble(i -> all[i])
                .toArray();
        if (x.length == 0) {
            return Optional.empty();
        }
        double error = Math.max(f.get().error(x, near), g.get().error(x, near));
        return Optional.of(new Pair(
                name(a.name(), b.name()),
                a,
                b,
                x,
                Arrays.stream(x).map(f.get()::at).toArray(),
                Arrays.stream(x).map(g.get()::at).toArray(),
                error < 0 ? Double.NaN : error));
    }

    private static String name(String a, String b) {
        boolean alike = head(a).equals(head(b));
        return a.equals(b) ? a : alike ? head(a) : a + " | " + b;
    }

    /** What stands before the first comma. */
    private static String head(String name) {
        return name.replaceFirst(",.*", "");
    }

    List<String> titles() {
        return titles;
    }

    /** The axis that all curves share, that of A. */
    ValueAxis domain() {
        return domain;
    }

    List<Panel> panels() {
        return panels;
    }

    List<Pair> all() {
        return panels.stream().flatMap(p -> p.pairs().stream()).toList();
    }

    /** Curves without a counterpart, "A: mean". */
    List<String> alone() {
        return alone;
    }
}
