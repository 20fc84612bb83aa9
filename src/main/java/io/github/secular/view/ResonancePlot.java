package io.github.secular.view;

import io.github.secular.classical.limit.CoefficientTable;
import io.github.secular.classical.limit.Resonance;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** d(E): an energy is marked by a line, a resonance by its part of d over all energies besides. */
final class ResonancePlot extends XYPlot implements MarkedPlaces {
    private static final long serialVersionUID = 1L;
    /** Beyond the datasets of the curves. */
    private static final int MARK = 100;

    private final transient CoefficientTable table;
    private final transient DoubleUnaryOperator shown;
    private ValueMarker line;

    /** @param shown turns a rate in slow time into one on the axis */
    ResonancePlot(CoefficientTable table, DoubleUnaryOperator shown, ValueAxis d) {
        super(null, null, d, null);
        this.table = table;
        this.shown = shown;
    }

    @Override
    public Optional<Marked> marked(double energy, double d) {
        return Optional.of(new Marked.Shell(energy));
    }

    @Override
    public void mark(Marked what) {
        if (line != null) {
            removeDomainMarker(line, Layer.FOREGROUND);
        }
        line = Marked.energy(what).stream().mapToObj(Marks::line).findFirst().orElse(null);
        if (line != null) {
            addDomainMarker(line, Layer.FOREGROUND);
        }
        setDataset(MARK, what instanceof Marked.Resonance r ? part(r) : null);
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setSeriesPaint(0, Marks.COLOUR);
        renderer.setSeriesStroke(0, ChartStyle.solid(2.2f));
        setRenderer(MARK, renderer);
    }

    /** What it adds to d at each energy, 0 where it is too weak to be listed. */
    private XYSeriesCollection part(Marked.Resonance of) {
        XYSeries out = new XYSeries("resonance", false);
        for (int i = 0; i < table.energies().length; i++) {
            double strength = table.resonances().get(i).stream()
                    .filter(r -> isSame(r, of))
                    .mapToDouble(Resonance::strength)
                    .sum();
            out.add(table.energies()[i], shown.applyAsDouble(strength), false);
        }
        return new XYSeriesCollection(out);
    }

    private static boolean isSame(Resonance r, Marked.Resonance of) {
        return r.component() == of.component()
                && r.k() == of.k()
                && RateTables.blankSeparated(r.index()).equals(of.index())
                && noise(r).equals(of.noise());
    }

    /** The number of its noise, "" for a wave. */
    static String noise(Resonance r) {
        return r.noise() < 0 ? "" : "" + r.noise();
    }
}
