package io.github.secular.view;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;

/**
 * A chart, or several side by side, drawn anew at any size; tells what is at a point of the last drawing. Several of
 * {@link Picture.Shape#WIDE} stand one below the other.
 */
public final class Sketch {
    /** What is at a point, in the coordinates of the axes; empty where there is nothing. */
    @FunctionalInterface
    interface Place {
        Optional<String> text(double across, double up);
    }

    /** Of several, each is this much smaller than it would be alone. */
    private static final double SMALLER = 0.72;

    private static final double LOWER = 0.5;

    private final List<SketchPanel> panels;
    private final Picture.Shape shape;
    private final Supplier<Table> values;

    /** @param panels at least one */
    Sketch(List<SketchPanel> panels, Picture.Shape shape, Supplier<Table> values) {
        this.panels = List.copyOf(panels);
        this.shape = shape;
        this.values = values;
    }

    /** A chart of curves or points: what is at a point are its coordinates, or what its plot has to say. */
    public static Sketch of(JFreeChart chart) {
        if (chart.getPlot() instanceof TimePlaces places) {
            return new Sketch(List.of(new SketchPanel(chart, places::text)), Picture.Shape.MATRIX, places::values);
        }
        return new Sketch(List.of(new SketchPanel(chart, null)), Picture.Shape.CHART, () -> ChartTable.of(chart));
    }

    /** The chart, the last where there are several. */
    public JFreeChart chart() {
        return panels.get(panels.size() - 1).chart();
    }

    /** Charts of their own, as these are drawn now. */
    public synchronized List<JFreeChart> copies() {
        return panels.stream().map(p -> copy(p.chart())).toList();
    }

    private static JFreeChart copy(JFreeChart chart) {
        try {
            return (JFreeChart) chart.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The size that suits each of its charts. */
    public Picture.Shape shape() {
        return shape;
    }

    /** How high its only chart is at this width if the plot, between its axes, has this height over width. */
    public synchronized double heightFor(int width, double form) {
        return ChartPicture.heightFor(chart(), width, form);
    }

    /** The numbers that are drawn. */
    public Table values() {
        return values.get();
    }

    /** At the size that suits it. @throws io.github.secular.numerics.RefusalException if there are no fonts */
    public synchronized BufferedImage draw() {
        if (panels.size() > 1) {
            boolean below = columns() == 1;
            double width = (below ? 1 : SMALLER) * shape.width();
            double height = (below ? LOWER : SMALLER) * shape.height();
            if (shape == Picture.Shape.MATRIX) {
                height = ChartPicture.heightFor(chart(), width, 1);
            }
            return draw((int) (columns() * width), (int) (panels.size() / columns() * height));
        }
        BufferedImage out = shape.draw(chart());
        return draw(out.getWidth(), out.getHeight());
    }

    /** How many charts stand side by side. */
    public int columns() {
        return shape == Picture.Shape.WIDE ? 1 : panels.size();
    }

    /** @throws io.github.secular.numerics.RefusalException if the machine has no fonts to write with */
    public synchronized BufferedImage draw(int width, int height) {
        BufferedImage out = fill(width, height);
        return columns() > 1 && align() ? fill(width, height) : out;
    }

    private BufferedImage fill(int width, int height) {
        List<ChartRenderingInfo> infos =
                panels.stream().map(p -> new ChartRenderingInfo()).toList();
        BufferedImage out =
                ChartPicture.fill(panels.stream().map(SketchPanel::chart).toList(), columns(), width, height, infos);
        IntStream.range(0, panels.size()).forEach(i -> panels.get(i).drawn(infos.get(i)));
        return out;
    }

    /** Leaves room below titles of fewer lines than others. @return whether anything has moved */
    private boolean align() {
        double top = panels.stream().mapToDouble(SketchPanel::top).max().orElse(0);
        return panels.stream().filter(p -> p.lower(top - p.top())).count() > 0;
    }

    /** What is at a point of the last drawing, in its pixels; "" outside of the axes. */
    public synchronized String hover(double x, double y) {
        return panels.stream()
                .map(p -> p.hover(x, y))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The unit of the axis of time, "" for a time without one; empty where no axis is a time. */
    public Optional<String> timeUnit() {
        return panels.get(0).timeUnit();
    }

    /** Draws a line at a time, from the next drawing on, in place of the one before. */
    public synchronized void mark(double time) {
        panels.forEach(p -> p.mark(time));
    }

    /** The time at a point of the last drawing, in its pixels; empty outside of the axes and where none is a time. */
    public synchronized OptionalDouble time(double x, double y) {
        return panels.stream()
                .map(p -> p.time(x, y))
                .filter(OptionalDouble::isPresent)
                .findFirst()
                .orElse(OptionalDouble.empty());
    }

    /** The level or the shell at a point of the last drawing, in its pixels; empty where there is none. */
    public synchronized Optional<Marked> marked(double x, double y) {
        return panels.stream().flatMap(p -> p.marked(x, y).stream()).findFirst();
    }

    /** Whether a point of the last drawing, in its pixels, lies between axes. */
    public synchronized boolean isInside(double x, double y) {
        return panels.stream().anyMatch(p -> p.isInside(x, y));
    }

    /** Marks a level or a shell, from the next drawing on, in place of the one before. @param what null for none */
    public synchronized void mark(Marked what) {
        panels.forEach(p -> p.mark(what));
    }
}
