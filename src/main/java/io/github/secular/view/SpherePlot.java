package io.github.secular.view;

import io.github.secular.quantum.BlochVector;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jfree.chart.annotations.XYShapeAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.PlotState;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/**
 * The unit ball of the Bloch vectors seen from a point far above its equator, w upwards, u towards the viewer: the path
 * of a vector, paler where it runs behind the plane of the sphere's outline, and an arrow to where it is at one time.
 */
final class SpherePlot extends XYPlot implements TimePlaces {
    private static final long serialVersionUID = 1L;

    /** From where one looks: turned from u towards v, and above the equator, in radians. */
    private static final double AZIMUTH = Math.toRadians(28);

    private static final double ELEVATION = Math.toRadians(18);

    /** Half of what the axes show, with room for the names. */
    private static final double REACH = 1.32;

    /** What is further from the path than this is not on it. */
    private static final double NEAR = 0.06;

    private static final int STEPS = 180;
    private static final Color BALL = new Color(0xF3F5F9);
    private static final Color LINE = new Color(0x9AA3B0);
    private static final Color FRONT = ChartStyle.colour(0);
    private static final Color BEHIND = new Color(0x9CC5DF);
    private static final Color ARROW = ChartStyle.colour(1);

    private final transient BlochVector vector;
    private final transient SiTime scale;
    private final transient Table table;

    SpherePlot(BlochVector vector, String upper, String lower, SiTime scale, Table table) {
        super(null, axis(), axis(), null);
        this.vector = vector;
        this.scale = scale;
        this.table = table;
        setDomainGridlinesVisible(false);
        setRangeGridlinesVisible(false);
        setOutlineVisible(false);
        setAxisOffset(RectangleInsets.ZERO_INSETS);
        XYLineAndShapeRenderer path = new XYLineAndShapeRenderer(true, false);
        path.setDrawSeriesLineAsPath(true);
        path.setSeriesPaint(0, BEHIND);
        path.setSeriesPaint(1, FRONT);
        path.setSeriesStroke(0, ChartStyle.solid(1.4f));
        path.setSeriesStroke(1, ChartStyle.solid(1.8f));
        ball(path);
        name(0, 0, 1.14, upper);
        name(0, 0, -1.14, lower);
        name(1.22, 0, 0, "u");
        name(0, 1.2, 0, "v");
        setDataset(1, path());
        setRenderer(1, path);
        XYLineAndShapeRenderer marker = new XYLineAndShapeRenderer(true, true);
        marker.setSeriesPaint(0, ARROW);
        marker.setSeriesStroke(0, ChartStyle.solid(2.2f));
        marker.setSeriesShapesVisible(0, false);
        marker.setSeriesPaint(1, ARROW);
        marker.setSeriesShape(1, new Ellipse2D.Double(-5, -5, 10, 10));
        setRenderer(0, marker);
        if (vector.length() > 0) {
            point(vector.length() - 1);
        }
    }

    private static NumberAxis axis() {
        NumberAxis out = new NumberAxis();
        out.setRange(-REACH, REACH);
        out.setVisible(false);
        return out;
    }

    /** To the right, and up, as one sees it. */
    private static Point2D seen(double u, double v, double w) {
        double right = -u * Math.sin(AZIMUTH) + v * Math.cos(AZIMUTH);
        double away = u * Math.cos(AZIMUTH) + v * Math.sin(AZIMUTH);
        return new Point2D.Double(right, w * Math.cos(ELEVATION) - away * Math.sin(ELEVATION));
    }

    /** Towards the viewer. */
    private static double nearness(double u, double v, double w) {
        return (u * Math.cos(AZIMUTH) + v * Math.sin(AZIMUTH)) * Math.cos(ELEVATION) + w * Math.sin(ELEVATION);
    }

    private Point2D seen(int i) {
        return seen(vector.u(i), vector.v(i), vector.w(i));
    }

    private static void ball(XYLineAndShapeRenderer under) {
        under.addAnnotation(
                new XYShapeAnnotation(new Ellipse2D.Double(-1, -1, 2, 2), ChartStyle.solid(1.2f), LINE, BALL),
                Layer.BACKGROUND);
        Path2D near = new Path2D.Double();
        Path2D far = new Path2D.Double();
        for (int k = 0; k <= STEPS; k++) {
            // the equator from where it comes out in front
            double angle = AZIMUTH - Math.PI / 2 + Math.PI * k / STEPS;
            extend(near, seen(Math.cos(angle), Math.sin(angle), 0));
            extend(far, seen(-Math.cos(angle), -Math.sin(angle), 0));
        }
        under.addAnnotation(new XYShapeAnnotation(far, ChartStyle.dashed(0.8f), LINE), Layer.BACKGROUND);
        under.addAnnotation(new XYShapeAnnotation(near, ChartStyle.solid(0.9f), LINE), Layer.BACKGROUND);
        for (double[] end : new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}) {
            Point2D to = seen(end[0], end[1], end[2]);
            under.addAnnotation(
                    new XYShapeAnnotation(
                            new Line2D.Double(-to.getX(), -to.getY(), to.getX(), to.getY()),
                            ChartStyle.dashed(0.7f),
                            LINE),
                    Layer.BACKGROUND);
        }
    }

    private static void extend(Path2D path, Point2D to) {
        if (path.getCurrentPoint() == null) {
            path.moveTo(to.getX(), to.getY());
        } else {
            path.lineTo(to.getX(), to.getY());
        }
    }

    private void name(double u, double v, double w, String text) {
        Point2D at = seen(u, v, w);
        XYTextAnnotation out = new XYTextAnnotation(text, at.getX(), at.getY());
        out.setFont(ChartStyle.font(Font.PLAIN, 14));
        out.setPaint(ChartStyle.INK);
        addAnnotation(out);
    }

    /** What is behind, and what is in front; where the path goes from one to the other both have the step. */
    private XYSeriesCollection path() {
        XYSeries behind = new XYSeries("behind", false);
        XYSeries front = new XYSeries("in front", false);
        for (int i = 0; i < vector.length(); i++) {
            boolean near = isNear(i);
            boolean turns = i > 0 && isNear(i - 1) != near;
            Point2D at = seen(i);
            front.add(at.getX(), near || turns ? at.getY() : Double.NaN, false);
            behind.add(at.getX(), near ? Double.NaN : at.getY(), false);
        }
        XYSeriesCollection out = new XYSeriesCollection(behind);
        out.addSeries(front);
        return out;
    }

    private boolean isNear(int i) {
        return nearness(vector.u(i), vector.v(i), vector.w(i)) >= 0;
    }

    private void point(int i) {
        XYSeries arrow = new XYSeries("at a time", false);
        arrow.add(0, 0, false);
        arrow.add(seen(i).getX(), seen(i).getY(), false);
        XYSeries tip = new XYSeries("tip", false);
        tip.add(seen(i).getX(), seen(i).getY(), false);
        XYSeriesCollection both = new XYSeriesCollection(arrow);
        both.addSeries(tip);
        setDataset(0, both);
    }

    /** In a square within its area, so that the ball is round. */
    @Override
    public void draw(Graphics2D g2, Rectangle2D area, Point2D anchor, PlotState parent, PlotRenderingInfo info) {
        double side = Math.min(area.getWidth(), area.getHeight());
        Rectangle2D square =
                new Rectangle2D.Double(area.getCenterX() - side / 2, area.getCenterY() - side / 2, side, side);
        super.draw(g2, square, anchor, parent, info);
    }

    @Override
    public String timeUnit() {
        return scale.unit();
    }

    @Override
    public void mark(double time) {
        int best = 0;
        for (int i = 1; i < vector.length(); i++) {
            if (Math.abs(scale.shown(vector.time(i)) - time) < Math.abs(scale.shown(vector.time(best)) - time)) {
                best = i;
            }
        }
        if (vector.length() > 0) {
            point(best);
        }
    }

    /** @return −1 for none */
    private int near(double across, double up) {
        int best = -1;
        double distance = NEAR;
        for (int i = 0; i < vector.length(); i++) {
            double d = seen(i).distance(across, up);
            if (d < distance) {
                best = i;
                distance = d;
            }
        }
        return best;
    }

    @Override
    public OptionalDouble time(double across, double up) {
        int i = near(across, up);
        return i < 0 ? OptionalDouble.empty() : OptionalDouble.of(scale.shown(vector.time(i)));
    }

    @Override
    public Optional<String> text(double across, double up) {
        int i = near(across, up);
        return i < 0
                ? Optional.empty()
                : Optional.of(scale.label(vector.time(i)) + ": u = " + GridAxis.text(vector.u(i)) + ", v = "
                        + GridAxis.text(vector.v(i)) + ", w = " + GridAxis.text(vector.w(i)));
    }

    @Override
    public Table values() {
        return table;
    }
}
