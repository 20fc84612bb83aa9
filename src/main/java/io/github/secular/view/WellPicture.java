package io.github.secular.view;

import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.PhaseRange;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.RandomPotential;
import io.github.secular.scenario.ClassicalScenario;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** A classical model before anything is computed: its well with energy shells, what shakes it, where it starts. */
public final class WellPicture {
    private static final int POINTS = 401;
    private static final int SHELLS = 6;
    private static final int PIXELS = 128;

    /** The picture of the start is drawn small, beside tables and fields: there a name is higher. */
    private static final double NAME_HEIGHT = 0.1;

    /** Periods of the slowest term, or correlation times, that are shown. */
    private static final double PERIODS = 3;

    private WellPicture() {}

    /** U(x) with the shells that the start and the energies of the model reach, from turning point to turning point. */
    public static JFreeChart potential(ClassicalScenario scenario) {
        Hamiltonian1D well = scenario.hamiltonian();
        PhaseRange range = PhaseImages.range(scenario);
        XYSeriesCollection data = new XYSeriesCollection();
        data.addSeries(
                series("U(x)", range.xFrom(), range.xTo(), x -> well.potential().at(x)));
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setSeriesPaint(0, ChartStyle.INK);
        renderer.setSeriesStroke(0, ChartStyle.solid(2));
        List<ShellOutlines.Outline> shells = shells(well, range);
        double highest = well.lowestEnergy();
        for (int i = 0; i < shells.size(); i++) {
            ShellOutlines.Outline shell = shells.get(i);
            XYSeries line = new XYSeries(shell.name(), false);
            line.add(Arrays.stream(shell.x()).min().orElse(0), shell.energy());
            line.add(Arrays.stream(shell.x()).max().orElse(0), shell.energy());
            data.addSeries(line);
            renderer.setSeriesPaint(i + 1, ChartStyle.colour(0));
            renderer.setSeriesStroke(i + 1, ChartStyle.solid(1));
            highest = Math.max(highest, shell.energy());
        }
        XYPlot plot = new XYPlot(data, new NumberAxis("x"), new NumberAxis(scenario.energyLabel()), renderer);
        plot.getDomainAxis().setRange(range.xFrom(), range.xTo());
        double height = highest - well.lowestEnergy();
        plot.getRangeAxis().setRange(well.lowestEnergy() - 0.05 * height, highest + 0.15 * height);
        return ChartStyle.chart("Well", "with energy shells", plot);
    }

    /** V over fast time at one place of the well, at the end of the run; of noises their covariances. */
    public static JFreeChart drive(ClassicalScenario scenario) {
        if (scenario.shaking() instanceof QuasiPeriodicPotential drive) {
            return wave(scenario, drive);
        }
        List<RandomPotential.Part> parts = ((RandomPotential) scenario.shaking()).parts();
        double longest = parts.stream().mapToDouble(p -> memory(p)).max().orElse(1);
        XYSeriesCollection data = new XYSeriesCollection();
        for (int i = 0; i < parts.size(); i++) {
            RandomPotential.Part part = parts.get(i);
            data.addSeries(
                    series("noise " + (i + 1) + ", times " + part.shape(), 0, PERIODS * longest, tau -> part.signal()
                            .covariance(tau)));
        }
        JFreeChart out = lines("Noise", "covariance over fast time", "fast time", "covariance", data);
        ChartStyle.legend(out);
        return out;
    }

    /** A time in which a noise forgets; finite. */
    private static double memory(RandomPotential.Part part) {
        double support = part.noise().support();
        if (support < Double.POSITIVE_INFINITY) {
            return support;
        }
        double tau = 1;
        double target = part.noise().variance() * Math.exp(-1);
        for (int i = 0; i < 60 && part.noise().covariance(tau) > target; i++) {
            tau *= 2;
        }
        for (int i = 0; i < 60 && part.noise().covariance(tau / 2) < target; i++) {
            tau /= 2;
        }
        return tau;
    }

    private static JFreeChart wave(ClassicalScenario scenario, QuasiPeriodicPotential drive) {
        PhaseRange range = PhaseImages.range(scenario);
        double bottom = scenario.hamiltonian().bottom().position();
        double x = bottom + (range.xTo() - bottom) / 2;
        double end = scenario.times().length == 0 ? 0 : scenario.times()[scenario.times().length - 1];
        double slowest = drive.terms().stream()
                .mapToDouble(t -> Math.abs(drive.frequency(t.index())))
                .filter(w -> w > 0)
                .min()
                .orElse(1);
        XYSeriesCollection data = new XYSeriesCollection();
        data.addSeries(series("V", 0, PERIODS * 2 * Math.PI / slowest, tau -> drive.at(end, tau, x, 0)));
        String place = "at x = " + SiTime.digits(Math.round(x * 100) / 100.0) + ", p = 0, at the end of the run";
        return lines("Drive", place, "fast time", "V", data);
    }

    /** f(0) over phase space, with shells. */
    public static JFreeChart start(ClassicalScenario scenario) {
        PhaseRange range = PhaseImages.range(scenario);
        CalibratedImage image = PhaseImages.initial("Start", scenario.initial(), range, PIXELS, PIXELS);
        return PhasePicture.density(
                image,
                List.of(image),
                0,
                PictureAxis.of(image.axes().get(0), PIXELS),
                PictureAxis.of(image.axes().get(1), PIXELS),
                shells(scenario.hamiltonian(), range),
                NAME_HEIGHT,
                scenario.hamiltonian());
    }

    private static List<ShellOutlines.Outline> shells(Hamiltonian1D well, PhaseRange range) {
        return ShellOutlines.of(well, ShellOutlines.energies(well, range, SHELLS));
    }

    private static JFreeChart lines(String title, String subtitle, String x, String y, XYSeriesCollection data) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        for (int i = 0; i < data.getSeriesCount(); i++) {
            renderer.setSeriesPaint(i, ChartStyle.colour(i % ChartStyle.MOST_LINES));
            renderer.setSeriesStroke(i, ChartStyle.solid(1.6f));
        }
        return ChartStyle.chart(title, subtitle, new XYPlot(data, new NumberAxis(x), new NumberAxis(y), renderer));
    }

    private static XYSeries series(String name, double from, double to, DoubleUnaryOperator f) {
        XYSeries out = new XYSeries(name, false);
        for (int i = 0; i < POINTS; i++) {
            double x = from + (to - from) * i / (POINTS - 1.0);
            out.add(x, f.applyAsDouble(x), false);
        }
        return out;
    }
}
