package io.github.secular.view;

import io.github.secular.classical.space.EnsembleState;
import io.github.secular.classical.space.Projection;
import io.github.secular.classical.space.SpaceTrajectory;
import io.github.secular.run.SpaceResult;
import io.github.secular.scenario.SpaceScenario;
import io.github.secular.scenario.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** Tables, charts and images of ensembles of particles in two and three dimensions. */
public final class ParticleViews {
    private static final int SNAPSHOTS = 5;

    private ParticleViews() {}

    /** For {@code energy-distribution.csv}: time, E, F, error_F, a standard error. */
    public static Table distribution(SpaceResult result) {
        Table table = ClassicalTables.distribution(
                "Energy distribution of " + result.scenario().title(), result.scenario(), result.means());
        List<Column> columns = new ArrayList<>(table.columns());
        columns.add(Column.reals(
                "error_F",
                "",
                Arrays.stream(result.errors()).flatMapToDouble(Arrays::stream).toArray()));
        return new Table(table.title(), columns);
    }

    /**
     * For {@code moments.csv}: time, mass, mean_E, error_E, gain_E, error_gain, limit_mean_E (and limit_mass where a top
     * absorbs). The gain is the mean of E − E(0), particle by particle: over the time it is the heating rate.
     */
    public static Table moments(SpaceResult result) {
        SpaceTrajectory f = result.trajectory();
        Units units = result.scenario().units();
        List<Column> columns = new ArrayList<>(List.of(
                Column.time(units, f.times()),
                Column.reals("mass", "", f.states(), EnsembleState::mass),
                Column.reals("mean_E", "", f.states(), EnsembleState::energy),
                Column.reals("error_E", "", f.states(), EnsembleState::energyError),
                Column.reals("gain_E", "", f.states(), EnsembleState::gain),
                Column.reals("error_gain", "", f.states(), EnsembleState::gainError)));
        result.limit().ifPresent(limit -> {
            columns.add(Column.reals("limit_mean_E", "", limit.meanEnergy()));
            if (result.scenario().hamiltonian().top() < Double.POSITIVE_INFINITY) {
                columns.add(3, Column.reals("limit_mass", "", limit.mass()));
            }
        });
        return new Table("Moments of " + result.scenario().title(), columns);
    }

    /**
     * For {@code diffusion-matrix.csv}: I_1, I_2(, I_3), D_11, D_12, D_22 (D_11, D_12, D_13, D_22, D_23, D_33), a row per
     * torus; of a central potential I_1 is the radial action, I_2 the angular momentum.
     */
    public static Table matrices(SpaceScenario scenario, List<double[]> actions, List<double[][]> matrices) {
        int d = matrices.get(0).length;
        List<Column> columns = new ArrayList<>();
        for (int a = 0; a < d; a++) {
            int axis = a;
            columns.add(Column.reals("I_" + (a + 1), "", actions, i -> i[axis]));
        }
        for (int a = 0; a < d; a++) {
            for (int b = a; b < d; b++) {
                int row = a;
                int column = b;
                columns.add(Column.reals("D_" + (a + 1) + (b + 1), "", matrices, m -> m[row][column]));
            }
        }
        return new Table("Diffusion matrix of " + scenario.title(), columns);
    }

    /** Π f(E) with bars of one standard error at several times, the limit dashed. */
    public static JFreeChart distribution(SpaceResult result, double[] energies) {
        TimeAxis time =
                new TimeAxis(result.scenario().times(), result.scenario().units());
        XYPlot plot = new XYPlot(null, new NumberAxis(result.scenario().energyLabel()), new NumberAxis("F"), null);
        int n = result.means().length;
        int lines = Math.min(SNAPSHOTS, n);
        for (int j = 0; j < lines; j++) {
            int i = lines == 1 ? 0 : (int) Math.round((double) j * (n - 1) / (lines - 1));
            XYIntervalSeries series = new XYIntervalSeries(time.axis().labels().get(i), false, true);
            for (int e = 0; e < energies.length; e++) {
                double f = result.means()[i][e];
                double error = result.errors()[i][e];
                series.add(energies[e], energies[e], energies[e], f, f - error, f + error);
            }
            XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
            data.addSeries(series);
            XYErrorRenderer renderer = new XYErrorRenderer();
            renderer.setDrawXError(false);
            renderer.setSeriesPaint(0, ChartStyle.colour(j));
            renderer.setSeriesLinesVisible(0, false);
            renderer.setSeriesShape(0, new java.awt.geom.Ellipse2D.Double(-1.5, -1.5, 3, 3));
            plot.setDataset(2 * j, data);
            plot.setRenderer(2 * j, renderer);
            int number = j;
            result.limitValues()
                    .ifPresent(f -> EnergyCharts.Lines.dashed(
                            plot, "limit at " + series.getKey(), energies, e -> f[i][e], ChartStyle.colour(number)));
        }
        ((NumberAxis) plot.getDomainAxis()).setAutoRangeIncludesZero(true);
        JFreeChart chart = ChartStyle.chart(
                "Energy distribution of " + result.scenario().title(),
                "bars: one standard error"
                        + (result.limit().isPresent() ? "; dashed: energy diffusion, the limit" : ""),
                plot);
        ChartStyle.legend(chart);
        return chart;
    }

    /** Mean energy with bars of one standard error over time, the limit dashed. */
    public static JFreeChart meanEnergy(SpaceResult result) {
        TimeAxis time =
                new TimeAxis(result.trajectory().times(), result.scenario().units());
        XYPlot plot = EnergyCharts.overTime(time, result.scenario().energyLabel());
        double[] t = time.shown();
        XYIntervalSeries series = new XYIntervalSeries("particles", false, true);
        List<EnsembleState> states = result.trajectory().states();
        for (int i = 0; i < t.length; i++) {
            double e = states.get(i).energy();
            double error = states.get(i).energyError();
            series.add(t[i], t[i], t[i], e, e - error, e + error);
        }
        XYIntervalSeriesCollection data = new XYIntervalSeriesCollection();
        data.addSeries(series);
        XYErrorRenderer renderer = new XYErrorRenderer();
        renderer.setDrawXError(false);
        renderer.setSeriesPaint(0, ChartStyle.colour(0));
        renderer.setSeriesShape(0, new java.awt.geom.Ellipse2D.Double(-2, -2, 4, 4));
        plot.setDataset(0, data);
        plot.setRenderer(0, renderer);
        result.limit()
                .ifPresent(f -> EnergyCharts.Lines.add(plot, 1, "energy diffusion", t, i -> f.meanEnergy()[i], false));
        return EnergyCharts.ofMeanEnergy(result.scenario().title(), "bars: one standard error", plot);
    }

    /** f projected onto two axes, per area, over time: the second axis upwards. @param number of the projection */
    public static CalibratedImage projection(SpaceResult result, int number) {
        SpaceTrajectory f = result.trajectory();
        Projection onto = f.projections().get(number);
        int d = result.scenario().hamiltonian().dimension();
        String first = Projection.name(d, onto.first());
        String second = Projection.name(d, onto.second());
        int columns = onto.columns();
        int rows = onto.rows();
        double each = onto.pixel() * f.count();
        int largest = f.states().stream()
                .flatMapToInt(state -> Arrays.stream(state.projections()[number]))
                .max()
                .orElse(0);
        List<float[]> planes = Planes.of(f.states().size(), (long) columns * rows, t -> {
            int[] counts = f.states().get(t).projections()[number];
            return PhaseImages.upwards(
                    Arrays.stream(counts).mapToDouble(n -> n / each).toArray(), columns);
        });
        TimeAxis time = new TimeAxis(f.times(), result.scenario().units());
        double width = (onto.range()[0][1] - onto.range()[0][0]) / columns;
        double height = (onto.range()[1][1] - onto.range()[1][0]) / rows;
        return new CalibratedImage(
                "Density in " + first + " and " + second + " of "
                        + result.scenario().title(),
                CalibratedImage.doubles(planes, columns, rows, 1, planes.size()),
                List.of(
                        new Axis(first, onto.range()[0][0] + width / 2, width, "", List.of(), true),
                        new Axis(second, onto.range()[1][1] - height / 2, -height, "", List.of(), true),
                        Axis.counted("channel", List.of("f")),
                        time.axis()),
                List.of(Channel.positive("f", largest / each)),
                result.provenance().text() + "Orientation: x: " + first + ", y: " + second + ", upwards\n"
                        + time.info(),
                planes);
    }
}
