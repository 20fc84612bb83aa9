package io.github.secular.view;

import io.github.secular.classical.limit.CoefficientTable;
import io.github.secular.classical.limit.Resonance;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
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

    /** How near a curve has to be, as a part of the height. */
    private static final double NEAR = 0.03;

    private final transient CoefficientTable table;
    private final transient DoubleUnaryOperator shown;
    private ValueMarker line;
    private transient Marked marked;

    /** @param shown turns a rate in slow time into one on the axis */
    ResonancePlot(CoefficientTable table, DoubleUnaryOperator shown, ValueAxis d) {
        super(null, null, d, null);
        this.table = table;
        this.shown = shown;
    }

    /** On the curve of what is marked that; on d the strongest resonance there; elsewhere the energy. */
    @Override
    public Optional<Marked> marked(double energy, double d) {
        double near = NEAR * getRangeAxis().getRange().getLength();
        double part = LevelPlot.value(getDataset(MARK), 0, energy);
        if (part > near && Math.abs(part - d) < near) {
            return Optional.of(marked);
        }
        Optional<Marked> strongest =
                Math.abs(LevelPlot.value(getDataset(0), 0, energy) - d) < near ? strongest(energy) : Optional.empty();
        return strongest.or(() -> Optional.of(new Marked.Shell(energy)));
    }

    /** The one that adds most to d at the tabulated energy that is nearest. */
    private Optional<Marked> strongest(double energy) {
        double[] energies = table.energies();
        int i = IntStream.range(0, energies.length)
                .reduce(0, (a, b) -> Math.abs(energies[b] - energy) < Math.abs(energies[a] - energy) ? b : a);
        return table.resonances().get(i).stream()
                .findFirst()
                .map(r -> new Marked.Resonance(
                        energies[i], r.component(), r.k(), RateTables.blankSeparated(r.index()), noise(r)));
    }

    @Override
    public void mark(Marked what) {
        marked = what;
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
