package io.github.secular.view;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Paint;
import java.awt.Stroke;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYItemRenderer;
import org.jfree.data.xy.XYDataset;

/** Curves of levels over one axis, in each dataset one of each level: the others fade where one is marked. */
final class LevelPlot extends XYPlot implements MarkedPlaces {
    private static final long serialVersionUID = 1L;

    /** How near a curve has to be, as a part of the height. */
    private static final double NEAR = 0.03;

    private static final int FADED = 60;
    private static final float THICKER = 1.6f;

    private final List<String> levels;
    private int marked = -1;

    /** @param levels the label of each series */
    LevelPlot(List<String> levels) {
        this.levels = List.copyOf(levels);
    }

    /** "ρ_e" for the series "ρ_1" of level e. @param series from 0 */
    String name(String key, int series) {
        return key.replaceFirst("_\\d+$", "_") + levels.get(series);
    }

    @Override
    public Optional<Marked> marked(double across, double up) {
        double distance = NEAR * getRangeAxis().getRange().getLength();
        int best = -1;
        for (XYDataset data : getDatasets().values()) {
            for (int line = 0; data != null && line < data.getSeriesCount(); line++) {
                double away = Math.abs(value(data, line, across) - up);
                if (away < distance) {
                    distance = away;
                    best = line;
                }
            }
        }
        return best < 0 ? Optional.empty() : Optional.of(new Marked.Level(levels.get(best)));
    }

    /** The height of a curve, straight between its points; NaN beyond its ends. @param data null for none */
    static double value(XYDataset data, int line, double across) {
        for (int i = 1; data != null && i < data.getItemCount(line); i++) {
            double from = data.getXValue(line, i - 1);
            double to = data.getXValue(line, i);
            if (across >= from && across <= to && to > from) {
                double part = (across - from) / (to - from);
                return (1 - part) * data.getYValue(line, i - 1) + part * data.getYValue(line, i);
            }
        }
        return Double.NaN;
    }

    @Override
    public void mark(Marked what) {
        int now = what == null
                ? -1
                : levels.stream().map(Marked.Level::new).toList().indexOf(what);
        if (now == marked) {
            return;
        }
        for (XYDataset data : getDatasets().values()) {
            XYItemRenderer renderer = getRendererForDataset(data);
            for (int line = 0; data != null && line < data.getSeriesCount(); line++) {
                // as it was, then as it is to be
                if (marked >= 0) {
                    renderer.setSeriesPaint(line, opaque(renderer.getSeriesPaint(line)));
                }
                if (line == marked) {
                    renderer.setSeriesStroke(line, scaled(renderer.getSeriesStroke(line), 1 / THICKER));
                }
                if (now >= 0 && line != now) {
                    renderer.setSeriesPaint(line, faded(renderer.getSeriesPaint(line)));
                }
                if (line == now) {
                    renderer.setSeriesStroke(line, scaled(renderer.getSeriesStroke(line), THICKER));
                }
            }
        }
        marked = now;
    }

    private static Paint opaque(Paint paint) {
        return new Color(((Color) paint).getRGB() | 0xFF000000);
    }

    private static Paint faded(Paint paint) {
        Color c = (Color) paint;
        return new Color(c.getRed(), c.getGreen(), c.getBlue(), FADED);
    }

    private static Stroke scaled(Stroke stroke, float factor) {
        BasicStroke s = (BasicStroke) stroke;
        return new BasicStroke(
                factor * s.getLineWidth(),
                s.getEndCap(),
                s.getLineJoin(),
                s.getMiterLimit(),
                s.getDashArray(),
                s.getDashPhase());
    }
}
