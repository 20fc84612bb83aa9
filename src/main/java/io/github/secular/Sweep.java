package io.github.secular;

import io.github.secular.catalogue.LimitModels;
import io.github.secular.numerics.Formula;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.present.StudyPresentation;
import io.github.secular.scenario.Model;
import io.github.secular.study.Sampling;
import io.github.secular.study.Study;
import io.github.secular.study.StudyMaps;
import io.github.secular.study.StudyParameter;
import io.github.secular.study.StudyParameter.Target;
import io.github.secular.study.StudyRun;
import io.github.secular.study.ThreadEngine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A parameter study for scripts: {@code Secular.open("two-level-resonant").vary("epsilon", 0.2, 0.1).record("error")
 * .solve()}. Its answer has the table and, of at most four parameters, the image "study"; a run that fails is NaN there
 * and a sentence in the table. Runs are made on all processors. Immutable.
 *
 * <p>Every method throws {@link InvalidInputException} for a value or a name that is not allowed; the message is one
 * sentence.
 */
public final class Sweep {
    private final Model model;
    private final Progress progress;
    private final List<StudyParameter> parameters;
    private final Sampling sampling;
    private final List<String> record;
    private final Map<String, String> formulas;
    private final double[] times;
    private final int threads;

    private Sweep(
            Model model,
            Progress progress,
            List<StudyParameter> parameters,
            Sampling sampling,
            List<String> record,
            Map<String, String> formulas,
            double[] times,
            int threads) {
        this.model = model;
        this.progress = progress;
        this.parameters = List.copyOf(parameters);
        this.sampling = sampling;
        this.record = List.copyOf(record);
        this.formulas = new LinkedHashMap<>(formulas);
        this.times = times.clone();
        this.threads = threads;
    }

    static Sweep of(Model model, Progress progress) {
        return new Sweep(
                model,
                progress,
                List.of(),
                Sampling.GRID,
                List.of(),
                Map.of(),
                new double[0],
                ThreadEngine.allThreads());
    }

    /** This, and one more parameter. @param path into the model, as of {@link Secular#with} @param values at least one */
    public Sweep vary(String path, double... values) {
        return and(StudyParameter.of(path, "", itself(path), values));
    }

    /** This, and one more parameter with evenly spaced values, both ends included. @param count at least 2 */
    public Sweep linear(String path, double from, double to, int count) {
        return and(StudyParameter.range(path, "", itself(path), from, to, count, false));
    }

    /** This, and one more parameter with values even in their logarithm, both ends included. @param count at least 2 */
    public Sweep logarithmic(String path, double from, double to, int count) {
        return and(StudyParameter.range(path, "", itself(path), from, to, count, true));
    }

    private static List<Target> itself(String path) {
        return List.of(new Target(path, new Formula("x", "x")));
    }

    private Sweep and(StudyParameter more) {
        List<StudyParameter> all = new ArrayList<>(parameters);
        all.add(more);
        return new Sweep(model, progress, all, sampling, record, formulas, times, threads);
    }

    /** First values together, second values together, in place of every value with every other. */
    public Sweep zipped() {
        return new Sweep(model, progress, parameters, Sampling.ZIPPED, record, formulas, times, threads);
    }

    /** This, and more to record: "populations", "rate.0.1", "d(1.5)" … */
    public Sweep record(String... names) {
        List<String> all = new ArrayList<>(record);
        all.addAll(List.of(names));
        return new Sweep(model, progress, parameters, sampling, all, formulas, times, threads);
    }

    /** This, and a formula of what is recorded: formula("inversion", "population.1 - population.0"). */
    public Sweep formula(String name, String text) {
        Map<String, String> all = new LinkedHashMap<>(formulas);
        all.put(name, text);
        return new Sweep(model, progress, parameters, sampling, record, all, times, threads);
    }

    /** Recorded at these times in place of the end of every run. @param others as the model file counts */
    public Sweep at(double... others) {
        return new Sweep(model, progress, parameters, sampling, record, formulas, others, threads);
    }

    /** On so many processors; the numbers do not depend on it. */
    public Sweep threads(int count) {
        return new Sweep(model, progress, parameters, sampling, record, formulas, times, count);
    }

    /** Makes all runs. */
    public Outcome solve() {
        Study study = new Study(
                model.scenario().title(),
                model,
                parameters,
                sampling,
                record,
                formulas,
                times,
                LimitModels.AUTOMATIC,
                Optional.empty(),
                OptionalDouble.empty(),
                StudyMaps.PLAIN);
        return new Outcome(StudyPresentation.of(new StudyRun(study, threads, progress).inMemory()));
    }
}
