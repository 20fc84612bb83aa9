package io.github.secular.view;

import io.github.secular.quantum.Trajectory;
import io.github.secular.run.BlochResult;
import io.github.secular.scenario.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** The tables of a Bloch trajectory. Times in s for a model in laboratory units, else slow time. */
public final class BlochTables {
    private final String title;
    private final Trajectory trajectory;
    private final Units units;
    private final List<String> levels;

    public BlochTables(BlochResult result) {
        this.title = result.scenario().title();
        this.trajectory = result.trajectory();
        this.units = result.scenario().units();
        this.levels = result.scenario().model().levels().labels();
    }

    /** For {@code populations.csv}: time, rho_0_0, rho_1_1 …; a row per time. */
    public Table populations() {
        return new Table("Populations of " + title, timeAndPopulations(), levels);
    }

    /** The table on the screen: time, rho_0_0 …, trace, purity tr ρ², coherence_norm (Σ_{n≠m} |ρ_nm|²)^½. */
    public Table summary() {
        List<Column> columns = new ArrayList<>(timeAndPopulations());
        columns.add(overTime("trace", trajectory::trace));
        columns.add(overTime("purity", trajectory::purity));
        columns.add(overTime("coherence_norm", trajectory::coherenceNorm));
        return new Table("Populations of " + title, columns, levels);
    }

    /** For {@code density-matrix.csv}: time, n, m, re, im; a row per entry, m fastest, time slowest. */
    public Table densityMatrix() {
        int size = trajectory.size();
        int rows = Math.multiplyExact(trajectory.length(), size * size);
        double[] time = new double[rows];
        int[] n = new int[rows];
        int[] m = new int[rows];
        double[] re = new double[rows];
        double[] im = new double[rows];
        for (int row = 0; row < rows; row++) {
            int i = row / (size * size);
            n[row] = row / size % size;
            m[row] = row % size;
            time[row] = units.time(trajectory.time(i));
            re[row] = trajectory.re(i, n[row], m[row]);
            im[row] = trajectory.im(i, n[row], m[row]);
        }
        return new Table(
                "Density matrix of " + title,
                List.of(
                        Column.reals("time", units.timeSymbol(), time),
                        Column.integers("n", n),
                        Column.integers("m", m),
                        Column.reals("re", "", re),
                        Column.reals("im", "", im)),
                levels);
    }

    private List<Column> timeAndPopulations() {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.time(units, trajectory.times()));
        for (int n = 0; n < trajectory.size(); n++) {
            int level = n;
            columns.add(overTime("rho_" + n + "_" + n, i -> trajectory.population(i, level)));
        }
        return columns;
    }

    private Column overTime(String name, IntToDoubleFunction value) {
        return Column.reals(name, "", trajectory.length(), value);
    }
}
