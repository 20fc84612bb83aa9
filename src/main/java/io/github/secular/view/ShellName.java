package io.github.secular.view;

import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/** The name of a shell in a chart, where it has room at the size at which the chart is drawn. */
final class ShellName extends XYTextAnnotation {
    private static final long serialVersionUID = 1L;

    private final transient ShellOutlines.Outline shell;
    private final transient ShellNames all;
    private final int number;

    /** @param number of the shell among all, from 0 */
    ShellName(ShellOutlines.Outline shell, int number, ShellNames all) {
        super("\u00a0" + shell.name() + "\u00a0", shell.x()[0], shell.p()[0]);
        this.shell = shell;
        this.number = number;
        this.all = all;
        setPaint(Color.WHITE);
        setBackgroundPaint(new Color(0, 0, 0, 170));
    }

    @Override
    public void draw(
            Graphics2D g,
            XYPlot plot,
            Rectangle2D area,
            ValueAxis domain,
            ValueAxis range,
            int renderer,
            PlotRenderingInfo info) {
        FontMetrics metrics = g.getFontMetrics(getFont());
        int place = all.place(number, area.getWidth(), area.getHeight(), metrics);
        if (place >= 0) {
            setX(shell.x()[place]);
            setY(shell.p()[place]);
            super.draw(g, plot, area, domain, range, renderer, info);
        }
    }
}
