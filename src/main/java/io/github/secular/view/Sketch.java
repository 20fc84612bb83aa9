package io.github.secular.view;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;

/** A chart that is drawn anew at any size, and tells what is at a point of the last drawing. */
public final class Sketch {
    /** What is at a point, in the coordinates of the axes; empty where there is nothing. */
    @FunctionalInterface
    interface Place {
        Optional<String> text(double across, double up);
    }

    /** "t", or "t (µs)". */
    private static final Pattern TIME = Pattern.compile("t(?: \\((.*)\\))?");

    private final JFreeChart chart;
    private final Picture.Shape shape;
    private final Place place;
    private final Supplier<Table> values;
    private PlotRenderingInfo drawn;
    private final Marks marks = new Marks();
    private ValueMarker marked = new ValueMarker(Double.NaN);

    Sketch(JFreeChart chart, Picture.Shape shape, Place place, Supplier<Table> values) {
        this.chart = chart;
        this.shape = shape;
        this.place = place;
        this.values = values;
    }

    /** A chart of curves or points: what is at a point are its coordinates, or what its plot has to say. */
    public static Sketch of(JFreeChart chart) {
        if (chart.getPlot() instanceof TimePlaces places) {
            return new Sketch(chart, Picture.Shape.MATRIX, places::text, places::values);
        }
        return new Sketch(chart, Picture.Shape.CHART, null, () -> ChartTable.of(chart));
    }

    public JFreeChart chart() {
        return chart;
    }

    /** A chart of its own, as this one is drawn now. */
    public synchronized JFreeChart copy() {
        try {
            return (JFreeChart) chart.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The size that suits it. */
    public Picture.Shape shape() {
        return shape;
    }

    /** The numbers that are drawn. */
    public Table values() {
        return values.get();
    }

    /** At the size that suits it. @throws io.github.secular.numerics.RefusalException if there are no fonts */
    public synchronized BufferedImage draw() {
        BufferedImage out = shape.draw(chart);
        return draw(out.getWidth(), out.getHeight());
    }

    /** @throws io.github.secular.numerics.RefusalException if the machine has no fonts to write with */
    public synchronized BufferedImage draw(int width, int height) {
        ChartRenderingInfo info = new ChartRenderingInfo();
        BufferedImage out = ChartPicture.render(chart, width, height, info);
        drawn = info.getPlotInfo();
        return out;
    }

    /** What is at a point of the last drawing, in its pixels; "" outside of the axes. */
    public synchronized String hover(double x, double y) {
        List<XYPlot> plots = plots();
        for (int i = 0; i < plots.size(); i++) {
            Rectangle2D area = area(i);
            if (area != null && area.contains(x, y)) {
                Point2D at = coordinates(plots.get(i), area, x, y);
                return place == null
                        ? name(plots.get(0).getDomainAxis(), at.getX()) + ", "
                                + name(plots.get(i).getRangeAxis(), at.getY())
                        : place.text(at.getX(), at.getY()).orElse("");
            }
        }
        return "";
    }

    /** The unit of the axis of time, "" for a time without one; empty where no axis is a time. */
    public Optional<String> timeUnit() {
        if (chart.getPlot() instanceof TimePlaces places) {
            return Optional.of(places.timeUnit());
        }
        return Optional.ofNullable(timeAxis()).map(a -> {
            Matcher label = TIME.matcher(a.getLabel());
            return label.matches() && label.group(1) != null ? label.group(1) : "";
        });
    }

    /** Draws a line at a time, from the next drawing on, in place of the one before. */
    public synchronized void mark(double time) {
        if (chart.getPlot() instanceof TimePlaces places) {
            places.mark(time);
            return;
        }
        ValueMarker marker = new ValueMarker(time, ChartStyle.INK, ChartStyle.solid(1.2f));
        for (XYPlot plot : plots()) {
            if (timeAxis() == plot.getRangeAxis()) {
                plot.removeRangeMarker(marked);
                plot.addRangeMarker(marker);
            } else {
                plot.removeDomainMarker(marked);
                plot.addDomainMarker(marker);
            }
        }
        marked = marker;
    }

    /** The time at a point of the last drawing, in its pixels; empty outside of the axes and where none is a time. */
    public synchronized OptionalDouble time(double x, double y) {
        ValueAxis axis = timeAxis();
        List<XYPlot> plots = plots();
        for (int i = 0; timeUnit().isPresent() && i < plots.size(); i++) {
            Rectangle2D area = area(i);
            if (area != null && area.contains(x, y)) {
                Point2D at = coordinates(plots.get(i), area, x, y);
                if (chart.getPlot() instanceof TimePlaces places) {
                    return places.time(at.getX(), at.getY());
                }
                return OptionalDouble.of(axis == plots.get(i).getRangeAxis() ? at.getY() : at.getX());
            }
        }
        return OptionalDouble.empty();
    }

    /** The level or the shell at a point of the last drawing, in its pixels; empty where there is none. */
    public synchronized Optional<Marked> marked(double x, double y) {
        List<XYPlot> plots = plots();
        for (int i = 0; i < plots.size(); i++) {
            Rectangle2D area = area(i);
            if (area != null && area.contains(x, y)) {
                Point2D at = coordinates(plots.get(i), area, x, y);
                return Marks.at(plots.get(i), chart.getXYPlot().getDomainAxis(), at.getX(), at.getY());
            }
        }
        return Optional.empty();
    }

    /** Whether a point of the last drawing, in its pixels, lies between axes. */
    public synchronized boolean isInside(double x, double y) {
        return IntStream.range(0, plots().size()).mapToObj(this::area).anyMatch(a -> a != null && a.contains(x, y));
    }

    /** Marks a level or a shell, from the next drawing on, in place of the one before. @param what null for none */
    public synchronized void mark(Marked what) {
        marks.mark(plots(), chart.getXYPlot().getDomainAxis(), what);
    }

    /** @return null where there is none */
    private ValueAxis timeAxis() {
        XYPlot all = chart.getXYPlot();
        return Stream.of(all.getDomainAxis(), plots().get(0).getRangeAxis())
                .filter(a -> a != null
                        && a.getLabel() != null
                        && TIME.matcher(a.getLabel()).matches())
                .findFirst()
                .orElse(null);
    }

    private List<XYPlot> plots() {
        XYPlot all = chart.getXYPlot();
        if (all instanceof CombinedDomainXYPlot several) {
            return several.getSubplots().stream().map(p -> (XYPlot) p).toList();
        }
        return List.of(all);
    }

    /** Where a plot stands in the last drawing. @return null before there is one */
    private Rectangle2D area(int plot) {
        if (drawn == null) {
            return null;
        }
        return drawn.getSubplotCount() > plot ? drawn.getSubplotInfo(plot).getDataArea() : drawn.getDataArea();
    }

    private Point2D coordinates(XYPlot plot, Rectangle2D area, double x, double y) {
        ValueAxis domain = chart.getXYPlot().getDomainAxis();
        return new Point2D.Double(
                domain.java2DToValue(x, area, chart.getXYPlot().getDomainAxisEdge()),
                plot.getRangeAxis().java2DToValue(y, area, plot.getRangeAxisEdge()));
    }

    /** "t = 1.25 µs" from an axis "t (µs)". */
    private static String name(ValueAxis axis, double value) {
        String label = axis.getLabel() == null ? "" : axis.getLabel();
        int bracket = label.lastIndexOf(" (");
        boolean unit = bracket > 0 && label.endsWith(")");
        if (axis instanceof SymbolAxis names) {
            int n = (int) Math.round(value);
            String[] symbols = names.getSymbols();
            return label + " = " + symbols[Math.max(0, Math.min(symbols.length - 1, n))];
        }
        return (unit ? label.substring(0, bracket) : label) + " = " + GridAxis.text(value)
                + (unit ? " " + label.substring(bracket + 2, label.length() - 1) : "");
    }
}
