package io.github.secular.study;

import io.github.secular.catalogue.LimitModels;
import io.github.secular.catalogue.VlasovLimits;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.quantum.Trajectory;
import io.github.secular.quantum.steady.SteadyState;
import io.github.secular.run.ClassicalRuns;
import io.github.secular.run.QuantumRuns;
import io.github.secular.run.SpaceRuns;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.scenario.Model;
import io.github.secular.scenario.ModelScenario;
import io.github.secular.scenario.Scenario;
import io.github.secular.scenario.SpaceScenario;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Takes the quantities that a study records from models, solved side by side where that can be. Safe for threads. */
final class Taking {
    private final Study study;
    private final QuantumRuns quantumRuns = QuantumRuns.standard();
    private final ClassicalRuns classicalRuns;
    private final SpaceRuns spaceRuns = new SpaceRuns();
    private final Class<?> kind;
    private final boolean quantum;
    private final List<Quantity<QuantumRun>> ofQuantum = new ArrayList<>();
    private final List<Quantity<ClassicalQuantities.Run>> ofClassical = new ArrayList<>();
    private final List<Quantity<SpaceQuantities.Run>> ofSpace = new ArrayList<>();
    private final int levels;
    private final int width;

    /**
     * @param shape a run of the study, as all of them are
     * @throws InvalidInputException if a name is unknown, or belongs to models of the other kind
     */
    Taking(Study study, ModelScenario shape) {
        this.study = study;
        this.kind = shape.getClass();
        this.quantum = shape instanceof Scenario;
        this.levels = shape instanceof Scenario s ? s.model().size() : 0;
        this.classicalRuns =
                ClassicalRuns.by(shape instanceof ClassicalScenario ? study.limit() : LimitModels.AUTOMATIC);
        if (shape instanceof Scenario s) {
            quantumRuns.limits().named(study.limit(), s.model());
            QuantumQuantities known = new QuantumQuantities(s);
            study.record().forEach(name -> ofQuantum.add(known.named(name)));
        } else if (shape instanceof SpaceScenario s) {
            VlasovLimits.standard().checkInSpace(study.limit());
            SpaceQuantities known = new SpaceQuantities(s);
            study.record().forEach(name -> ofSpace.add(known.named(name)));
        } else {
            ClassicalQuantities known = new ClassicalQuantities(ClassicalScenario.of(shape));
            study.record().forEach(name -> ofClassical.add(known.named(name)));
        }
        this.width = quantities().stream().mapToInt(q -> q.columns().size()).sum();
    }

    /** What is taken, in the order of the study. */
    List<? extends Quantity<?>> quantities() {
        if (quantum) {
            return ofQuantum;
        }
        return kind == SpaceScenario.class ? ofSpace : ofClassical;
    }

    /** How many numbers are taken at a time. */
    int width() {
        return width;
    }

    /** At how many times they are taken. */
    int times() {
        return Math.max(1, study.times().length);
    }

    /**
     * What was taken from a run.
     *
     * @param found numbers × times; what does not change is the same at all times
     * @param sentences on what could not be
     */
    record Taken(double[][] found, Set<String> sentences) {}

    @FunctionalInterface
    interface Each {
        void take(int i, Taken taken) throws IOException;
    }

    /** Takes what is wanted from models, solved side by side where that can be. @return whether some were */
    boolean take(int count, IntFunction<Model> models, Each each, Progress progress) throws IOException {
        ModelScenario[] scenarios = new ModelScenario[count];
        Throwable[] failures = new Throwable[count];
        for (int i = 0; i < count; i++) {
            try {
                scenarios[i] = checked(models.apply(i).scenario());
            } catch (RuntimeException | StackOverflowError e) {
                failures[i] = e;
            }
        }
        SideBySide together = new SideBySide(quantumRuns, scenarios, progress);
        for (int i = 0; i < count; i++) {
            progress.check();
            int place = i;
            each.take(
                    i,
                    failures[i] == null
                            ? taken(scenarios[i], () -> together.get(place), progress)
                            : failed(failures[i]));
        }
        return together.isUsed();
    }

    /** Whether all that is taken is linear in a driven steady state. */
    boolean isOfMeanState() {
        return quantum && ofQuantum.stream().allMatch(Quantity::linear);
    }

    /** What is taken from a mean of driven steady states. @param shape any of the runs it is the mean of */
    Taken of(Scenario shape, SteadyState mean) {
        Taken out = nothing();
        fill(ofQuantum, QuantumRun.atRest(shape, mean), shape.times().length, out);
        return out;
    }

    private Taken failed(Throwable e) {
        Taken out = nothing();
        out.sentences.add(sentence(e));
        return out;
    }

    /** No number yet, and no sentence. */
    Taken nothing() {
        double[][] found = new double[width()][times()];
        for (double[] row : found) {
            Arrays.fill(row, Double.NaN);
        }
        return new Taken(found, new LinkedHashSet<>());
    }

    /** @throws InvalidInputException if it is of another kind or size than the others */
    private ModelScenario checked(ModelScenario scenario) {
        if (scenario.getClass() != kind) {
            throw new InvalidInputException(
                    scenario instanceof Scenario == quantum ? "dimension" : "kind",
                    "another in this run",
                    "one kind in every run, and of classical models one dimension, or always more than 1");
        }
        if (scenario instanceof Scenario s && s.model().size() != levels) {
            throw new InvalidInputException("levels", s.model().size() + " of them", levels + " in every run");
        }
        return scenario;
    }

    private Taken taken(ModelScenario scenario, Supplier<Trajectory> side, Progress progress) {
        Taken out = nothing();
        try {
            int length = scenario.times().length;
            if (scenario instanceof Scenario s) {
                fill(
                        ofQuantum,
                        QuantumRun.of(s, study.limit(), study.lightAt(), quantumRuns, side, progress),
                        length,
                        out);
            } else if (scenario instanceof SpaceScenario s) {
                fill(ofSpace, SpaceQuantities.Run.of(s, spaceRuns, progress), length, out);
            } else {
                fill(
                        ofClassical,
                        ClassicalQuantities.Run.of(ClassicalScenario.of(scenario), classicalRuns, progress),
                        length,
                        out);
            }
        } catch (RuntimeException | StackOverflowError e) {
            out.sentences.add(sentence(e));
        }
        return out;
    }

    private static String sentence(Throwable e) {
        if (e instanceof CancellationException cancelled) {
            throw cancelled;
        }
        return e instanceof InvalidInputException || e instanceof RefusalException
                ? e.getMessage()
                : "A fault in the program, please report it: " + e + ".";
    }

    private <R> void fill(List<Quantity<R>> wanted, R run, int length, Taken out) {
        double[][] found = out.found;
        int place = 0;
        for (Quantity<R> quantity : wanted) {
            for (int t = 0; t < times(); t++) {
                int width = quantity.columns().size();
                double[] numbers = t > 0 && !quantity.timed()
                        ? column(found, place, width)
                        : numbers(quantity, run, study.times().length == 0 ? length - 1 : t, out.sentences);
                for (int c = 0; c < width; c++) {
                    found[place + c][t] = numbers[c];
                }
            }
            place += quantity.columns().size();
        }
    }

    private static double[] column(double[][] found, int from, int width) {
        double[] out = new double[width];
        for (int c = 0; c < width; c++) {
            out[c] = found[from + c][0];
        }
        return out;
    }

    private static <R> double[] numbers(Quantity<R> quantity, R run, int time, Set<String> sentences) {
        try {
            return quantity.value().of(run, time);
        } catch (RuntimeException | StackOverflowError e) {
            sentences.add(sentence(e));
            double[] none = new double[quantity.columns().size()];
            Arrays.fill(none, Double.NaN);
            return none;
        }
    }
}
