package io.github.secular.view;

import io.github.secular.classical.Hamiltonian1D;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYDataset;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** Phase space of a well: every point lies on a shell, and any shell can be drawn in. */
final class WellPlot extends XYPlot implements MarkedPlaces {
    private static final long serialVersionUID = 1L;
    private static final int MARK = 1;

    private final transient Hamiltonian1D well;

    WellPlot(Hamiltonian1D well, XYDataset data, ValueAxis x, ValueAxis p, XYLineAndShapeRenderer renderer) {
        super(data, x, p, renderer);
        this.well = well;
    }

    @Override
    public Optional<Marked> marked(double x, double p) {
        return Optional.of(new Marked.Shell(well.energy(x, p)));
    }

    @Override
    public void mark(Marked what) {
        XYSeriesCollection curves = new XYSeriesCollection();
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDrawSeriesLineAsPath(true);
        double energy = Marked.energy(what).orElse(Double.NaN);
        if (energy > well.lowestEnergy() && energy < well.escapeEnergy()) {
            for (ShellOutlines.Outline outline : ShellOutlines.of(well, new double[] {energy})) {
                XYSeries series = closed(outline);
                renderer.setSeriesPaint(curves.getSeriesCount(), Marks.COLOUR);
                renderer.setSeriesStroke(curves.getSeriesCount(), ChartStyle.solid(2.6f));
                curves.addSeries(series);
            }
        }
        setRenderer(MARK, renderer);
        setDataset(MARK, curves);
    }

    /** A component of a shell as a curve that comes back to where it began. */
    static XYSeries closed(ShellOutlines.Outline shell) {
        XYSeries series = new XYSeries(shell.name(), false);
        for (int j = 0; j <= shell.x().length; j++) {
            series.add(shell.x()[j % shell.x().length], shell.p()[j % shell.x().length], false);
        }
        return series;
    }

    /** The shells to be drawn in anyhow. */
    static XYSeriesCollection all(List<ShellOutlines.Outline> shells) {
        XYSeriesCollection out = new XYSeriesCollection();
        shells.forEach(s -> out.addSeries(closed(s)));
        return out;
    }
}
