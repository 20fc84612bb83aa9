package io.github.secular.view;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeriesCollection;

/** A plane with lines in it, each of which can be marked. */
final class LinesPlot extends XYPlot implements MarkedPlaces {
    private static final long serialVersionUID = 1L;
    private static final int MARK = 1;

    /** How near a line has to be, as a part of the height and of the width. */
    private static final double NEAR = 0.03;

    private final transient List<ShellOutlines.Outline> lines;

    LinesPlot(List<ShellOutlines.Outline> lines, ValueAxis x, ValueAxis y, XYLineAndShapeRenderer renderer) {
        super(new XYSeriesCollection(), x, y, renderer);
        this.lines = List.copyOf(lines);
    }

    @Override
    public Optional<Marked> marked(double across, double up) {
        return lines.stream()
                .filter(line -> distance(line, across, up) < NEAR)
                .min(Comparator.comparingDouble(line -> distance(line, across, up)))
                .map(ShellOutlines.Outline::thing);
    }

    /** From its nearest point or piece, in parts of the picture. */
    private double distance(ShellOutlines.Outline line, double across, double up) {
        double width = getDomainAxis().getRange().getLength();
        double height = getRangeAxis().getRange().getLength();
        return IntStream.range(1, line.x().length)
                .mapToDouble(i -> java.awt.geom.Line2D.ptSegDist(
                        line.x()[i - 1] / width,
                        line.p()[i - 1] / height,
                        line.x()[i] / width,
                        line.p()[i] / height,
                        across / width,
                        up / height))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** The line that is nearest to it, of those of its numbers. */
    @Override
    public void mark(Marked what) {
        XYSeriesCollection curves = new XYSeriesCollection();
        if (what != null) {
            lines.stream()
                    .filter(line -> Marked.distance(line.thing(), what) < Double.POSITIVE_INFINITY)
                    .min(Comparator.comparingDouble(line -> Marked.distance(line.thing(), what)))
                    .ifPresent(line -> curves.addSeries(WellPlot.closed(line)));
        }
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        renderer.setSeriesPaint(0, Marks.COLOUR);
        renderer.setSeriesStroke(0, ChartStyle.solid(2.6f));
        setRenderer(MARK, renderer);
        setDataset(MARK, curves);
    }
}
