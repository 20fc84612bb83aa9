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
        int entries = size * size;
        int rows = Math.multiplyExact(trajectory.length(), entries);
        return new Table(
                "Density matrix of " + title,
                List.of(
                        Column.asked(
                                "time", units.timeSymbol(), rows, row -> units.time(trajectory.time(row / entries))),
                        Column.asked("n", rows, row -> row / size % size),
                        Column.asked("m", rows, row -> row % size),
                        Column.asked(
                                "re", "", rows, row -> trajectory.re(row / entries, row / size % size, row % size)),
                        Column.asked(
                                "im", "", rows, row -> trajectory.im(row / entries, row / size % size, row % size))),
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
