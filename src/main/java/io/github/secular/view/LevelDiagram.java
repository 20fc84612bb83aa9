package io.github.secular.view;

import io.github.secular.drive.Harmonic;
import io.github.secular.drive.RandomDrive;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.RateMatrix;
import io.github.secular.scenario.Scenario;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * The levels of a quantum model with what connects them: an arrow with two heads for each pair that a term of the light
 * (or a noise) couples, a wavy arrow for each rate. Of light that couples a pair, the terms nearest to its frequency are
 * drawn; where none is near, the nearest, thin.
 */
public final class LevelDiagram {
    /** Width of a level, where neighbours are 1 apart. */
    private static final double WIDTH = 0.56;

    /** Light off by less than this part of the frequency of a transition is near it. */
    private static final double NEAR = 0.2;

    /** More arrows than this cannot be told apart. */
    private static final int MOST_ARROWS = 80;

    private static final double SMALLEST = 1e-9;
    private static final Color LABEL_GROUND = new Color(255, 255, 255, 190);
    private static final Color DECAY = new Color(0x8A8A8A);

    /** What an arrow stands for. */
    enum Kind {
        LIGHT,
        FAR_LIGHT,
        NOISE,
        RATE
    }

    /**
     * An arrow.
     *
     * @param from the lower level of light and noise
     * @param source number of the term of the light or of the noise, from 0; -1 of a rate
     * @param size |V| or the rate, in scaled units
     */
    record Arrow(Kind kind, int from, int to, int source, double size) {}

    private LevelDiagram() {}

    /** The diagram as a chart. */
    public static JFreeChart of(Scenario scenario) {
        BlochModel model = scenario.model();
        LevelPlaces places = LevelPlaces.of(model.levels());
        List<Arrow> arrows = arrows(model);
        NumberAxis domain = bare(places.x(), 0.5, 0.75);
        // room for the names of the lowest and the highest levels in a small picture, too
        double room = Math.max(0.35, 0.13 * Arrays.stream(places.y()).max().orElse(0));
        NumberAxis range = bare(places.y(), room, room);
        XYPlot plot = new XYPlot(new XYSeriesCollection(), domain, range, new XYLineAndShapeRenderer());
        int shown = Math.min(arrows.size(), MOST_ARROWS);
        for (int i = shown - 1; i >= 0; i--) { // what matters most on top
            plot.addAnnotation(annotation(arrows.subList(0, shown), i, places));
        }
        for (int n = 0; n < model.size(); n++) {
            double x = places.x()[n];
            double y = places.y()[n];
            plot.addAnnotation(
                    new XYLineAnnotation(x - WIDTH / 2, y, x + WIDTH / 2, y, ChartStyle.solid(2.5f), ChartStyle.INK));
            plot.addAnnotation(label(model, n, places));
        }
        JFreeChart chart = ChartStyle.chart(scenario.title(), subtitle(places, arrows.size() - shown), plot);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        plot.setOutlineVisible(false);
        plot.setFixedLegendItems(legend(model, arrows));
        ChartStyle.legend(chart);
        return chart;
    }

    /** To the right of a level that stands alone; else above or below it, away from the arrows. */
    private static XYTextAnnotation label(BlochModel model, int n, LevelPlaces places) {
        double x = places.x()[n];
        double y = places.y()[n];
        boolean upper = 2 * y > Arrays.stream(places.y()).max().orElse(0);
        String name = model.levels().labels().get(n);
        XYTextAnnotation out = places.alone()[n]
                ? new XYTextAnnotation(" " + name, x + WIDTH / 2, y)
                : new XYTextAnnotation(name, x, y);
        out.setTextAnchor(
                places.alone()[n] ? TextAnchor.CENTER_LEFT : upper ? TextAnchor.BOTTOM_CENTER : TextAnchor.TOP_CENTER);
        out.setFont(ChartStyle.font(Font.PLAIN, model.size() > 20 ? 9 : model.size() > 7 ? 10 : 13));
        out.setPaint(ChartStyle.INK);
        out.setBackgroundPaint(LABEL_GROUND);
        return out;
    }

    private static String subtitle(LevelPlaces places, int left) {
        return (places.toScale() ? "heights to scale" : "heights not to scale")
                + (left > 0 ? "; " + left + " weaker arrows are not drawn" : "");
    }

    private static NumberAxis bare(double[] values, double before, double after) {
        NumberAxis out = new NumberAxis();
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(0);
        out.setRange(low - before, high + after);
        out.setVisible(false);
        return out;
    }

    /** All arrows, those of the strongest light first. */
    static List<Arrow> arrows(BlochModel model) {
        List<Arrow> out = new ArrayList<>();
        if (model.drive() instanceof Wave wave) {
            out.addAll(light(model, wave));
        } else if (model.drive() instanceof RandomDrive noise) {
            for (RandomDrive.Source s : noise.sources()) {
                out.addAll(pairs(model, s.matrix(), Kind.NOISE, s.signal().source()));
            }
        }
        out.sort((a, b) -> Double.compare(b.size(), a.size()));
        List<Arrow> rates = new ArrayList<>();
        RateMatrix w = model.relaxation();
        for (int n = 0; n < model.size(); n++) {
            for (int k = 0; k < model.size(); k++) {
                if (n != k && w.rate(n, k) > 0) {
                    rates.add(new Arrow(Kind.RATE, n, k, -1, w.rate(n, k)));
                }
            }
        }
        rates.sort((a, b) -> Double.compare(b.size(), a.size()));
        out.addAll(rates);
        return out;
    }

    private static List<Arrow> pairs(BlochModel model, ComplexMatrix v, Kind kind, int source) {
        List<Arrow> out = new ArrayList<>();
        for (int n = 0; n < model.size(); n++) {
            for (int m = n + 1; m < model.size(); m++) {
                double size = Math.max(v.abs(n, m), v.abs(m, n));
                if (size > SMALLEST * v.maxAbs()) {
                    boolean upwards = model.levels().energy(m) >= model.levels().energy(n);
                    out.add(new Arrow(kind, upwards ? n : m, upwards ? m : n, source, size));
                }
            }
        }
        return out;
    }

    /** For each pair the terms near its frequency, or the nearest one. */
    private static List<Arrow> light(BlochModel model, Wave wave) {
        List<int[]> terms = terms(wave);
        List<Arrow> all = new ArrayList<>();
        for (int a = 0; a < terms.size(); a++) {
            for (Harmonic h : wave.harmonics()) {
                if (Arrays.equals(h.index(), terms.get(a))) {
                    all.addAll(pairs(model, h.matrix(), Kind.LIGHT, a));
                }
            }
        }
        List<Arrow> out = new ArrayList<>();
        for (Arrow arrow : all) {
            double own = offResonance(model, wave, terms, arrow);
            double nearest = all.stream()
                    .filter(b -> b.from() == arrow.from() && b.to() == arrow.to())
                    .mapToDouble(b -> offResonance(model, wave, terms, b))
                    .min()
                    .orElse(own);
            if (own <= NEAR) {
                out.add(arrow);
            } else if (own == nearest) {
                out.add(new Arrow(Kind.FAR_LIGHT, arrow.from(), arrow.to(), arrow.source(), arrow.size()));
            }
        }
        return out.stream().distinct().toList();
    }

    /** One index of every pair of opposite ones, the first in the file. */
    private static List<int[]> terms(Wave wave) {
        List<int[]> out = new ArrayList<>();
        for (Harmonic h : wave.harmonics()) {
            if (out.stream().noneMatch(a -> Arrays.equals(a, h.index()) || Arrays.equals(a, h.oppositeIndex()))) {
                out.add(h.index());
            }
        }
        return out;
    }

    /** How far the light is from a transition, as a part of the larger of their frequencies. */
    private static double offResonance(BlochModel model, Wave wave, List<int[]> terms, Arrow arrow) {
        double transition =
                Math.abs(model.levels().energy(arrow.to()) - model.levels().energy(arrow.from()));
        double light = Math.abs(wave.frequency(terms.get(arrow.source())));
        double larger = Math.max(transition, light);
        return larger == 0 ? 0 : Math.abs(transition - light) / larger;
    }

    private static ArrowAnnotation annotation(List<Arrow> arrows, int i, LevelPlaces places) {
        Arrow arrow = arrows.get(i);
        boolean rate = arrow.kind() == Kind.RATE;
        // arrows of one pair stand beside each other, light to the left
        long before =
                arrows.subList(0, i).stream().filter(a -> isBeside(a, arrow)).count();
        long all = arrows.stream().filter(a -> isBeside(a, arrow)).count();
        double shift = (before - (all - 1) / 2.0) * Math.min(0.14, 0.9 * WIDTH / all);
        double[] from = {places.x()[arrow.from()] + shift, places.y()[arrow.from()]};
        double[] to = {places.x()[arrow.to()] + shift, places.y()[arrow.to()]};
        if (from[1] == to[1]) { // between levels of one height: from side to side
            double side = from[0] < to[0] ? WIDTH / 4 : -WIDTH / 4;
            from = new double[] {from[0] + side, from[1] - 0.06};
            to = new double[] {to[0] - side, to[1] - 0.06};
        }
        BasicStroke stroke =
                arrow.kind() == Kind.FAR_LIGHT ? ChartStyle.dashed(0.8f) : ChartStyle.solid(rate ? 0.9f : 1.7f);
        return new ArrowAnnotation(from, to, !rate, rate, colour(arrow), stroke);
    }

    private static boolean isBeside(Arrow a, Arrow b) {
        return a.from() == b.from() && a.to() == b.to() || a.from() == b.to() && a.to() == b.from();
    }

    private static Color colour(Arrow arrow) {
        return arrow.kind() == Kind.RATE ? DECAY : ChartStyle.colour(arrow.source() % ChartStyle.MOST_LINES);
    }

    private static LegendItemCollection legend(BlochModel model, List<Arrow> arrows) {
        LegendItemCollection out = new LegendItemCollection();
        List<int[]> terms = model.drive() instanceof Wave wave ? terms(wave) : List.of();
        arrows.stream()
                .mapToInt(Arrow::source)
                .filter(s -> s >= 0)
                .distinct()
                .sorted()
                .forEach(source -> {
                    String name = terms.isEmpty()
                            ? "noise " + (source + 1)
                            : terms.size() == 1 ? "light" : "light " + Arrays.toString(terms.get(source));
                    Arrow first = arrows.stream()
                            .filter(a -> a.source() == source)
                            .findFirst()
                            .orElseThrow();
                    out.add(item(name, colour(first)));
                });
        if (arrows.stream().anyMatch(a -> a.kind() == Kind.RATE)) {
            out.add(item("rates (wavy)", DECAY));
        }
        return out;
    }

    private static LegendItem item(String name, Color colour) {
        LegendItem out = new LegendItem(
                name, null, null, null, new java.awt.geom.Line2D.Double(-9, 0, 9, 0), ChartStyle.solid(2), colour);
        out.setLabelFont(ChartStyle.font(Font.PLAIN, 12));
        return out;
    }
}
