package io.github.secular.view;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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
import org.jfree.chart.ui.RectangleInsets;

/** One chart of a {@link Sketch}: tells what is at a point of the last drawing, in its pixels. */
final class SketchPanel {
    /** "t", or "t (µs)". */
    private static final Pattern TIME = Pattern.compile("t(?: \\((.*)\\))?");

    private final JFreeChart chart;
    private final Sketch.Place place;
    private PlotRenderingInfo drawn;
    private final Marks marks = new Marks();
    private ValueMarker marked = new ValueMarker(Double.NaN);

    /** @param place null where the coordinates say it all */
    SketchPanel(JFreeChart chart, Sketch.Place place) {
        this.chart = chart;
        this.place = place;
    }

    JFreeChart chart() {
        return chart;
    }

    /** Where its parts stand in the last drawing. */
    void drawn(ChartRenderingInfo info) {
        drawn = info.getPlotInfo();
    }

    /** The upper edge of its axes in the last drawing, pixels. */
    double top() {
        return area(0).getMinY();
    }

    /** Moves the axes down, from the next drawing on. @return whether that is half a pixel or more */
    boolean lower(double pixels) {
        RectangleInsets now = chart.getTitle().getMargin();
        chart.getTitle().setMargin(now.getTop(), now.getLeft(), now.getBottom() + pixels, now.getRight());
        return Math.abs(pixels) >= 0.5;
    }

    /** What is at a point of the last drawing, in its pixels; "" outside of the axes. */
    String hover(double x, double y) {
        List<XYPlot> plots = plots();
        for (int i = 0; i < plots.size(); i++) {
            Rectangle2D area = area(i);
            if (area != null && area.contains(x, y)) {
                Point2D at = coordinates(plots.get(i), area, x, y);
                return place == null
                        ? name(plots.get(0).getDomainAxis(), at.getX()) + ", "
                                + name(plots.get(i).getRangeAxis(), at.getY())
                                + level(plots.get(i), at)
                        : place.text(at.getX(), at.getY()).orElse("");
            }
        }
        return "";
    }

    /** ", level e" at the curve of a level. */
    private static String level(XYPlot plot, Point2D at) {
        return plot instanceof LevelPlot levels
                ? levels.marked(at.getX(), at.getY())
                        .map(l -> ", level " + ((Marked.Level) l).name())
                        .orElse("")
                : "";
    }

    /** The unit of the axis of time, "" for a time without one; empty where no axis is a time. */
    Optional<String> timeUnit() {
        if (chart.getPlot() instanceof TimePlaces places) {
            return Optional.of(places.timeUnit());
        }
        return Optional.ofNullable(timeAxis()).map(a -> {
            Matcher label = TIME.matcher(a.getLabel());
            return label.matches() && label.group(1) != null ? label.group(1) : "";
        });
    }

    /** Draws a line at a time, from the next drawing on, in place of the one before. */
    void mark(double time) {
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
    OptionalDouble time(double x, double y) {
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
    Optional<Marked> marked(double x, double y) {
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
    boolean isInside(double x, double y) {
        return IntStream.range(0, plots().size()).mapToObj(this::area).anyMatch(a -> a != null && a.contains(x, y));
    }

    /** Marks a level or a shell, from the next drawing on, in place of the one before. @param what null for none */
    void mark(Marked what) {
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
