package io.github.secular;

import io.github.secular.catalogue.LimitModels;
import io.github.secular.classical.VlasovProblem;
import io.github.secular.host.imagej.ImageFiles;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.present.ClassicalAnswers;
import io.github.secular.present.FitPresentation;
import io.github.secular.present.Presentation;
import io.github.secular.present.QuantumAnswers;
import io.github.secular.present.SpaceAnswers;
import io.github.secular.present.VlasovPresentation;
import io.github.secular.present.hdf5.ResultFile;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.random.SamplingPlan;
import io.github.secular.scenario.ClassicalScenario;
import io.github.secular.scenario.ManyLevels;
import io.github.secular.scenario.Model;
import io.github.secular.scenario.ModelFile;
import io.github.secular.scenario.ModelScenario;
import io.github.secular.scenario.Scenario;
import io.github.secular.scenario.SpaceScenario;
import io.github.secular.study.Fit;
import io.github.secular.study.FitFile;
import io.github.secular.study.FitRun;
import io.github.secular.study.ThreadEngine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * A model to ask, for scripts and programs: {@code Secular.open("two-level-resonant").with("epsilon=0.05").solve()}.
 * Every question is answered by an {@link Outcome} that holds its images, tables and charts by name; models of both
 * kinds, from a file, a sample or built in code, are asked in the same way. Nothing is shown, and no SciJava context is
 * needed. Immutable.
 *
 * <p>Every method throws {@link InvalidInputException} for a value, a name or a model that is not allowed, and
 * {@link io.github.secular.numerics.RefusalException} where a solver or a limit declines; their messages are one
 * sentence. Work ends with a {@link java.util.concurrent.CancellationException} when its thread is interrupted, or
 * when the progress says so.
 */
public final class Secular {
    private static final double ETA = 0.5;
    private static final int CUT_OFF = 10;

    private final Model model;
    private final Progress progress;

    private Secular(Model model, Progress progress) {
        this.model = model;
        this.progress = progress;
    }

    /**
     * A sample or a model file of either kind.
     *
     * @param model a sample's name, "two-level-resonant", or the path of a model file
     */
    public static Secular open(String model) {
        if (ModelFile.SAMPLES.contains(model)) {
            return new Secular(ModelFile.sample(model), Progress.untilInterrupted());
        }
        Path file = Path.of(model);
        if (!Files.exists(file)) {
            throw new InvalidInputException(
                    "model",
                    "\"" + model + "\", which is no file",
                    "the path of a model file or a sample, one of " + String.join(", ", ModelFile.SAMPLES));
        }
        return open(file);
    }

    /** A model file of either kind. */
    public static Secular open(Path file) {
        return new Secular(ModelFile.open(file, new ImageFiles()), Progress.untilInterrupted());
    }

    /** A model that has been read already, or built in code. */
    public static Secular of(ModelScenario scenario) {
        return new Secular(scenario, Progress.untilInterrupted());
    }

    /**
     * A quantum model built in code; its solver is "automatic", its tolerance 1e-10, and {@link #with} changes epsilon,
     * title, solver and tolerance.
     *
     * @param initial ρ(0), Hermitian, N × N
     * @param times slow times to report, increasing, at least 0, dimensionless
     */
    public static Secular of(BlochModel model, ComplexMatrix initial, double... times) {
        return of(Scenario.of(model, initial, times));
    }

    /**
     * A classical model built in code; its solver is "automatic", its tolerance 1e-5, and {@link #with} changes epsilon,
     * title, solver and tolerance.
     *
     * @param energies to report, increasing, above the lowest, off the separatrices
     * @param times slow times to report, increasing, at least 0, dimensionless
     */
    public static Secular of(VlasovProblem problem, double[] energies, double... times) {
        return of(ClassicalScenario.of(problem, energies, times));
    }

    /** The same model with changes, "path=value", such as "epsilon=0.05" or "levels.energies[1]=2", in order. */
    public Secular with(String... more) {
        // a scenario of a file is not read between one change and the next
        Model from = model instanceof ModelScenario read && read.head().file().isPresent() && more.length > 0
                ? read.head().file().get()
                : model;
        return new Secular(from.with(more), progress);
    }

    /** The same, with somebody told where long work stands, who may end it. */
    public Secular telling(Progress watcher) {
        return new Secular(model, watcher);
    }

    /** The model as it is asked, with all changes. */
    public ModelScenario scenario() {
        return model.scenario();
    }

    /** The Bloch or Vlasov equation solved, its limit beside it: what the subcommand {@code run} writes. */
    public Outcome solve() {
        return answer(
                q -> q.solve(LimitModels.AUTOMATIC),
                c -> c.solve(VlasovPresentation.Wishes.NONE),
                s -> s.solve(List.of(), List.of()));
    }

    /** The same, and a table "recorded" of quantities by the names that studies record them under, at every time. */
    public Outcome record(String... names) {
        List<String> wanted = List.of(names);
        return answer(
                q -> q.solve(LimitModels.AUTOMATIC, wanted),
                c -> c.solve(VlasovPresentation.Wishes.NONE, wanted),
                s -> s.solve(List.of(), wanted));
    }

    /** The limit alone: rate equation or energy diffusion. */
    public Outcome limit() {
        return limit(LimitModels.AUTOMATIC);
    }

    /** The same. @param name of a limit model; of classical models "diffusion" is the only one */
    public Outcome limit(String name) {
        Optional<ManyLevels> large = model.manyLevels(progress);
        return large.isPresent()
                ? new Outcome(QuantumAnswers.limit(large.get(), name, progress))
                : answer(
                        q -> q.limit(name),
                        c -> {
                            requireDiffusion(name);
                            return c.limit();
                        },
                        s -> {
                            requireDiffusion(name);
                            return s.limit();
                        });
    }

    private static void requireDiffusion(String name) {
        if (!List.of(LimitModels.AUTOMATIC, "diffusion").contains(name)) {
            throw new InvalidInputException(
                    "limit", "\"" + name + "\"", "\"diffusion\", the one limit of a classical model");
        }
    }

    /** What the limit is made of: the rates of transitions, or d(E) with its resonances. */
    public Outcome rates() {
        return answer(q -> q.rates(LimitModels.AUTOMATIC), ClassicalAnswers::rates, SpaceAnswers::rates);
    }

    /** The equation against its limit over a list of ε, at least one, from large to small. */
    public Outcome compare(double... epsilons) {
        if (epsilons.length == 0) {
            throw new InvalidInputException("epsilons", "none", "one or more, such as compare(0.2, 0.1)");
        }
        return answer(
                q -> q.compare(epsilons, List.of(LimitModels.AUTOMATIC)),
                c -> c.compare(epsilons),
                s -> s.compare(epsilons));
    }

    /** A classical model beside its levels at each ħ, at least one, from large to small. */
    public Outcome quantumVsClassical(double... hbars) {
        return answer(
                q -> {
                    throw new InvalidInputException("kind", "\"quantum\"", "\"classical\" for quantumVsClassical");
                },
                c -> c.quantumVsClassical(hbars));
    }

    /** A classical model's density matrix in phase space at a ħ, f beside it, of so many pixels along each axis. */
    public Outcome wigner(double hbar, int pixels) {
        return answer(
                q -> {
                    throw new InvalidInputException("kind", "\"quantum\"", "\"classical\" for wigner");
                },
                c -> c.wigner(hbar, 0, pixels));
    }

    /** Which theorems hold. @param epsilons where to observe the order, too; may be none */
    public Outcome hypotheses(double... epsilons) {
        return answer(
                q -> q.hypotheses(ETA, CUT_OFF, epsilons, OptionalDouble.empty()),
                c -> c.hypotheses(CUT_OFF, epsilons),
                s -> s.hypotheses(CUT_OFF, epsilons));
    }

    /** Where the rate equation of a quantum model ends, under the light where it is strongest. */
    public Outcome equilibrium() {
        return quantum("equilibrium", q -> q.equilibrium(LimitModels.AUTOMATIC, OptionalDouble.empty()));
    }

    /** Where the Bloch equation of a driven quantum model ends, at its ε, under the light where it is strongest. */
    public Outcome steady() {
        return quantum("steady", q -> q.steady(OptionalDouble.empty()));
    }

    /** The regime of almost-degenerate levels of a quantum model, under the light where it is strongest. */
    public Outcome regime() {
        return quantum("regime", q -> q.regime(OptionalDouble.empty()));
    }

    /** Random paths of a quantum model under noises. @param paths at least 2 @param seed of the random numbers */
    public Outcome ensemble(int paths, long seed) {
        return quantum("ensemble", q -> q.ensemble(SamplingPlan.of(paths, seed), LimitModels.AUTOMATIC));
    }

    /** What it costs to keep only the first levels of a quantum model given by formulas. @param sizes of levels kept */
    public Outcome truncation(int... sizes) {
        int reference = 2 * Arrays.stream(sizes).max().orElse(0);
        return quantum("truncation", q -> q.truncation(sizes, reference, new double[0]));
    }

    /**
     * A study over values of one parameter, to which more can be added; see {@link Sweep}.
     *
     * @param path into the model, as of {@link #with}, "wave.frequencies[0]"
     * @param values at least one
     */
    public Sweep vary(String path, double... values) {
        return Sweep.of(model, progress).vary(path, values);
    }

    /** A study without a parameter yet: sweep().logarithmic("epsilon", 0.01, 0.1, 10).record("error").solve(). */
    public Sweep sweep() {
        return Sweep.of(model, progress);
    }

    /**
     * The numbers of a model that describe a measured curve.
     *
     * @param file the path of a fit file; the model and the data that it names are looked for beside it
     */
    public static Outcome fit(String file) {
        Fit asked = FitFile.open(Path.of(file), new ImageFiles());
        return new Outcome(
                FitPresentation.of(new FitRun(asked, ThreadEngine.allThreads(), Progress.untilInterrupted()).solve()));
    }

    /**
     * A result as it was written: its images, tables and texts, but no charts. They are read when they are asked for.
     *
     * @param file the path of a {@code result.h5}, with its blocks beside it if it has any
     */
    public static Outcome result(String file) {
        return new Outcome(ResultFile.read(Path.of(file)));
    }

    private Outcome quantum(String question, Function<QuantumAnswers, Presentation> asked) {
        return answer(asked, c -> {
            throw new InvalidInputException("kind", "\"classical\"", "\"quantum\" for " + question);
        });
    }

    /** Asks the model, of whichever kind it is, in any number of dimensions. */
    private Outcome answer(
            Function<QuantumAnswers, Presentation> ofQuantum,
            Function<ClassicalAnswers, Presentation> ofClassical,
            Function<SpaceAnswers, Presentation> ofSpace) {
        return scenario() instanceof SpaceScenario space
                ? new Outcome(ofSpace.apply(new SpaceAnswers(space, progress)))
                : answer(ofQuantum, ofClassical);
    }

    /** Asks the model, of whichever kind it is; one in several dimensions is refused. */
    private Outcome answer(
            Function<QuantumAnswers, Presentation> ofQuantum, Function<ClassicalAnswers, Presentation> ofClassical) {
        return new Outcome(
                scenario() instanceof Scenario quantum
                        ? ofQuantum.apply(new QuantumAnswers(quantum, progress))
                        : ofClassical.apply(new ClassicalAnswers(ClassicalScenario.of(scenario()), progress)));
    }
}
