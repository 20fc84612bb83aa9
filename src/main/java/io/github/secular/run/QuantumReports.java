package io.github.secular.run;

import io.github.secular.asymptotics.Comparison;
import io.github.secular.asymptotics.TruncationStudy;
import io.github.secular.asymptotics.hypotheses.HypothesisReport;
import io.github.secular.asymptotics.hypotheses.QuantumHypotheses;
import io.github.secular.asymptotics.hypotheses.TheoremVerdict;
import io.github.secular.drive.DiophantineConstant;
import io.github.secular.drive.RandomDrive;
import io.github.secular.numerics.InvalidInputException;
import io.github.secular.numerics.Progress;
import io.github.secular.numerics.RefusalException;
import io.github.secular.numerics.Sentence;
import io.github.secular.quantum.BlochModel;
import io.github.secular.quantum.FrozenLight;
import io.github.secular.quantum.PopulationTrajectory;
import io.github.secular.quantum.Slowness;
import io.github.secular.quantum.Trajectory;
import io.github.secular.quantum.limit.RegimeReport;
import io.github.secular.quantum.limit.equilibrium.EquilibriumReport;
import io.github.secular.quantum.limit.equilibrium.EquilibriumTrend;
import io.github.secular.quantum.limit.truncation.LevelFormulas;
import io.github.secular.quantum.random.Ensemble;
import io.github.secular.quantum.random.EnsembleMean;
import io.github.secular.quantum.random.MonteCarlo;
import io.github.secular.quantum.random.SamplingPlan;
import io.github.secular.quantum.steady.SteadyState;
import io.github.secular.quantum.steady.SteadyStates;
import io.github.secular.scenario.Scenario;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What can be said of a scenario beside its trajectory: its equilibrium, theorems, regime, random paths. */
public record QuantumReports(QuantumRuns runs) {
    private static final int LAYER_TIMES = 121;
    private static final int FEWEST_FOR_A_TREND = 8;

    /** With every solver and limit model there is. */
    public static QuantumReports standard() {
        return new QuantumReports(QuantumRuns.standard());
    }

    /** As below, under the light where it is strongest. */
    public EquilibriumResult equilibrium(Scenario scenario, String limitModel, Progress progress) {
        return equilibrium(scenario, limitModel, OptionalDouble.empty(), progress);
    }

    /**
     * Where the rate equation ends under light that stays as it is at one time of the run.
     *
     * @param at that time as the model file counts times; empty for the one where the light is strongest
     * @throws RefusalException if the limit model is not made of rates, or the model has none
     * @throws InvalidInputException if the time is none of the run
     */
    public EquilibriumResult equilibrium(Scenario scenario, String limitModel, OptionalDouble at, Progress progress) {
        FrozenLight light = LightOfRun.at(scenario, at);
        BlochModel model = light.model();
        String name = runs.limits().named(limitModel, model).name();
        QuantumRuns.requireLimit(scenario);
        EquilibriumReport report = EquilibriumReport.of(
                model,
                runs.limits().rates(name, model, 0).rates(),
                scenario.initialPopulations(),
                trend(scenario, name, progress));
        progress.at(1, "Equilibrium");
        Provenance account = LightOfRun.account(scenario, light)
                .add("Rates", runs.limits().named(name, model).description())
                .build();
        return new EquilibriumResult(scenario, light, name, report, account);
    }

    /**
     * Where the Bloch equation itself ends, at the ε of the model, under light that stays as it is at one time of the run.
     *
     * @param at that time as the model file counts times; empty for the one where the light is strongest
     * @throws RefusalException if the drive is random, or the tolerance cannot be kept
     * @throws InvalidInputException if the time is none of the run
     */
    public SteadyResult steady(Scenario scenario, OptionalDouble at, Progress progress) {
        FrozenLight light = LightOfRun.at(scenario, at);
        SteadyState state = SteadyStates.of(light.model(), scenario.initial(), scenario.tolerance(), progress);
        progress.at(1, "Steady state");
        Provenance account = LightOfRun.account(scenario, light)
                .add("Steady state", state.work())
                .add("Tolerance", Double.toString(scenario.tolerance()))
                .add("Estimated error", String.format(java.util.Locale.ROOT, "%.1e", state.error()))
                .build();
        return new SteadyResult(scenario, light, state, account);
    }

    /** For models given by formulas, of which fewer levels can be kept: a quarter, a half, all of them. */
    private Optional<EquilibriumTrend> trend(Scenario scenario, String limitModel, Progress progress) {
        int size = scenario.model().size();
        if (scenario.formulas().isEmpty() || size < FEWEST_FOR_A_TREND) {
            return Optional.empty();
        }
        LevelFormulas system = scenario.formulas().get();
        return Optional.of(EquilibriumTrend.of(
                n -> {
                    BlochModel model = system.model(n, scenario.model().epsilon());
                    return runs.limits().rates(limitModel, model, 0).rates().plus(model.relaxation());
                },
                new int[] {size / 4, size / 2, size},
                progress));
    }

    /**
     * Errors of keeping only the first levels of a model given by formulas.
     *
     * @param sizes numbers of levels
     * @param reference the number that stands for all; at least the largest size
     * @param epsilons at least one; the model's own where empty
     * @throws RefusalException if the model is not given by formulas throughout
     */
    public TruncationResult truncation(
            Scenario scenario, int[] sizes, int reference, double[] epsilons, Progress progress) {
        LevelFormulas system = scenario.formulas()
                .orElseThrow(() -> new RefusalException(
                        "Only a model given by formulas in n can be cut off elsewhere: give levels, coupling, damping,"
                                + " relaxation and populations by formulas, under a wave without envelopes."));
        for (int size : sizes) {
            if (size < 1 || size > reference) {
                throw new InvalidInputException("sizes", "" + size, "numbers of levels from 1 to " + reference);
            }
        }
        double[] eps =
                epsilons.length > 0 ? epsilons : new double[] {scenario.model().epsilon()};
        for (double e : eps) {
            if (!(e > 0 && e < Double.POSITIVE_INFINITY)) {
                throw new InvalidInputException("epsilon", "" + e, "a finite number above 0");
            }
        }
        TruncationStudy study = TruncationStudy.of(system, eps, sizes, reference, scenario.times(), progress);
        Provenance account =
                Provenance.of(scenario).add("Reference", reference + " levels").build();
        return new TruncationResult(scenario, study, account);
    }

    /**
     * Holds the hypotheses of both papers against a scenario, and, for given ε, the limits of the theorems that
     * apply (the usual limit where none does) against the Bloch equation.
     *
     * @param eta η &gt; 0 of the Diophantine condition
     * @param cutOff K ≥ 1
     * @param epsilons where to observe orders; may be empty
     * @param at the time at which the light is taken, as the model file counts times; empty for the one where it is
     *     strongest. Orders are observed under the light of the run
     * @throws InvalidInputException if the time is none of the run
     */
    public HypothesesResult hypotheses(
            Scenario scenario, double eta, int cutOff, double[] epsilons, OptionalDouble at, Progress progress) {
        BlochModel model = scenario.model();
        FrozenLight light = LightOfRun.at(scenario, at);
        Slowness slowness = Slowness.of(model, scenario.times()[scenario.times().length - 1]);
        HypothesisReport report = QuantumHypotheses.check(
                light.model(), slowness, scenario.initial(), eta, cutOff, progress.part(0, 0.3));
        Map<String, DiophantineConstant> constants = constants(model, eta, cutOff, progress.part(0.3, 0.4));
        List<Comparison> observed = List.of();
        if (epsilons.length > 0) {
            List<String> limits = report.theorems().stream()
                    .filter(TheoremVerdict::applies)
                    .map(TheoremVerdict::limitModel)
                    .distinct()
                    .toList();
            observed = runs
                    .comparisons(
                            scenario, epsilons, limits.isEmpty() ? List.of("automatic") : limits, progress.part(0.4, 1))
                    .stream()
                    .map(ComparisonResult::comparison)
                    .toList();
        }
        Provenance account = LightOfRun.account(scenario, light)
                .add("Diophantine condition", "eta = " + eta + ", up to |a| = " + cutOff)
                .build();
        return new HypothesesResult(scenario, light, report, eta, cutOff, constants, observed, account);
    }

    private static Map<String, DiophantineConstant> constants(
            BlochModel model, double eta, int cutOff, Progress progress) {
        double[] energies = new double[model.size()];
        for (int n = 0; n < energies.length; n++) {
            energies[n] = model.levels().energy(n);
        }
        Map<String, DiophantineConstant> out = new LinkedHashMap<>();
        if (!(model.drive() instanceof RandomDrive) && model.wave().dimension() > 0) {
            double[] omega = model.wave().base().toArray();
            out.put("wave and levels", DiophantineConstant.withLevels(energies, omega, eta, cutOff, progress));
            out.put("wave", DiophantineConstant.ofWave(omega, eta, cutOff, progress));
        }
        out.put("levels", DiophantineConstant.ofLevels(energies, eta));
        return out;
    }

    /** Random paths, with the exact mean and the limit where there are such. @throws RefusalException without noises */
    public EnsembleResult ensemble(Scenario scenario, SamplingPlan plan, String limitModel, Progress progress) {
        BlochModel model = scenario.model();
        Ensemble ensemble =
                new MonteCarlo(model).run(scenario.initial(), scenario.times(), plan, progress.part(0, 0.8));
        Provenance.Builder account = Provenance.of(scenario)
                .add("Paths", plan.paths() + ", seed " + plan.seed())
                .add("Band", plan.lower() + " to " + plan.upper() + " quantile of the paths")
                .add("Largest standard error", Sentence.of("%.3g", ensemble.largestError()));
        Optional<Trajectory> mean = Optional.empty();
        try {
            mean = Optional.of(new EnsembleMean()
                    .solve(
                            model,
                            scenario.initial(),
                            scenario.times(),
                            scenario.tolerance(),
                            progress.part(0.8, 0.95)));
            account.add("Exact mean", mean.get().report().work());
        } catch (RefusalException refusal) {
            account.add("Exact mean", "none. " + refusal.getMessage());
        }
        Optional<PopulationTrajectory> limit = Optional.empty();
        try {
            limit = Optional.of(runs.rateEquation(scenario, limitModel, progress.part(0.95, 1))
                    .populations());
            account.add("Limit", runs.limits().named(limitModel, model).description());
        } catch (RefusalException refusal) {
            account.add("Limit", "none. " + refusal.getMessage());
        }
        return new EnsembleResult(scenario, ensemble, mean, limit, account.build());
    }

    /**
     * The regime of almost-degenerate levels under light that stays as it is at one time of the run, its populations
     * included.
     *
     * @param at that time as the model file counts times; empty for the one where the light is strongest
     * @throws RefusalException if a resonant pair is undamped
     * @throws InvalidInputException if the time is none of the run
     */
    public RegimeResult regime(Scenario scenario, OptionalDouble at, Progress progress) {
        FrozenLight light = LightOfRun.at(scenario, at);
        BlochModel model = light.model();
        RegimeReport report = RegimeReport.of(model);
        String resonant = scenario.model().damping().exponent() == 0 ? "averaged" : "resonant";
        double[] layer = layerTimes(report, scenario.times());
        RegimeResult result = new RegimeResult(
                scenario,
                light,
                report,
                limit("polarised", scenario, model, scenario.times(), progress.part(0, 0.25)),
                limit(resonant, scenario, model, scenario.times(), progress.part(0.25, 0.5)),
                limit(resonant, scenario, model, layer, progress.part(0.5, 0.75)),
                limit("polarised", scenario, model, layer, progress.part(0.75, 1)),
                LightOfRun.account(scenario, light)
                        .add("Regime", String.join(" ", report.sentences()))
                        .build());
        return result;
    }

    private PopulationTrajectory limit(
            String name, Scenario scenario, BlochModel model, double[] times, Progress progress) {
        return runs.limits().named(name, model).solve(model, scenario.initial(), times, scenario.tolerance(), progress);
    }

    /** From a hundredth of the layer (or of the run, without one) to the last time, in equal ratios. */
    private static double[] layerTimes(RegimeReport report, double[] times) {
        double last = times[times.length - 1] > 0 ? times[times.length - 1] : 1;
        double slowest = report.layerTime() > 0 ? report.layerTime() : last;
        double first = Math.min(slowest, last) / 100;
        double[] out = new double[LAYER_TIMES];
        for (int i = 0; i < LAYER_TIMES; i++) {
            out[i] = first * Math.pow(last / first, i / (LAYER_TIMES - 1.0));
        }
        return out;
    }
}
