package io.github.secular.view;

import io.github.secular.classical.Hamiltonian1D;
import io.github.secular.classical.PhaseRange;
import io.github.secular.classical.QuasiPeriodicPotential;
import io.github.secular.classical.RandomPotential;
import io.github.secular.classical.space.SpaceHamiltonian;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.scenario.SpaceScenario;
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

    /** How far a well may reach, in its own units, and how often the step beyond is halved. */
    private static final double SMALLEST_REACH = 1e-6;

    private static final double LARGEST_REACH = 1e9;
    private static final int HALVINGS = 30;

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

    /** U along each axis through its lowest point, as far as it is below the highest energy of the model. */
    public static JFreeChart potential(SpaceScenario scenario) {
        SpaceHamiltonian well = scenario.hamiltonian();
        double highest = Arrays.stream(scenario.energies()).max().orElse(well.lowestEnergy() + 1);
        XYSeriesCollection data = new XYSeriesCollection();
        for (int axis = 0; axis < well.dimension(); axis++) {
            int along = axis;
            DoubleUnaryOperator cut = shift -> {
                double[] q = well.lowestPoint();
                q[along] += shift;
                return well.potential(q);
            };
            double centre = well.lowestPoint()[axis];
            XYSeries shifts =
                    series(SpaceHamiltonian.AXES[axis], -reach(cut, -1, highest), reach(cut, 1, highest), cut);
            XYSeries places = new XYSeries(shifts.getKey(), false);
            for (int i = 0; i < shifts.getItemCount(); i++) {
                places.add(centre + shifts.getX(i).doubleValue(), shifts.getY(i));
            }
            data.addSeries(places);
        }
        JFreeChart out = lines("Well", "along its axes", "position", scenario.energyLabel(), data);
        for (int i = 1; i < data.getSeriesCount(); i++) {
            // curves that coincide are seen to
            out.getXYPlot().getRenderer().setSeriesStroke(i, ChartStyle.dashed(1.6f));
        }
        ChartStyle.legend(out);
        return out;
    }

    /** How far U stays below an energy. @param side 1 or -1 */
    private static double reach(DoubleUnaryOperator cut, int side, double energy) {
        double inside = 0;
        double outside = SMALLEST_REACH;
        while (outside < LARGEST_REACH && cut.applyAsDouble(side * outside) < energy) {
            inside = outside;
            outside *= 2;
        }
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (inside + outside) / 2;
            boolean below = cut.applyAsDouble(side * middle) < energy;
            inside = below ? middle : inside;
            outside = below ? outside : middle;
        }
        return outside;
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
                "",
                PictureAxis.of(image.axes().get(0), PIXELS),
                PictureAxis.of(image.axes().get(1), PIXELS),
                shells(scenario.hamiltonian(), range),
                scenario.hamiltonian());
    }

    private static List<ShellOutlines.Outline> shells(Hamiltonian1D well, PhaseRange range) {
        return ShellOutlines.of(well, ShellOutlines.energies(well, range, SHELLS));
    }

    private static JFreeChart lines(String title, String subtitle, String x, String y, XYSeriesCollection data) {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true); // else dashes begin anew at each point
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
