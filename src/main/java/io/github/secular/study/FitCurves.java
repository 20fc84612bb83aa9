package io.github.secular.study;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** The curves that a fit's model draws, without scale and offset: all runs that a step of the search needs, as one study. */
final class FitCurves {
    private final Fit fit;
    private final int threads;
    private final Progress progress;
    private String doubt = "";
    private int count;

    /** @param threads how many runs at a time */
    FitCurves(Fit fit, int threads, Progress progress) {
        this.fit = fit;
        this.threads = threads;
        this.progress = progress;
    }

    /** How many curves were asked for. */
    int count() {
        return count;
    }

    /** What the last run that said something said, empty if none has since the last call of {@link #forget}. */
    String doubt() {
        return doubt;
    }

    void forget() {
        doubt = "";
    }

    /** The recorded number at the points of the data, without scale and offset: parameter sets × points. */
    double[][] at(double[][] sets) {
        return at(sets, fit.average());
    }

    /** @param average how the runs are averaged, if they are */
    double[][] at(double[][] sets, Optional<Average> average) {
        count += sets.length;
        double[][] x = fit.data().x();
        if (!fit.isOverTime()) {
            return onAxes(sets, x, average);
        }
        double[] times =
                Arrays.stream(fit.data().coordinate(0)).sorted().distinct().toArray();
        double[][] atTimes = overTime(sets, times, average);
        double[][] out = new double[sets.length][x.length];
        for (int s = 0; s < sets.length; s++) {
            for (int i = 0; i < x.length; i++) {
                out[s][i] = atTimes[s][Arrays.binarySearch(times, x[i][0])];
            }
        }
        return out;
    }

    /** The curve along the time, or along the only axis: one number for each place of x. */
    double[] along(double[] values, double[] x) {
        double[][] set = {values};
        if (fit.isOverTime()) {
            return overTime(set, x, fit.average())[0];
        }
        double[][] points =
                Arrays.stream(x).mapToObj(each -> new double[] {each}).toArray(double[][]::new);
        return onAxes(set, points, fit.average())[0];
    }

    private double[][] overTime(double[][] sets, double[] times, Optional<Average> average) {
        StudyResult runs = runs(sets, new double[sets.length][0], times, average);
        List<Integer> columns = columns(runs);
        double[][] out = new double[sets.length][];
        for (int s = 0; s < sets.length; s++) {
            double[] values = runs.values()[s];
            out[s] = columns.stream().mapToDouble(c -> values[c]).toArray();
        }
        return out;
    }

    private double[][] onAxes(double[][] sets, double[][] x, Optional<Average> average) {
        double[][] p = new double[sets.length * x.length][];
        double[][] at = new double[p.length][];
        for (int k = 0; k < p.length; k++) {
            p[k] = sets[k / x.length];
            at[k] = x[k % x.length];
        }
        StudyResult runs = runs(p, at, new double[0], average);
        int column = columns(runs).get(0);
        double[][] out = new double[sets.length][x.length];
        for (int k = 0; k < p.length; k++) {
            out[k / x.length][k % x.length] = runs.values()[k][column];
        }
        return out;
    }

    private List<Integer> columns(StudyResult runs) {
        List<Integer> out = IntStream.range(0, runs.columns().size())
                .filter(c -> {
                    String name = runs.columns().get(c).name();
                    return name.equals(fit.curve()) || name.startsWith(fit.curve() + "@");
                })
                .boxed()
                .toList();
        if (out.isEmpty()) {
            throw new InvalidInputException(
                    "curve",
                    "\"" + fit.curve() + "\"",
                    "one of "
                            + String.join(
                                    ", ",
                                    runs.columns().stream().map(Recorded::name).toList()));
        }
        return out;
    }

    /** @throws RefusalException if one of them has no such number */
    private StudyResult runs(double[][] p, double[][] x, double[] times, Optional<Average> average) {
        List<StudyParameter> driven = new ArrayList<>();
        for (int j = 0; j < fit.parameters().size(); j++) {
            int place = j;
            FitParameter each = fit.parameters().get(j);
            double[] values = Arrays.stream(p).mapToDouble(row -> row[place]).toArray();
            driven.add(StudyParameter.of(each.name(), each.unit(), each.targets(), values));
        }
        for (int j = 0; j < fit.axes().size(); j++) {
            int place = j;
            StudyParameter each = fit.axes().get(j);
            double[] values = Arrays.stream(x).mapToDouble(row -> row[place]).toArray();
            driven.add(StudyParameter.of(each.name(), each.unit(), each.targets(), values));
        }
        Study study = new Study(
                fit.title(),
                fit.model(),
                driven,
                Sampling.ZIPPED,
                fit.record(),
                fit.formulas(),
                times,
                fit.limit(),
                average,
                OptionalDouble.empty(),
                StudyMaps.PLAIN);
        StudyResult out = new StudyRun(study, threads, progress.quietly()).inMemory();
        List<Integer> columns = columns(out);
        for (int k = 0; k < out.runs(); k++) {
            double[] values = out.values()[k];
            doubt = out.sentences().get(k).isEmpty() ? doubt : out.sentences().get(k);
            if (columns.stream().anyMatch(c -> Double.isNaN(values[c]))) {
                StringBuilder where = new StringBuilder("At ");
                for (int j = 0; j < driven.size(); j++) {
                    where.append(j == 0 ? "" : ", ")
                            .append(driven.get(j).name())
                            .append(" = ")
                            .append(driven.get(j).values()[k]);
                }
                throw new RefusalException(where + " the model has no " + fit.curve() + ": "
                        + out.sentences().get(k));
            }
        }
        return out;
    }
}
