package io.github.secular.run;

import io.github.secular.asymptotics.Comparison;
import io.github.secular.asymptotics.ComparisonRunner;
import io.github.secular.asymptotics.ComparisonTimes;
import io.github.secular.asymptotics.hypotheses.HypothesisReport;
import io.github.secular.asymptotics.hypotheses.QuantumHypotheses;
import io.github.secular.catalogue.BlochSolvers;
import io.github.secular.catalogue.LimitModels;
import io.github.secular.drive.Wave;
import io.github.secular.numerics.ComplexMatrix;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.Sentence;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.BlochProblem;
import io.github.secular.quantum.BlochSolver;
import io.github.secular.quantum.FrozenLight;
import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.Slowness;
import io.github.secular.quantum.Trajectory;
import io.github.secular.quantum.limit.LimitModel;
import io.github.secular.quantum.limit.RandomOperator;
import io.github.secular.quantum.limit.SparseRateEquation;
import io.github.secular.quantum.limit.TransitionRates;
import io.github.secular.quantum.torus.SlowGenerator;
import io.github.secular.scenario.ManyLevels;
import io.github.secular.scenario.Scenario;
import io.github.secular.solver.LongRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From a scenario to results: what every host runs, without knowing any host. */
public record QuantumRuns(BlochSolvers solvers, LimitModels limits) {
    private static final double SOLVING = 0.9;
    /** Of the Diophantine condition, on which no order depends. */
    private static final double ETA = 0.5;

    private static final int CUT_OFF = 3;

    /** With every solver and limit model there is. */
    public static QuantumRuns standard() {
        return new QuantumRuns(BlochSolvers.standard(), LimitModels.standard());
    }

    /**
     * Solves the Bloch equation with the scenario's solver, and the limit model beside it.
     *
     * @param limitModel the name of the limit model
     * @throws io.github.secular.numerics.InvalidInputException if a name is unknown
     * @throws RefusalException if the solver refuses; a limit model that refuses leaves a note in the provenance
     */
    public BlochResult bloch(Scenario scenario, String limitModel, Progress progress) {
        LimitModel limit = limits.named(limitModel, scenario.model());
        LongRun.sentence(
                        solvers.catalogue(),
                        solvers.named(scenario.solver()),
                        new BlochProblem(scenario.model(), scenario.initial()),
                        scenario.times(),
                        scenario.tolerance())
                .ifPresent(progress::say);
        Trajectory trajectory = trajectory(scenario, progress.part(0, SOLVING));
        Provenance.Builder account = Provenance.of(scenario)
                .solver(trajectory.report())
                .add("Conservation", trajectory.conservation().toString());
        Optional<PopulationTrajectory> rates = Optional.empty();
        try {
            requireLimit(scenario);
            rates = Optional.of(solved(limit, scenario, progress.part(SOLVING, 1)));
            account.add(BlochResult.RATE_EQUATION, limit.name() + ": " + limit.description());
            if (!rates.get().report().remark().isEmpty()) {
                account.add(
                        BlochResult.RATE_EQUATION + ", remark",
                        rates.get().report().remark());
            }
        } catch (RefusalException refusal) {
            account.add(BlochResult.RATE_EQUATION, BlochResult.NONE + refusal.getMessage());
        }
        return new BlochResult(scenario, trajectory, rates, account.build());
    }

    /**
     * Solves the Bloch equation alone with the scenario's solver.
     *
     * @return ρ at the scenario's times
     * @throws RefusalException if the solver refuses
     */
    public Trajectory trajectory(Scenario scenario, Progress progress) {
        BlochSolver solver = solvers.named(scenario.solver());
        BlochProblem problem = new BlochProblem(scenario.model(), scenario.initial());
        Trajectory trajectory = solver.solve(problem, scenario.times(), scenario.tolerance(), progress);
        if (!trajectory.isFinite()) {
            throw noNumbers("The solver " + trajectory.report().solver());
        }
        return trajectory;
    }

    /**
     * The same of many runs, of those that their solver takes side by side; to the bit what {@link #trajectory} gives.
     *
     * @return in the order of the scenarios; null for one that is to be solved alone
     */
    public List<Trajectory> trajectories(List<Scenario> scenarios, Progress progress) {
        Trajectory[] out = new Trajectory[scenarios.size()];
        Map<List<Object>, List<Integer>> alike = new LinkedHashMap<>();
        for (int i = 0; i < out.length; i++) {
            Scenario s = scenarios.get(i);
            List<Double> times = Arrays.stream(s.times()).boxed().toList();
            alike.computeIfAbsent(List.of(s.solver(), s.tolerance(), times), key -> new ArrayList<>())
                    .add(i);
        }
        for (List<Integer> group : alike.values()) {
            Scenario first = scenarios.get(group.get(0));
            List<BlochProblem> problems = group.stream()
                    .map(i -> new BlochProblem(
                            scenarios.get(i).model(), scenarios.get(i).initial()))
                    .toList();
            List<Trajectory> found =
                    solvers.named(first.solver()).solveStack(problems, first.times(), first.tolerance(), progress);
            for (int i = 0; i < found.size(); i++) {
                boolean holds = found.get(i) != null && found.get(i).isFinite();
                out[group.get(i)] = holds ? found.get(i) : null;
            }
        }
        return Arrays.asList(out);
    }

    /** @throws RefusalException if no theorem gives a limit, whatever a formula for rates may say (0 without damping) */
    static void requireLimit(Scenario scenario) {
        BlochResult.noLimit(scenario.model()).ifPresent(reason -> {
            throw new RefusalException(reason);
        });
    }

    private static PopulationTrajectory solved(LimitModel limit, Scenario scenario, Progress progress) {
        PopulationTrajectory p =
                limit.solve(scenario.model(), scenario.initial(), scenario.times(), scenario.tolerance(), progress);
        if (!p.isFinite()) {
            throw noNumbers("The limit " + limit.name());
        }
        return p;
    }

    private static RefusalException noNumbers(String what) {
        return new RefusalException(what + " meets numbers that are too large or too far apart for a double, and its"
                + " result is none: choose other units, so that energies, rates and times are nearer to 1.");
    }

    /** Solves a limit model alone. @throws RefusalException if the scenario has no such limit */
    public RateEquationResult rateEquation(Scenario scenario, String limitModel, Progress progress) {
        LimitModel limit = limits.named(limitModel, scenario.model());
        requireLimit(scenario);
        PopulationTrajectory populations = solved(limit, scenario, progress);
        Provenance account = Provenance.of(scenario)
                .add("Rate equation", limit.name() + ": " + limit.description())
                .solver(populations.report())
                .add("Conservation", conservation(populations))
                .build();
        return new RateEquationResult(scenario, limit.name(), populations, account);
    }

    /**
     * The rate equation of many levels.
     *
     * @param limitModel "automatic", "averaged" or "chi", which are one and the same where both hold
     * @throws InvalidInputException if it is another one
     * @throws RefusalException if the model has no such limit, or the tolerance cannot be kept
     */
    public ManyLevelsResult rateEquation(ManyLevels model, String limitModel, Progress progress) {
        String name = limitModel.equals(LimitModels.AUTOMATIC) ? "averaged" : limitModel;
        if (!List.of("averaged", "chi").contains(name)) {
            throw new InvalidInputException(
                    "limit", "\"" + limitModel + "\"", "averaged or chi for more than " + ManyLevels.FEW + " levels");
        }
        if (name.equals("chi") && model.dampingExponent() != 0) {
            throw new RefusalException("The limit \"chi\" (paper 1, theorem 1) needs damping that does not depend on"
                    + " epsilon, but mu is " + model.dampingExponent() + ": choose the limit \"averaged\".");
        }
        PopulationTrajectory p = new SparseRateEquation(model.averaged().plus(model.relaxation()))
                .solve(name, model.initial(), model.times(), model.tolerance(), progress);
        return new ManyLevelsResult(model, name, p);
    }

    /** The generator of the slow motion, to all orders in ε. @throws RefusalException if the model has none */
    public SlowGenerator slowGenerator(Scenario scenario, Progress progress) {
        double[] times = scenario.times();
        return SlowGenerator.converged(scenario.model(), times[times.length - 1], scenario.tolerance(), progress);
    }

    /** The operator of the limit "random-operator", N² × N². @throws RefusalException if the model has none */
    public ComplexMatrix randomOperator(Scenario scenario) {
        return RandomOperator.of(scenario.model(), false);
    }

    /**
     * The transition rates; where the light changes at each time of the scenario, and where an envelope is largest if
     * that lies between them.
     *
     * @throws RefusalException if there are none since nothing is damped
     */
    public TransitionRatesResult transitionRates(Scenario scenario, String limitModel, Progress progress) {
        double[] times = scenario.model().drive() instanceof Wave wave && wave.hasEnvelopes()
                ? wave.withPeaks(scenario.times())
                : new double[0];
        boolean changing = times.length > 0;
        List<TransitionRates> rates = limits.rates(limitModel, scenario.model(), changing ? times : new double[] {0});
        requireLimit(scenario);
        progress.at(1, "Transition rates");
        Provenance.Builder account =
                Provenance.of(scenario).add("Rates", rates.get(0).kind());
        if (changing) {
            account.add(
                    "Light",
                    times.length == scenario.times().length
                            ? "as at each time of the run"
                            : "as at each time of the run and where an envelope is largest between them");
        }
        return new TransitionRatesResult(scenario, times, rates, account.build());
    }

    /** The Bloch equation against a limit model at each ε. */
    public ComparisonResult comparison(Scenario scenario, double[] epsilons, String limitModel, Progress progress) {
        return comparisons(scenario, epsilons, List.of(limitModel), progress).get(0);
    }

    /**
     * The Bloch equation, solved once at each ε, against several limit models; at the scenario's times and, where those
     * are a grid or envelopes change, many between them ({@link ComparisonTimes}).
     *
     * @param limitModels names
     * @return one per name, in that order
     * @throws RefusalException if no theorem gives the scenario a limit, or a solver or a limit refuses
     */
    public List<ComparisonResult> comparisons(
            Scenario scenario, double[] epsilons, List<String> limitModels, Progress progress) {
        requireLimit(scenario);
        BlochSolver solver = new RememberingSolver(solvers.named(scenario.solver()));
        List<ComparisonResult> out = new ArrayList<>();
        double[] times =
                ComparisonTimes.dense(scenario.times(), scenario.model().drive());
        // Names are checked before anything is computed.
        List<LimitModel> models = limitModels.stream()
                .map(name -> limits.named(name, scenario.model()))
                .toList();
        Optional<HypothesisReport> theory = theory(scenario, progress);
        for (int i = 0; i < models.size(); i++) {
            Comparison comparison = new ComparisonRunner(solver, models.get(i))
                    .run(
                            scenario.model(),
                            scenario.initial(),
                            times,
                            epsilons,
                            scenario.tolerance(),
                            progress.part(i / (double) models.size(), (i + 1.0) / models.size()));
            Provenance account = Provenance.of(scenario)
                    .add("Limit model", models.get(i).description())
                    .build();
            out.add(new ComparisonResult(
                    scenario,
                    comparison,
                    theory.map(t -> t.orderOf(comparison.limitModel())).orElse(Double.NaN),
                    account));
        }
        return out;
    }

    /** What the theory says of the limits; nothing where it cannot be asked. */
    private static Optional<HypothesisReport> theory(Scenario scenario, Progress progress) {
        BlochModel model = scenario.model();
        double end = scenario.times()[scenario.times().length - 1];
        try {
            return Optional.of(QuantumHypotheses.check(
                    FrozenLight.strongest(model, end).model(),
                    Slowness.of(model, end),
                    scenario.initial(),
                    ETA,
                    CUT_OFF,
                    progress.quietly()));
        } catch (RefusalException e) {
            return Optional.empty();
        }
    }

    private static String conservation(PopulationTrajectory p) {
        double drift = 0;
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < p.length(); i++) {
            drift = Math.max(drift, Math.abs(p.sum(i) - p.sum(0)));
            for (int n = 0; n < p.size(); n++) {
                smallest = Math.min(smallest, p.population(i, n));
            }
        }
        return Sentence.of("sum kept to %.1e, smallest population %.6g", drift, smallest);
    }
}
