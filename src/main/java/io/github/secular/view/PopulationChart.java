package io.github.secular.view;

import io.github.secular.numerics.Sentence;
import io.github.secular.run.BlochResult;
import io.github.secular.run.RateEquationResult;
import io.github.secular.run.RegimeResult;
import io.github.secular.scenario.Scenario;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * Populations over time: the Bloch equation as solid lines, the rate equation dashed over them in
 * a darker or lighter shade of the same colour, one colour per level. The time axis is logarithmic where the times are (a time 0 is then left out). With more than 16 levels only the 16
 * that reach the largest populations are drawn, and the chart says so.
 */
public final class PopulationChart {
    /** Lines of populations that are nearer than this cannot be told apart in a chart. */
    private static final double COVERED = 2e-3;

    /** Beyond the end of an axis, in parts of it, so that its last tick is not lost to rounding: 1e-7 s are 99.99… ns. */
    private static final double ROUNDING = 1e-9;

    private PopulationChart() {}

    /** ρ_nn(t), and p_n(t) where the model has a rate equation, and how far they are apart. */
    public static JFreeChart of(BlochResult result) {
        var trajectory = result.trajectory();
        Lines bloch = new Lines("ρ", "Bloch equation", trajectory.size(), trajectory.times(), trajectory::population);
        Lines rates = result.rates()
                .map(p -> new Lines("p", "rate equation", p.size(), p.times(), p::population))
                .orElse(null);
        String remark = result.distance().isPresent()
                ? Sentence.of(
                        "; rate equation at most %.2g away", result.distance().getAsDouble())
                : result.withoutRates().map(r -> "; no rate equation. " + r).orElse("");
        return draw("Populations of " + result.scenario().title(), remark, result.scenario(), bloch, rates);
    }

    /** p_n(t) alone, dashed as over the Bloch equation, in the colours of the levels. */
    public static JFreeChart of(RateEquationResult result) {
        var p = result.populations();
        Lines rates = new Lines("p", "limit: " + result.limitModel(), p.size(), p.times(), p::population);
        return draw("Rate equation of " + result.scenario().title(), "", result.scenario(), null, rates);
    }

    /** Through the time layer: the rates of this ε as solid lines, what they settle to as ε → 0 dashed over them. */
    public static JFreeChart of(RegimeResult result) {
        var rates = result.layer();
        var limit = result.afterLayer();
        return draw(
                "Time layer of " + result.title(),
                "",
                result.scenario(),
                new Lines("p", "rates at this ε", rates.size(), rates.times(), rates::population),
                new Lines("z", "polarised limit", limit.size(), limit.times(), limit::population));
    }

    /** Populations as they come. */
    private record Lines(String symbol, String legend, int size, double[] times, Population population) {
        double largest(int n) {
            return IntStream.range(0, times.length)
                    .mapToDouble(i -> population.at(i, n))
                    .max()
                    .orElse(0);
        }
    }

    /** Dashed lines over others need a shade of their own. */
    private enum Look {
        SOLID,
        OVER,
        ALONE
    }

    private interface Population {
        double at(int time, int level);
    }

    private static JFreeChart draw(String title, String remark, Scenario scenario, Lines bloch, Lines rates) {
        Lines first = bloch != null ? bloch : rates;
        TimeAxis time = new TimeAxis(first.times(), scenario.units());
        boolean logarithmic = time.isLogarithmic();
        List<Integer> levels = strongest(first);
        List<String> labels = scenario.model().levels().labels();
        XYPlot plot = new LevelPlot(levels.stream().map(labels::get).toList());
        plot.setDomainAxis(domain(time, logarithmic));
        NumberAxis range = new NumberAxis("population");
        range.setAutoRangeIncludesZero(true);
        // a population that stays 0 is not hidden by the frame
        range.setAutoRangeStickyZero(false);
        range.setLowerMargin(0.02);
        range.setUpperMargin(0.02);
        // Wide insets keep the ticks apart.
        range.setTickLabelInsets(new RectangleInsets(9, 4, 9, 4));
        plot.setRangeAxis(range);
        LegendItemCollection legend = new LegendItemCollection();
        boolean numbered = labels.stream().allMatch(l -> l.matches("\\d+"));
        for (int line = 0; line < levels.size(); line++) {
            String name = (numbered && levels.size() < 9 ? "level " : "")
                    + labels.get(levels.get(line))
                    + hiding(first, levels, line, labels);
            Color colour = ChartStyle.colour(line);
            legend.add(item(name, colour, bloch != null));
        }
        // The dataset of the lower number is drawn last, over the other.
        if (rates != null) {
            add(plot, 0, rates, levels, time.scale(), logarithmic, bloch == null ? Look.ALONE : Look.OVER);
        }
        if (bloch != null) {
            add(plot, 1, bloch, levels, time.scale(), logarithmic, Look.SOLID);
            legend.add(item(bloch.legend(), Color.GRAY, true));
        }
        if (rates != null) {
            legend.add(item(rates.legend() + alike(bloch, rates, levels, labels), Color.DARK_GRAY, false));
        }
        plot.setFixedLegendItems(legend);
        String subtitle = "ε = " + SiTime.digits(scenario.model().epsilon());
        if (levels.size() < first.size()) {
            subtitle += "; the " + levels.size() + " of " + first.size() + " levels with the largest populations";
        }
        JFreeChart chart = ChartStyle.chart(title, subtitle + remark, plot);
        ChartStyle.legend(chart);
        return chart;
    }

    /** " (as g)" for a line that covers an earlier one from end to end, else nothing. */
    private static String hiding(Lines lines, List<Integer> levels, int line, List<String> labels) {
        return levels.subList(0, line).stream()
                .filter(other -> coincide(lines, levels.get(line), other))
                .findFirst()
                .map(other -> " (as " + labels.get(other) + ")")
                .orElse("");
    }

    /** " (0, 1 and 2 alike)" where dashed lines coincide over solid ones that do not, which the names tell of already. */
    private static String alike(Lines solid, Lines dashed, List<Integer> levels, List<String> labels) {
        if (solid == null) {
            return "";
        }
        List<String> groups = new ArrayList<>();
        Set<Integer> told = new HashSet<>();
        for (int n : levels) {
            List<Integer> same =
                    levels.stream().filter(k -> coincide(dashed, k, n)).toList();
            if (told.add(n) && same.stream().anyMatch(k -> !coincide(solid, k, n))) {
                told.addAll(same);
                groups.add(same.stream().map(labels::get).collect(Collectors.joining(", ")) + " alike");
            }
        }
        return groups.isEmpty() ? "" : " (" + String.join("; ", groups) + ")";
    }

    private static boolean coincide(Lines lines, int n, int k) {
        return IntStream.range(0, lines.times().length)
                .allMatch(i -> Math.abs(
                                lines.population().at(i, n) - lines.population().at(i, k))
                        < COVERED);
    }

    /** The axis of the times, from the first to the last. */
    static ValueAxis domain(TimeAxis time, boolean logarithmic) {
        double[] shown = time.shown();
        double last = shown.length == 0 ? 1 : shown[shown.length - 1];
        if (logarithmic) {
            return new DecadeAxis(time.scale().axis(), shown[0] > 0 ? shown[0] : shown[1], last);
        }
        NumberAxis axis = new NumberAxis(time.scale().axis());
        axis.setAutoRangeIncludesZero(false);
        double start = shown.length == 0 ? 0 : shown[0];
        if (last > start) {
            axis.setRange(start, last + ROUNDING * (last - start));
        }
        return axis;
    }

    /** The levels to draw, in their own order. */
    private static List<Integer> strongest(Lines lines) {
        double[] largest =
                IntStream.range(0, lines.size()).mapToDouble(lines::largest).toArray();
        return IntStream.range(0, lines.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer n) -> -largest[n]))
                .limit(ChartStyle.MOST_LINES)
                .sorted()
                .toList();
    }

    private static void add(
            XYPlot plot, int index, Lines lines, List<Integer> levels, SiTime scale, boolean logarithmic, Look look) {
        XYSeriesCollection data = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        for (int line = 0; line < levels.size(); line++) {
            int n = levels.get(line);
            XYSeries series = new XYSeries(lines.symbol() + "_" + n, false);
            for (int i = 0; i < lines.times().length; i++) {
                double t = scale.shown(lines.times()[i]);
                if (!logarithmic || t > 0) {
                    series.add(t, lines.population().at(i, n), false);
                }
            }
            data.addSeries(series);
            Color colour = ChartStyle.colour(line);
            renderer.setSeriesPaint(line, look == Look.OVER ? ChartStyle.over(colour) : colour);
            renderer.setSeriesStroke(line, look == Look.SOLID ? ChartStyle.solid(1.6f) : ChartStyle.dashed(1.8f));
        }
        plot.setDataset(index, data);
        plot.setRenderer(index, renderer);
    }

    private static LegendItem item(String name, Color colour, boolean solid) {
        return ChartStyle.item(name, colour, solid ? ChartStyle.solid(2) : ChartStyle.dashed(1.8f));
    }
}
