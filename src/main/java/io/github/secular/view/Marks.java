package io.github.secular.view;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.IntervalMarker;
import org.jfree.chart.plot.Marker;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.Layer;

/** Marks of levels and shells in plots that have them along an axis, and in those that know places of their own. */
final class Marks {
    /** Between the colours of images, and beside those of lines. */
    static final Color COLOUR = new Color(0x00A9CE);

    private static final BasicStroke STROKE = ChartStyle.solid(2.6f);
    private static final Set<String> LEVELS = Set.of("n", "m", "level", "from", "to");

    private final List<Runnable> removals = new ArrayList<>();

    /** What is at a place of a plot. @param domain the axis of the coordinate {@code across} */
    static Optional<Marked> at(XYPlot plot, ValueAxis domain, double across, double up) {
        if (plot instanceof MarkedPlaces places) {
            return places.marked(across, up);
        }
        return at(plot.getRangeAxis(), up).or(() -> at(domain, across));
    }

    private static Optional<Marked> at(ValueAxis axis, double coordinate) {
        if (isOfLevels(axis)) {
            String[] names = ((SymbolAxis) axis).getSymbols();
            int n = (int) Math.round(coordinate);
            return n >= 0 && n < names.length ? Optional.of(new Marked.Level(names[n])) : Optional.empty();
        }
        return isOfEnergies(axis) ? Optional.of(new Marked.Shell(coordinate)) : Optional.empty();
    }

    private static boolean isOfLevels(ValueAxis axis) {
        return axis instanceof SymbolAxis && axis.getLabel() != null && LEVELS.contains(axis.getLabel());
    }

    private static boolean isOfEnergies(ValueAxis axis) {
        return axis != null
                && axis.getLabel() != null
                && (axis.getLabel().equals("E") || axis.getLabel().startsWith("E ("));
    }

    /** Marks it in place of what was marked before. @param what null for nothing */
    void mark(List<XYPlot> plots, ValueAxis domain, Marked what) {
        removals.forEach(Runnable::run);
        removals.clear();
        for (XYPlot plot : plots) {
            if (plot instanceof MarkedPlaces places) {
                places.mark(what);
                continue;
            }
            for (Marker marker : markers(plot.getRangeAxis(), what)) {
                plot.addRangeMarker(marker, Layer.FOREGROUND);
                removals.add(() -> plot.removeRangeMarker(marker, Layer.FOREGROUND));
            }
            for (Marker marker : markers(domain, what)) {
                plot.addDomainMarker(marker, Layer.FOREGROUND);
                removals.add(() -> plot.removeDomainMarker(marker, Layer.FOREGROUND));
            }
        }
    }

    /** A line at an energy. */
    static ValueMarker line(double energy) {
        return new ValueMarker(energy, COLOUR, STROKE);
    }

    private static List<Marker> markers(ValueAxis axis, Marked what) {
        List<Marker> out = new ArrayList<>();
        if (isOfEnergies(axis)) {
            Marked.energy(what).ifPresent(e -> out.add(line(e)));
        }
        if (what instanceof Marked.Level level && isOfLevels(axis)) {
            String[] names = ((SymbolAxis) axis).getSymbols();
            for (int n = 0; n < names.length; n++) {
                if (new Marked.Level(names[n]).equals(level)) {
                    out.add(new IntervalMarker(n - 0.5, n + 0.5, new Color(0, true), STROKE, COLOUR, STROKE, 1));
                }
            }
        }
        return out;
    }
}
