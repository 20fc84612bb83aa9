package io.github.secular.view;

import io.github.secular.run.ShellAverageResult;
import io.github.secular.scenario.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;

/** Tables, image and charts of a movie averaged over energy shells. */
public final class ShellAverageViews {
    private final ShellAverageResult result;

    public ShellAverageViews(ShellAverageResult result) {
        this.result = result;
    }

    /** For {@code energy-distribution.csv}: time, E, F. */
    public Table distribution() {
        return ClassicalTables.distribution(
                "Shell average of " + result.title(),
                result.times(),
                result.timeUnit(),
                result.energies(),
                "",
                result.means());
    }

    /** For {@code diffusion.csv}: E, h0, and d with its standard error, fitted from the spreading. */
    public Table diffusion() {
        List<Column> columns = new ArrayList<>(List.of(
                Column.reals("E", result.energyUnit(), result.energies()), Column.reals("h0", "", result.density())));
        String unit = diffusionUnit();
        result.fit().ifPresent(d -> {
            columns.add(Column.reals("d", unit, d[0]));
            columns.add(Column.reals("d_error", unit, d[1]));
        });
        return new Table("Diffusion coefficient from the spreading of " + result.title(), columns);
    }

    /** For {@code moments.csv}: time, mass, mean_E. */
    public Table moments() {
        return new Table(
                "Moments of " + result.title(),
                List.of(
                        Column.reals("time", result.timeUnit(), result.times()),
                        Column.reals("mass", "", result.mass()),
                        Column.reals("mean_E", result.energyUnit(), result.meanEnergy())));
    }

    /** Π f, energy × time. */
    public CalibratedImage image() {
        return PhaseImages.distribution(
                "Shell average of " + result.title(),
                result.energies(),
                result.energyUnit(),
                new TimeAxis(result.times(), units()),
                result.means(),
                "Shell means of f",
                result.info());
    }

    /** Π f(E) at several times. */
    public JFreeChart chart() {
        return EnergyCharts.snapshots(
                "Shell average of " + result.title(),
                labelled("E", result.energyUnit()),
                result.energies(),
                new TimeAxis(result.times(), units()),
                result.means(),
                Optional.empty());
    }

    /** d(E) with its standard errors, or empty. */
    public Optional<JFreeChart> diffusionChart() {
        return result.fit().map(d -> {
            XYPlot plot = new XYPlot(
                    null,
                    new NumberAxis(labelled("E", result.energyUnit())),
                    new NumberAxis(labelled("d", diffusionUnit().replace("^2", "²"))),
                    null);
            EnergyCharts.Lines.add(plot, 0, "d", result.energies(), i -> d[0][i], true);
            EnergyCharts.Lines.dashed(
                    plot, "d - error", result.energies(), i -> d[0][i] - d[1][i], ChartStyle.colour(0));
            EnergyCharts.Lines.dashed(
                    plot, "d + error", result.energies(), i -> d[0][i] + d[1][i], ChartStyle.colour(0));
            return ChartStyle.chart(
                    "Diffusion coefficient from the spreading of " + result.title(),
                    "dashed: one standard error",
                    plot);
        });
    }

    /** Energy squared per time, as far as these have units. */
    private String diffusionUnit() {
        String energy = result.energyUnit().isEmpty() ? "" : result.energyUnit() + "^2";
        if (result.timeUnit().isEmpty()) {
            return energy;
        }
        return (energy.isEmpty() ? "1" : energy) + "/" + result.timeUnit();
    }

    private static String labelled(String name, String unit) {
        return unit.isEmpty() ? name : name + " (" + unit + ")";
    }

    /** The movie's own unit of time, shown as it is. */
    private Units units() {
        return new Units(false, 1, result.timeUnit(), "");
    }
}
