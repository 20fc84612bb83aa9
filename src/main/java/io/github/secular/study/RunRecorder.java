package io.github.secular.study;

import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.Trajectory;
import io.github.secular.run.ClassicalRuns;
import io.github.secular.run.Once;
import io.github.secular.run.QuantumRuns;
import io.github.secular.run.SpaceResult;
import io.github.secular.run.SpaceRuns;
import io.github.secular.run.VlasovResult;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.scenario.Scenario;
import io.github.secular.scenario.SpaceScenario;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/** Records of a single run what studies record, at every time of it. */
public final class RunRecorder<R> {
    private final List<Quantity<R>> quantities;

    private RunRecorder(List<Quantity<R>> quantities) {
        this.quantities = quantities;
    }

    /**
     * What was recorded.
     *
     * @param columns in order
     * @param values times × columns, NaN where the run has no such number; never modified
     * @param sentences on what could not be recorded
     */
    public record Result(List<Recorded> columns, double[][] values, List<String> sentences) {
        public Result {
            columns = List.copyOf(columns);
            sentences = List.copyOf(sentences);
        }
    }

    /** A recorder of a quantum model. @throws InvalidInputException if a name is unknown, or is there twice */
    public static RunRecorder<?> check(Scenario scenario, List<String> names) {
        return quantum(scenario, names);
    }

    /** The same of a classical model. */
    public static RunRecorder<?> check(ClassicalScenario scenario, List<String> names) {
        return classical(scenario, names);
    }

    /** The same of a classical model in two or three dimensions. */
    public static RunRecorder<?> check(SpaceScenario scenario, List<String> names) {
        return space(scenario, names);
    }

    private static RunRecorder<SpaceQuantities.Run> space(SpaceScenario scenario, List<String> names) {
        SpaceQuantities known = new SpaceQuantities(scenario);
        return new RunRecorder<>(distinct(names).stream().map(known::named).toList());
    }

    private static RunRecorder<QuantumRun> quantum(Scenario scenario, List<String> names) {
        QuantumQuantities known = new QuantumQuantities(scenario);
        return new RunRecorder<>(distinct(names).stream().map(known::named).toList());
    }

    private static RunRecorder<ClassicalQuantities.Run> classical(ClassicalScenario scenario, List<String> names) {
        ClassicalQuantities known = new ClassicalQuantities(scenario);
        return new RunRecorder<>(distinct(names).stream().map(known::named).toList());
    }

    private static List<String> distinct(List<String> names) {
        Set<String> seen = new LinkedHashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new InvalidInputException("record", "\"" + name + "\" twice", "each name once");
            }
        }
        return names;
    }

    /** Of a run that has been solved. @param limit the name of the limit model */
    public static Result of(
            Scenario scenario,
            List<String> names,
            String limit,
            QuantumRuns runs,
            Trajectory solved,
            Progress progress) {
        return quantum(scenario, names)
                .all(
                        QuantumRun.of(scenario, limit, OptionalDouble.empty(), runs, () -> solved, progress),
                        scenario.times().length);
    }

    /** The same of a classical model. */
    public static Result of(
            ClassicalScenario scenario,
            List<String> names,
            ClassicalRuns runs,
            VlasovResult solved,
            Progress progress) {
        ClassicalQuantities.Run run = new ClassicalQuantities.Run(
                scenario, () -> solved, new Once<>(() -> runs.energyDiffusion(scenario, progress)), runs, progress);
        return classical(scenario, names).all(run, scenario.times().length);
    }

    /** The same of a classical model in two or three dimensions. */
    public static Result of(
            SpaceScenario scenario, List<String> names, SpaceRuns runs, SpaceResult solved, Progress progress) {
        return space(scenario, names)
                .all(SpaceQuantities.Run.of(scenario, runs, () -> solved, progress), scenario.times().length);
    }

    private Result all(R run, int times) {
        List<Recorded> columns = new ArrayList<>();
        for (Quantity<R> quantity : quantities) {
            quantity.columns().forEach(c -> columns.add(new Recorded(c.name(), c.unit(), quantity.name())));
        }
        double[][] values = new double[times][columns.size()];
        Set<String> sentences = new LinkedHashSet<>();
        int place = 0;
        for (Quantity<R> quantity : quantities) {
            int width = quantity.columns().size();
            for (int t = 0; t < times; t++) {
                double[] numbers = t > 0 && !quantity.timed()
                        ? null
                        : numbers(quantity, run, quantity.timed() ? t : times - 1, sentences);
                for (int c = 0; c < width; c++) {
                    values[t][place + c] = numbers == null ? values[0][place + c] : numbers[c];
                }
            }
            place += width;
        }
        return new Result(columns, values, List.copyOf(sentences));
    }

    private static <R> double[] numbers(Quantity<R> quantity, R run, int time, Set<String> sentences) {
        try {
            return quantity.value().of(run, time);
        } catch (RefusalException e) {
            sentences.add(quantity.name() + ": " + e.getMessage());
            double[] none = new double[quantity.columns().size()];
            java.util.Arrays.fill(none, Double.NaN);
            return none;
        }
    }
}
