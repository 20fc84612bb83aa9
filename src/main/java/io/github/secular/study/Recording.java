package io.github.secular.study;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.Sentence;
import io.github.secular.numerics.VectorQuadrature;
import io.github.secular.scenario.ModelScenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;

/**
 * What a study records, with the columns that this makes, and how the numbers are taken from a run. Safe for use by
 * several threads.
 */
public final class Recording {
    private static final int MOST_TRIALS = 1000;

    /** Runs of one average at the most; beyond these it is given with the error it has. */
    private static final int MOST_POINTS = 60_000;

    /** So many runs of an average are read before they are solved. */
    private static final int AT_ONCE = 256;

    private static final String AVERAGE_ERROR = "averageError";

    private final Study study;
    private final Taking taking;
    private final List<RecordedFormula> formulas = new ArrayList<>();
    private final List<Boolean> timed = new ArrayList<>();
    private final List<Recorded> columns = new ArrayList<>();
    private final int base;

    /**
     * @param shape a run of the study, as all of them are
     * @throws InvalidInputException if a name is unknown, or belongs to models of the other kind
     */
    Recording(Study study, ModelScenario shape) {
        this.study = study;
        this.taking = new Taking(study, shape);
        List<RecordedFormula.Name> names = new ArrayList<>();
        int place = 0;
        for (Quantity<?> quantity : taking.quantities()) {
            for (Quantity.Column column : quantity.columns()) {
                names.add(new RecordedFormula.Name(column.name(), place));
                names.add(new RecordedFormula.Name(column.alias(), place++));
                timed.add(quantity.timed());
            }
            addColumns(quantity.columns(), quantity.name(), quantity.timed());
        }
        for (StudyParameter parameter : study.parameters()) {
            names.add(new RecordedFormula.Name(parameter.name(), place++));
            timed.add(false);
        }
        this.base = place;
        study.formulas().forEach((name, text) -> {
            RecordedFormula formula = RecordedFormula.of(name, text, names);
            boolean changes = Arrays.stream(formula.sources()).anyMatch(timed::get);
            addColumns(List.of(new Quantity.Column(name, name, "")), name, changes);
            names.add(new RecordedFormula.Name(name, timed.size()));
            timed.add(changes);
            formulas.add(formula);
        });
        if (study.average().isPresent()) {
            columns.add(new Recorded(AVERAGE_ERROR, "", AVERAGE_ERROR));
        }
        Set<String> all = new LinkedHashSet<>(Set.of("sentence"));
        study.parameters().forEach(p -> all.add(p.name()));
        for (Recorded column : columns) {
            if (!all.add(column.name())) {
                throw new InvalidInputException(
                        "record", "\"" + column.name() + "\" twice", "names of columns that differ");
            }
        }
    }

    /**
     * Of a study; its columns are those of a run that can be read.
     *
     * @throws InvalidInputException if a name is unknown, the model has no such path, or no run can be read, of at most
     *     {@value #MOST_TRIALS} that are spread over all of them
     * @throws java.util.concurrent.CancellationException if the progress says so
     */
    public static Recording of(Study study, Progress progress) {
        RuntimeException first = null;
        double[][] points = study.points();
        int trials = Math.min(points.length, MOST_TRIALS);
        for (int i = 0; i < trials; i++) {
            if (i > 0) {
                progress.check();
            }
            try {
                return new Recording(
                        study,
                        study.at(points[(int) ((long) i * points.length / trials)])
                                .scenario());
            } catch (InvalidInputException | RefusalException e) {
                if (e instanceof InvalidInputException wrong && isOfStudy(wrong.where())) {
                    throw e;
                }
                first = first == null ? e : first;
            }
        }
        throw first;
    }

    private static boolean isOfStudy(String where) {
        return where.equals("record") || where.startsWith("formulas.") || where.equals("limit");
    }

    private void addColumns(List<Quantity.Column> added, String quantity, boolean changes) {
        for (Quantity.Column column : added) {
            if (!changes || study.times().length == 0) {
                columns.add(new Recorded(column.name(), column.unit(), quantity));
                continue;
            }
            for (double t : study.times()) {
                columns.add(new Recorded(column.name() + "@" + StudyParameter.text(t), column.unit(), quantity));
            }
        }
    }

    /** The columns of every record, in order. */
    public List<Recorded> columns() {
        return List.copyOf(columns);
    }

    /**
     * Makes runs, side by side where their solver can; what a run gives does not depend on the others.
     *
     * @param numbers of the runs
     * @param points their values of the parameters
     * @return whether some were solved side by side
     * @throws CancellationException if they are no longer wanted; nothing else but errors of the machine and of the sink
     */
    boolean runs(int[] numbers, double[][] points, StudyEngine.Sink sink, Progress progress) throws IOException {
        if (study.average().isPresent()) {
            for (int i = 0; i < numbers.length; i++) {
                progress.check();
                sink.take(averaged(study.average().get(), numbers[i], points[i], progress));
            }
            return false;
        }
        return taking.take(
                numbers.length,
                i -> study.at(points[i]),
                (i, taken) -> sink.take(finished(numbers[i], points[i], taken, Double.NaN)),
                progress);
    }

    private double[] nothing() {
        double[] values = new double[columns.size()];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    /** A run over many atoms: what is recorded is averaged, and formulas are of the averages. */
    private RunRecord averaged(Average average, int number, double[] point, Progress progress) {
        Distribution over = average.distribution();
        int times = taking.times();
        int width = taking.width() * times;
        Taking.Taken mean = taking.nothing();
        double error = Double.NaN;
        try {
            Optional<ClosedAverage> closed = ClosedAverage.of(study, average, point, taking, progress);
            if (closed.isPresent()) {
                return finished(number, point, closed.get().mean(), closed.get().error());
            }
            VectorQuadrature.Integrals sums = new VectorQuadrature(
                            s -> weighted(average, point, s, mean.sentences(), progress),
                            average.tolerance(),
                            MOST_POINTS)
                    .over(over.from(), over.to(), average.cells());
            error = 0;
            for (int k = 0; k < width; k++) {
                mean.found()[k / times][k % times] = sums.values()[k] / sums.values()[width];
                error = Math.max(error, sums.sizes()[k] == 0 ? 0 : sums.errors()[k] / sums.sizes()[k]);
            }
            if (!sums.converged() && mean.sentences().isEmpty()) {
                mean.sentences()
                        .add(Sentence.of(
                                "The average over %s is known to %.1e only after %d runs, not to the tolerance of %.0e.",
                                average.name(), error, sums.points(), average.tolerance()));
            }
        } catch (InvalidInputException | RefusalException e) {
            mean.sentences().add(e.getMessage());
        }
        return finished(number, point, mean, error);
    }

    /** What is recorded of the atoms at places of a distribution, by their weight; the weight itself behind it. */
    private double[][] weighted(Average average, double[] point, double[] s, Set<String> sentences, Progress progress) {
        Distribution over = average.distribution();
        int times = taking.times();
        int width = taking.width() * times;
        double[][] out = new double[s.length][width + 1];
        try {
            for (int from = 0; from < s.length; from += AT_ONCE) {
                int first = from;
                taking.take(
                        Math.min(AT_ONCE, s.length - from),
                        i -> study.at(point, over.value().at(s[first + i])),
                        (i, taken) -> {
                            int at = first + i;
                            if (!taken.sentences().isEmpty() && sentences.isEmpty()) {
                                sentences.add("At " + average.name() + " = "
                                        + over.value().at(s[at]) + ": " + String.join(" ", taken.sentences()));
                            }
                            double weight = over.density().at(s[at]);
                            for (int k = 0; k < width; k++) {
                                out[at][k] = weight * taken.found()[k / times][k % times];
                            }
                            out[at][width] = weight;
                        },
                        progress);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out;
    }

    /** The record of a run: what was taken from it, and the formulas of that. @param error of an average, NaN without */
    private RunRecord finished(int number, double[] point, Taking.Taken taken, double error) {
        Set<String> sentences = taken.sentences();
        double[][] found = new double[base + formulas.size()][taking.times()];
        int place = taking.width();
        System.arraycopy(taken.found(), 0, found, 0, place);
        for (double parameter : point) {
            Arrays.fill(found[place++], parameter);
        }
        for (RecordedFormula formula : formulas) {
            for (int t = 0; t < found[place].length; t++) {
                found[place][t] = formula.at(column(found, t));
            }
            place++;
        }
        double[] values = nothing();
        flatten(found, values, point.length);
        if (study.average().isPresent()) {
            values[values.length - 1] = error;
        }
        for (int i = 0; i < values.length; i++) {
            if (Double.isInfinite(values[i])) {
                values[i] = Double.NaN;
            }
            if (Double.isNaN(values[i]) && sentences.isEmpty()) {
                sentences.add(Sentence.of(
                        "%s is no number in this run.", columns.get(i).name()));
            }
        }
        return new RunRecord(number, values, String.join(" ", sentences));
    }

    private static double[] column(double[][] found, int t) {
        return Arrays.stream(found).mapToDouble(row -> row[t]).toArray();
    }

    /** The numbers in the order of the columns, those of the parameters left out. */
    private void flatten(double[][] found, double[] values, int parameters) {
        int at = 0;
        for (int place = 0; place < found.length; place++) {
            if (place >= base - parameters && place < base) {
                continue;
            }
            for (int t = 0; t < (timed.get(place) ? found[place].length : 1); t++) {
                values[at++] = found[place][t];
            }
        }
    }
}
