package io.github.secular.view;

import io.github.secular.asymptotics.semiclassical.SemiclassicalComparison;
import io.github.secular.asymptotics.semiclassical.SemiclassicalComparison.Line;
import io.github.secular.asymptotics.semiclassical.SemiclassicalComparison.Row;
import io.github.secular.run.QuantumVsClassicalResult;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.scenario.Units;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Tables and chart of a classical model beside its quantum models. */
public final class SemiclassicalViews {
    private static final Shape DISC = new Ellipse2D.Double(-3, -3, 6, 6);

    private SemiclassicalViews() {}

    /**
     * For {@code quantum-vs-classical.csv}, a row per ħ: hbar, levels, compared, error_d, order_d, error_p, order_p, leak,
     * doublets, p, regime, energy_error, element_error. Errors are relative to the largest d and F; orders are empty where
     * an error is not clear of what the methods may be off.
     */
    public static Table rows(QuantumVsClassicalResult result) {
        List<Row> rows = result.comparison().rows();
        return new Table(
                "Quantum against classical of " + result.scenario().title(),
                List.of(
                        Column.reals("hbar", "", rows, Row::hbar),
                        Column.integers("levels", rows, Row::levels),
                        Column.integers("compared", rows, Row::compared),
                        Column.reals("error_d", "", rows, r -> r.diffusion().value()),
                        Column.reals("order_d", "", rows, r -> r.diffusion().order()),
                        Column.reals("floor_d", "", rows, r -> r.diffusion().floor()),
                        Column.reals("error_p", "", rows, r -> r.populations().value()),
                        Column.reals("order_p", "", rows, r -> r.populations().order()),
                        Column.reals("floor_p", "", rows, r -> r.populations().floor()),
                        Column.reals("leak", "", rows, Row::leak),
                        Column.integers("doublets", rows, Row::doublets),
                        Column.reals("p", "", rows, Row::exponent),
                        Column.texts("regime", rows, Row::regime),
                        Column.reals("energy_error", result.scenario().energySymbol(), rows, Row::energyError),
                        Column.reals("element_error", "", rows, Row::elementError)));
    }

    /**
     * For {@code levels.csv}, a row per ħ and level: hbar, n, E, parity, splitting, d_q, d, leak, missing, population
     * (ρ_nn/2πħ at the last time), F.
     */
    public static Table levels(QuantumVsClassicalResult result) {
        List<Line> lines = result.comparison().lines();
        Units units = result.scenario().units();
        String energy = result.scenario().energySymbol();
        String diffusion = result.scenario().diffusionSymbol();
        return new Table(
                "Levels of " + result.scenario().title(),
                List.of(
                        Column.reals("hbar", "", lines, Line::hbar),
                        Column.integers("n", lines, Line::level),
                        Column.reals("E", energy, lines, Line::energy),
                        Column.integers("parity", lines, Line::parity),
                        Column.reals("splitting", energy, lines, Line::splitting),
                        Column.reals("d_q", diffusion, lines, l -> units.rate(l.quantum())),
                        Column.reals("d", diffusion, lines, l -> units.rate(l.classical())),
                        Column.reals("leak", "", lines, Line::leak),
                        Column.reals("missing", diffusion, lines, l -> units.rate(l.missing())),
                        Column.reals("population", "", lines, l -> last(l.populations())),
                        Column.reals("F", "", lines, l -> last(l.classicalF()))));
    }

    private static double last(double[] values) {
        return values.length == 0 ? Double.NaN : values[values.length - 1];
    }

    /** d(E) as a line and d_q(E_n) as dots, a colour per ħ; below, where it is known, F(E) and ρ_nn/2πħ at the last time. */
    public static JFreeChart chart(QuantumVsClassicalResult result) {
        ClassicalScenario scenario = result.scenario();
        SemiclassicalComparison c = result.comparison();
        Units units = scenario.units();
        String unit = scenario.diffusionSymbol().replace("^2", "²");
        double[] energies = scenario.energies();
        List<Line> within = c.lines().stream()
                .filter(l -> l.energy() <= energies[energies.length - 1])
                .toList();
        CombinedDomainXYPlot plot = new CombinedDomainXYPlot(new NumberAxis(scenario.energyLabel()));
        plot.setGap(12);
        plot.add(
                panel(
                        "d" + (unit.isEmpty() ? "" : " (" + unit + ")"),
                        c.rows(),
                        within,
                        l -> units.rate(l.classical()),
                        l -> units.rate(l.quantum())),
                2);
        boolean populated = within.stream().anyMatch(l -> l.populations().length > 0);
        if (populated) {
            XYPlot below = panel(
                    "F at the last time", c.rows(), within, l -> last(l.classicalF()), l -> last(l.populations()));
            plot.add(below, 2);
        }
        JFreeChart chart = ChartStyle.combined("Quantum against classical, " + scenario.title(), plot);
        LegendOfFirst.add(chart, (XYPlot) plot.getSubplots().get(0));
        return chart;
    }

    /** The legend of one of several panels stands for all. */
    private static final class LegendOfFirst {
        static void add(JFreeChart chart, XYPlot panel) {
            var legend = new org.jfree.chart.title.LegendTitle(panel);
            legend.setItemFont(ChartStyle.font(java.awt.Font.PLAIN, 12));
            legend.setItemPaint(ChartStyle.INK);
            legend.setPosition(org.jfree.chart.ui.RectangleEdge.BOTTOM);
            chart.addLegend(legend);
        }
    }

    private static XYPlot panel(
            String label,
            List<Row> rows,
            List<Line> lines,
            ToDoubleFunction<Line> classical,
            ToDoubleFunction<Line> quantum) {
        XYSeriesCollection data = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, true);
        XYSeries curve = new XYSeries("classical", true);
        lines.stream()
                .sorted(Comparator.comparingDouble(Line::energy))
                .filter(l -> !Double.isNaN(classical.applyAsDouble(l)))
                .forEach(l -> curve.add(l.energy(), classical.applyAsDouble(l)));
        add(data, renderer, curve, true, ChartStyle.INK);
        for (int i = 0; i < rows.size(); i++) {
            double hbar = rows.get(i).hbar();
            XYSeries dots = new XYSeries("ħ = " + SiTime.digits(hbar), true);
            lines.stream()
                    .filter(l -> l.hbar() == hbar && !Double.isNaN(quantum.applyAsDouble(l)))
                    .forEach(l -> dots.add(l.energy(), quantum.applyAsDouble(l)));
            add(data, renderer, dots, false, ChartStyle.colour(i % ChartStyle.MOST_LINES));
        }
        XYPlot plot = new XYPlot(data, null, new NumberAxis(label), renderer);
        return ChartStyle.panel(plot);
    }

    private static void add(
            XYSeriesCollection data, XYLineAndShapeRenderer renderer, XYSeries series, boolean line, java.awt.Color c) {
        int i = data.getSeriesCount();
        data.addSeries(series);
        renderer.setSeriesPaint(i, c);
        renderer.setSeriesShape(i, DISC);
        renderer.setSeriesLinesVisible(i, line);
        renderer.setSeriesShapesVisible(i, !line);
        renderer.setSeriesStroke(i, ChartStyle.solid(1.5f));
    }
}
