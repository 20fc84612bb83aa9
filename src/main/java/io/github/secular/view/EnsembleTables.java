package io.github.secular.view;

import io.github.secular.quantum.Trajectory;
import io.github.secular.quantum.random.Ensemble;
import io.github.secular.run.EnsembleResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** The tables of a Monte-Carlo ensemble. Times in s for a model in laboratory units. */
public final class EnsembleTables {
    private EnsembleTables() {}

    /**
     * For {@code ensemble.csv}: time, then for each level n mean_n, standard_error_n, lower_n, upper_n (the band of
     * the paths), exact_n (the mean over all paths, where it is known) and limit_n (the limit model, where there is
     * one); a row per time.
     */
    public static Table populations(EnsembleResult result) {
        Ensemble e = result.ensemble();
        List<Column> columns = new ArrayList<>(List.of(time(result)));
        for (int level = 0; level < e.mean().size(); level++) {
            int n = level;
            columns.add(column("mean_" + n, e, i -> e.mean().population(i, n)));
            columns.add(column("standard_error_" + n, e, i -> e.populationError(i, n)));
            columns.add(column("lower_" + n, e, i -> e.lower()[i][n]));
            columns.add(column("upper_" + n, e, i -> e.upper()[i][n]));
            result.mean().ifPresent(m -> columns.add(column("exact_" + n, e, i -> m.population(i, n))));
            result.limit().ifPresent(p -> columns.add(column("limit_" + n, e, i -> p.population(i, n))));
        }
        return new Table(
                "Ensemble of " + result.scenario().title(),
                columns,
                result.scenario().model().levels().labels());
    }

    /** For {@code paths.csv}: time, then path_0_0, path_0_1 …: population of level n along each kept path. */
    public static Table paths(EnsembleResult result) {
        Ensemble e = result.ensemble();
        List<Column> columns = new ArrayList<>(List.of(time(result)));
        for (int s = 0; s < e.samples().size(); s++) {
            Trajectory path = e.samples().get(s);
            for (int level = 0; level < path.size(); level++) {
                int n = level;
                columns.add(column("path_" + s + "_" + n, e, i -> path.population(i, n)));
            }
        }
        return new Table("Paths of " + result.scenario().title(), columns);
    }

    private static Column time(EnsembleResult result) {
        return Column.time(result.scenario().units(), result.ensemble().times());
    }

    private static Column column(String name, Ensemble e, IntToDoubleFunction value) {
        return Column.reals(name, "", e.times().length, value);
    }
}
