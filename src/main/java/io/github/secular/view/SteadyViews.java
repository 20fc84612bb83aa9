package io.github.secular.view;

import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.quantum.steady.AbsorbedPhotons;
import io.github.secular.quantum.steady.ProbeResponse;
import io.github.secular.quantum.steady.SteadyState;
import io.github.secular.run.SteadyResult;
import io.github.secular.scenario.Units;
import java.util.ArrayList;
import java.util.List;

/** Tables and images of a driven steady state. */
public final class SteadyViews {
    private SteadyViews() {}

    /**
     * For {@code steady.csv}: n, m, re, im of the mean density matrix, m fastest; where the light of the run changes
     * also light_time (when it is as it was taken).
     */
    public static Table mean(SteadyResult result) {
        int size = result.state().size();
        ComplexMatrix mean = result.state().mean();
        int[] n = new int[size * size];
        int[] m = new int[n.length];
        double[] re = new double[n.length];
        double[] im = new double[n.length];
        for (int i = 0; i < n.length; i++) {
            n[i] = i / size;
            m[i] = i % size;
            re[i] = mean.re(n[i], m[i]);
            im[i] = mean.im(n[i], m[i]);
        }
        List<Column> columns = new ArrayList<>(List.of(
                Column.integers("n", n),
                Column.integers("m", m),
                Column.reals("re", "", re),
                Column.reals("im", "", im)));
        columns.addAll(ReportTables.lightTime(result.light(), result.scenario(), n.length));
        return new Table(
                "Steady state of " + result.title(),
                columns,
                result.scenario().model().levels().labels());
    }

    /** An entry (n, m) of the matrix of index a. */
    private record Entry(int probe, int[] index, ComplexMatrix matrix, int n, int m) {}

    /** The entries of a matrix that are not below an error. */
    private static void addEntries(int probe, int[] index, ComplexMatrix matrix, double error, List<Entry> out) {
        for (int n = 0; n < matrix.rows(); n++) {
            for (int m = 0; m < matrix.columns(); m++) {
                if (!(matrix.abs(n, m) <= error)) {
                    out.add(new Entry(probe, index, matrix, n, m));
                }
            }
        }
    }

    private static List<Column> columns(SteadyResult result, List<Entry> entries) {
        return List.of(
                Column.texts("index", entries, e -> RateTables.blankSeparated(e.index)),
                Column.reals(
                        "frequency",
                        result.scenario().units().lab() ? "rad/s" : "",
                        entries,
                        e -> result.frequency(result.state().base().frequency(e.index))),
                Column.integers("n", entries, Entry::n),
                Column.integers("m", entries, Entry::m),
                Column.reals("re", "", entries, e -> e.matrix.re(e.n, e.m)),
                Column.reals("im", "", entries, e -> e.matrix.im(e.n, e.m)));
    }

    /**
     * For {@code steady-harmonics.csv}: index (its integers with blanks between), frequency (angular, in rad/s in
     * laboratory units, else per unit of fast time), n, m, re, im; entries above the estimated error, the mean first.
     */
    public static Table harmonics(SteadyResult result) {
        SteadyState state = result.state();
        List<Entry> entries = new ArrayList<>();
        for (int h = 0; h < state.indices().size(); h++) {
            addEntries(0, state.indices().get(h), state.harmonics().get(h), state.error(), entries);
        }
        return new Table("Harmonics of " + result.title(), columns(result, entries));
    }

    /**
     * For {@code steady-probes.csv}: probe (its number, from 0), then as in {@code steady-harmonics.csv} the part of its
     * response that follows it, to which the adjoint is to be added; its own frequency first.
     */
    public static Table probes(SteadyResult result) {
        List<Entry> entries = new ArrayList<>();
        List<ProbeResponse> probes = result.state().probes();
        for (int k = 0; k < probes.size(); k++) {
            ProbeResponse probe = probes.get(k);
            for (int h = 0; h < probe.indices().size(); h++) {
                addEntries(k, probe.indices().get(h), probe.harmonics().get(h), probe.error(), entries);
            }
        }
        List<Column> columns = new ArrayList<>(List.of(Column.integers("probe", entries, Entry::probe)));
        columns.addAll(columns(result, entries));
        return new Table("Response to probes of " + result.title(), columns);
    }

    /**
     * For {@code steady-photons.csv}: index, frequency, photons (absorbed per unit of slow time, or 1/s), error; power (W
     * per atom) in laboratory units; the frequencies of the wave first, then the probes.
     */
    public static Table photons(SteadyResult result) {
        Units units = result.scenario().units();
        List<AbsorbedPhotons> all = new ArrayList<>(result.state().photons());
        result.state().probes().forEach(p -> all.add(p.photons()));
        List<Column> columns = new ArrayList<>(List.of(
                Column.texts("index", all, p -> RateTables.blankSeparated(p.index())),
                Column.reals("frequency", units.lab() ? "rad/s" : "", all, p -> result.frequency(p.frequency())),
                Column.reals("photons", units.rateSymbol(), all, p -> units.rate(p.rate())),
                Column.reals("error", units.rateSymbol(), all, p -> units.rate(p.error()))));
        if (units.lab()) {
            columns.add(Column.reals("power", "W", all, result::power));
        }
        return new Table("Photons absorbed by " + result.title(), columns);
    }

    /** The mean density matrix, n × m × channel × one frame: x is m (column), y is n (row). Channels: Re, Im, |ρ|. */
    public static CalibratedImage matrix(SteadyResult result) {
        ComplexMatrix mean = result.state().mean();
        int size = mean.rows();
        double re = 0;
        double im = 0;
        for (int n = 0; n < size; n++) {
            for (int m = 0; m < size; m++) {
                re = Math.max(re, Math.abs(mean.re(n, m)));
                im = Math.max(im, Math.abs(mean.im(n, m)));
            }
        }
        List<String> labels = result.scenario().model().levels().labels();
        return new CalibratedImage(
                "Steady state of " + result.title(),
                BlochImages.view(
                        at -> {
                            int n = at.getIntPosition(1);
                            int m = at.getIntPosition(0);
                            return ComplexChannels.value(at.getIntPosition(2), mean.re(n, m), mean.im(n, m));
                        },
                        size,
                        size,
                        3,
                        1),
                List.of(
                        Axis.counted("m", labels),
                        Axis.counted("n", labels),
                        ComplexChannels.axis(3),
                        Axis.counted("harmonic", List.of("mean"))),
                List.of(
                        Channel.signed("Re ρ", re),
                        Channel.signed("Im ρ", im),
                        Channel.positive("|ρ|", Math.max(re, im))),
                result.provenance().text() + "Orientation: x: column m, y: row n, channels Re, Im, |rho|\n");
    }
}
