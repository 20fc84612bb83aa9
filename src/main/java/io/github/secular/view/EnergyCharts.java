package io.github.secular.view;

import io.github.secular.classical.limit.CoefficientCurve;
import io.github.secular.run.CoefficientResult;
import io.github.secular.run.EnergyDiffusionResult;
import io.github.secular.run.VlasovResult;
import io.github.secular.scenario.ParticleScenario;
import io.github.secular.scenario.Units;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Charts over energy and time of classical runs. */
public final class EnergyCharts {
    private static final int SNAPSHOTS = 6;

    private EnergyCharts() {}

    /** d(E), h0(E) and ω(E) above each other. */
    public static JFreeChart coefficients(CoefficientResult result) {
        CoefficientCurve c = result.curve().get();
        Units units = result.scenario().units();
        String unit = result.scenario().diffusionSymbol().replace("^2", "²");
        CombinedDomainXYPlot plot =
                new CombinedDomainXYPlot(new NumberAxis(result.scenario().energyLabel()));
        plot.setGap(12);
        XYPlot d = new ResonancePlot(
                result.table(), units::rate, new NumberAxis("d" + (unit.isEmpty() ? "" : " (" + unit + ")")));
        Lines.add(d, 0, "d", c.energies(), i -> units.rate(c.diffusion()[i]), true);
        plot.add(ChartStyle.panel(d), 2);
        plot.add(panel("h0", c.energies(), "h0", i -> c.density()[i], 1), 1);
        int components =
                Arrays.stream(c.frequencies()).mapToInt(w -> w.length).max().orElse(0);
        if (components > 0) {
            plot.add(frequencies(c, components), 1);
        }
        ChartStyle.axis(plot.getDomainAxis());
        JFreeChart chart = ChartStyle.combined(
                "Diffusion coefficient of " + result.scenario().title(), plot);
        String remark = components > 1
                ? "ω: a line for each part of a shell, from left to right, the first solid"
                : units.lab() ? "h0 in 1/ω0 and ω in ω0, the frequency of the trap" : "";
        if (!remark.isEmpty()) {
            chart.addSubtitle(ChartStyle.subtitle(remark));
        }
        return chart;
    }

    /** ω(E), one line per component, later ones dashed over those that they coincide with. */
    private static XYPlot frequencies(CoefficientCurve c, int components) {
        XYPlot omega = new XYPlot(null, null, new NumberAxis("ω"), null);
        for (int k = 0; k < components; k++) {
            int component = k;
            Lines.add(
                    omega,
                    2 + k,
                    k == 0 ? "omega" : "omega_" + (k + 1),
                    c.energies(),
                    i -> component < c.frequencies()[i].length ? c.frequencies()[i][component] : Double.NaN,
                    k == 0);
        }
        return ChartStyle.panel(omega);
    }

    /** Π f(E) at several times, the limit dashed. */
    public static JFreeChart distribution(VlasovResult result) {
        return snapshots("Energy distribution", result.scenario(), result.means(), result.limitValues());
    }

    /** F(E) at the start of a run. */
    public static JFreeChart start(ParticleScenario scenario) {
        double[] energies = scenario.energies();
        double[] means = scenario.startMeans();
        XYPlot plot = new XYPlot(null, new NumberAxis(scenario.energyLabel()), new NumberAxis("F"), null);
        Lines.add(plot, 0, "t = 0", energies, i -> means[i], true);
        ((NumberAxis) plot.getDomainAxis()).setAutoRangeIncludesZero(true);
        JFreeChart chart = ChartStyle.chart("Start of " + scenario.title(), "", plot);
        ChartStyle.legend(chart);
        return chart;
    }

    /** F(E) at several times. */
    public static JFreeChart distribution(EnergyDiffusionResult result) {
        return snapshots("Energy diffusion", result.scenario(), result.values(), Optional.empty());
    }

    private static JFreeChart snapshots(
            String what, ParticleScenario scenario, double[][] values, Optional<double[][]> limit) {
        String title = what + " of " + scenario.title();
        TimeAxis time = new TimeAxis(scenario.times(), scenario.units());
        return snapshots(title, scenario.energyLabel(), scenario.energies(), time, values, limit);
    }

    static JFreeChart snapshots(
            String title,
            String energyLabel,
            double[] energies,
            TimeAxis time,
            double[][] values,
            Optional<double[][]> limit) {
        XYPlot plot = new XYPlot(null, new NumberAxis(energyLabel), new NumberAxis("F"), null);
        int n = values.length;
        int lines = Math.min(SNAPSHOTS, n);
        for (int j = 0; j < lines; j++) {
            int i = lines == 1 ? 0 : (int) Math.round((double) j * (n - 1) / (lines - 1));
            String label = time.axis().labels().get(i);
            Lines.add(plot, j, label, energies, e -> values[i][e], true);
            limit.ifPresent(f -> Lines.dashed(plot, "limit at " + label, energies, e -> f[i][e], ChartStyle.INK));
        }
        ((NumberAxis) plot.getDomainAxis()).setAutoRangeIncludesZero(true);
        JFreeChart chart =
                ChartStyle.chart(title, limit.isPresent() ? "dashed: energy diffusion, the limit" : "", plot);
        ChartStyle.legend(chart);
        return chart;
    }

    /** Mean energy over time, the limit dashed. */
    public static JFreeChart meanEnergy(VlasovResult result) {
        TimeAxis time =
                new TimeAxis(result.trajectory().times(), result.scenario().units());
        XYPlot plot = overTime(time, result.scenario().energyLabel());
        double[] t = time.shown();
        double[] energy = IntStream.range(0, t.length)
                .mapToDouble(i -> result.trajectory().state(i).moments().energy())
                .toArray();
        Lines.add(plot, 0, "Vlasov equation", t, i -> energy[i], true);
        result.limit().ifPresent(f -> Lines.add(plot, 1, "energy diffusion", t, i -> f.meanEnergy()[i], false));
        return ofMeanEnergy(result.scenario().title(), "", plot);
    }

    /** An empty plot of a mean energy over time. */
    static XYPlot overTime(TimeAxis time, String energyLabel) {
        NumberAxis energy = new NumberAxis("mean " + energyLabel);
        energy.setAutoRangeIncludesZero(false);
        return new XYPlot(null, PopulationChart.domain(time, false), energy, null);
    }

    /** The chart of such a plot. */
    static JFreeChart ofMeanEnergy(String title, String subtitle, XYPlot plot) {
        JFreeChart chart = ChartStyle.chart("Mean energy of " + title, subtitle, plot);
        ChartStyle.legend(chart);
        return chart;
    }

    private static XYPlot panel(String label, double[] x, String name, IntToDoubleFunction y, int colour) {
        XYPlot plot = new XYPlot(null, null, new NumberAxis(label), null);
        Lines.add(plot, colour, name, x, y, true);
        return ChartStyle.panel(plot);
    }

    /** Lines added to a plot one after the other. */
    static final class Lines {
        private Lines() {}

        static void add(XYPlot plot, int colour, String name, double[] x, IntToDoubleFunction y, boolean solid) {
            put(plot, name, x, y, ChartStyle.colour(colour), solid, true);
        }

        static void dashed(XYPlot plot, String name, double[] x, IntToDoubleFunction y, java.awt.Color colour) {
            put(plot, name, x, y, colour, false, false);
        }

        private static void put(
                XYPlot plot,
                String name,
                double[] x,
                IntToDoubleFunction y,
                java.awt.Color colour,
                boolean solid,
                boolean inLegend) {
            XYSeries series = new XYSeries(name, false);
            for (int i = 0; i < x.length; i++) {
                // a NaN breaks the line
                series.add(x[i], y.applyAsDouble(i), false);
            }
            int index = plot.getDataset(0) == null ? 0 : plot.getDatasetCount();
            XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
            renderer.setDrawSeriesLineAsPath(true);
            renderer.setSeriesPaint(0, colour);
            renderer.setSeriesStroke(0, solid ? ChartStyle.solid(1.8f) : ChartStyle.dashed(1.3f));
            renderer.setSeriesVisibleInLegend(0, inLegend);
            plot.setDataset(index, new XYSeriesCollection(series));
            plot.setRenderer(index, renderer);
            // dashes lie over the line that they coincide with
            plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        }
    }
}
